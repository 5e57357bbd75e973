// Reads the JSON body of a request within limits of size, time and form.
import type { IncomingMessage } from 'node:http';
import { limits, RailyardError } from '../../protocol/index.ts';
import { parseJson } from './parse.ts';

/** Milliseconds from the first look at a body to its last byte. */
const bodyMs = 8_000;
/** What is too large is read on for a moment, so that the sender hears the answer instead of a broken connection. */
const overhang = { bytes: 8 * 1024 * 1024, ms: 1_000 } as const;

/** Throws NOT_JSON, BODY_TOO_LARGE, TOO_SLOW and BAD_REQUEST. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  const plain = /^application\/json\s*(;\s*charset=(utf-8|"utf-8")\s*)?$/i.test(type);
  if (!plain || request.headers['content-encoding'] !== undefined) throw new RailyardError('NOT_JSON');
  const bytes = await readBytes(request);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new RailyardError('BAD_REQUEST', { detail: 'it is not UTF-8' });
  }
  return parseJson(text);
}

/** Throws BAD_REQUEST when a request that has no use for a body brings one. */
export function refuseBody({ headers }: Pick<IncomingMessage, 'headers'>): void {
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return;
  throw new RailyardError('BAD_REQUEST', { detail: 'it has a body where none belongs' });
}

function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    let tooLarge = Number(request.headers['content-length'] ?? 0) > limits.bodyBytes;
    let timer = setTimeout(() => settle(tooSlow), tooLarge ? overhang.ms : bodyMs);

    const refusal = () => new RailyardError('BODY_TOO_LARGE', { limit: limits.bodyBytes });
    const tooSlow = () => reject(tooLarge ? refusal() : new RailyardError('TOO_SLOW'));
    const done = () => (tooLarge ? reject(refusal()) : resolve(Buffer.concat(pieces)));

    function settle(end: () => void): void {
      clearTimeout(timer);
      request.off('data', take);
      end();
    }
    function take(piece: Buffer): void {
      size += piece.length;
      if (size > limits.bodyBytes && !tooLarge) {
        tooLarge = true;
        pieces.length = 0;
        clearTimeout(timer);
        timer = setTimeout(() => settle(tooSlow), overhang.ms);
      }
      if (!tooLarge) pieces.push(piece);
      else if (size > overhang.bytes) settle(done);
    }
    request.on('data', take);
    request.once('end', () => settle(done));
    request.once('error', () =>
      settle(() => reject(new RailyardError('BAD_REQUEST', { detail: 'it broke off' }))),
    );
  });
}
