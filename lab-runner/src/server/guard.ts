// Who may speak to this server at all: the Host it was called by, and the Origin that calls. Knows no token.
// Names are checked first of all, since a foreign name resolving to 127.0.0.1 (DNS rebinding) passes everything else.
import type { IncomingMessage } from 'node:http';
import { RailyardError } from '../../protocol/index.ts';

type Head = Pick<IncomingMessage, 'rawHeaders' | 'headers' | 'method'>;

export interface Guard {
  /** The allowed host the request was sent to. Throws BAD_REQUEST when there is not exactly one, HOST_NOT_ALLOWED. */
  host(request: Head): string;
  /**
   * Throws ORIGIN_NOT_ALLOWED when the caller is a page of another origin, or when `mustBeNamed` and it names none.
   * A Bearer header stands in for a missing Origin: a foreign page cannot send one.
   */
  origin(request: Head, host: string, options: { mustBeNamed: boolean }): void;
}

/** The names of this machine to itself, with the port, and the address it is bound to. No wildcard. */
export function createGuard({ port, bind }: { port: number; bind: string }): Guard {
  const hosts = new Set([bind, '127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`));
  return {
    host(request) {
      const named = valuesOf(request, 'host');
      const [host] = named;
      // Node hands on the first of two, which need not be the one another reader takes.
      if (host === undefined) throw new RailyardError('BAD_REQUEST', { detail: 'it names no host' });
      if (named.length > 1) throw new RailyardError('BAD_REQUEST', { detail: 'it names two hosts' });
      if (hosts.has(host.toLowerCase())) return host.toLowerCase();
      throw new RailyardError('HOST_NOT_ALLOWED', { host: shown(host) });
    },
    origin(request, host, { mustBeNamed }) {
      const named = valuesOf(request, 'origin');
      const [origin] = named;
      const site = request.headers['sec-fetch-site'];
      if (origin !== undefined) {
        if (named.length === 1 && origin === `http://${host}`) return;
        throw refused(shown(named.join(', ')));
      }
      if (bearerOf(request) !== undefined) return;
      // Another port of localhost is another origin, but the same site: it would get our cookie sent along.
      if (mustBeNamed || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
        throw refused('an unnamed origin');
      }
    },
  };
}

/** The credential of an `Authorization: Bearer` header; an empty one is still one. */
export function bearerOf(request: Head): string | undefined {
  const match = /^Bearer(?:\s+(.*))?$/i.exec(request.headers.authorization ?? '');
  return match === null ? undefined : (match[1] ?? '').trim();
}

function valuesOf({ rawHeaders }: Head, name: string): readonly string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}

function refused(origin: string): RailyardError {
  return new RailyardError('ORIGIN_NOT_ALLOWED', { origin });
}

/** A stranger's text, cut short for a sentence. */
function shown(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
