// The address of a request, taken apart without trusting it: path, query, and the tricks that are refused.
import type { IncomingMessage } from 'node:http';
import { RailyardError } from '../../protocol/index.ts';

export interface RequestTarget {
  /** Percent-encoded, begins with one slash, holds no step upwards. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Throws BAD_REQUEST for what is no plain path, TOKEN_IN_URL for a token in the query. */
export function requestTarget(request: Pick<IncomingMessage, 'url'>): RequestTarget {
  const url = request.url ?? '';
  // Only origin-form (RFC 9112, 3.2.1): `http://elsewhere/`, `*` and `//elsewhere` name something else.
  if (!url.startsWith('/') || url.startsWith('//')) throw bad('it does not ask for a path');
  const cut = url.indexOf('?');
  const path = cut < 0 ? url : url.slice(0, cut);
  const query = new URLSearchParams(cut < 0 ? '' : url.slice(cut + 1));
  for (const name of query.keys()) {
    if (/^(access_?)?token$/i.test(name)) throw new RailyardError('TOKEN_IN_URL');
  }
  const plain = decoded(path);
  const tricks =
    /[\x00-\x1f\x7f\\#]/.test(plain) || plain.split('/').some((part) => part === '..' || part === '.');
  if (tricks || /%2f|%5c/i.test(path)) throw bad('the path holds characters it must not hold');
  return { path, query };
}

/** One path segment in plain; throws BAD_REQUEST for broken percent signs. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw bad('the path has a broken percent sign');
  }
}

function bad(detail: string): RailyardError {
  return new RailyardError('BAD_REQUEST', { detail });
}
