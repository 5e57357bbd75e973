// What Node's HTTP parser could not read, as an error of the table.
import { RailyardError } from '../../protocol/index.ts';

export interface BrokenRequest {
  readonly refusal: RailyardError;
  /** Headers over the limit have a status of their own. */
  readonly status: number;
}

/** `undefined` when there is nobody to tell: the connection broke. */
export function brokenRequest(error: NodeJS.ErrnoException): BrokenRequest | undefined {
  switch (error.code) {
    case 'ECONNRESET':
    case 'EPIPE':
      return undefined;
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { refusal: new RailyardError('TOO_SLOW'), status: 408 };
    case 'HPE_HEADER_OVERFLOW':
      return {
        refusal: new RailyardError('BAD_REQUEST', { detail: 'its headers are too large' }),
        status: 431,
      };
    default:
      return { refusal: new RailyardError('BAD_REQUEST', { detail: 'it is not HTTP' }), status: 400 };
  }
}
