// The secrets of one run: its token, the cookie a page gets for it, and the keys of consoles. Knows no routes.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Role } from '../../protocol/index.ts';
import { bearerOf } from './guard.ts';

/** A fresh 256-bit token. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export interface Identity {
  readonly role: Role;
  /** For the role `console`: which. */
  readonly console?: string;
}

export interface Credentials {
  /** Who the request says it is: `nobody` shows no credential, `wrong` a useless one. */
  identify(
    request: Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'method'>,
  ): Identity | 'nobody' | 'wrong';
  isToken(candidate: string): boolean;
  /** Value of the Set-Cookie header that stands for the token. */
  cookie(): string;
  /** Value of the Set-Cookie header that takes it back. */
  noCookie(): string;
}

export interface CredentialOptions {
  readonly token: string;
  /** Part of the cookie's name: cookies do not tell the ports of localhost apart. */
  readonly port: number;
  readonly consoleKeys: { find(key: string): string | undefined };
}

export function createCredentials({ token, port, consoleKeys }: CredentialOptions): Credentials {
  const name = `railyard_${port}`;
  // Not the token itself: who reads a cookie store does not get what opens every route without an Origin.
  const session = createHmac('sha256', token).update(`cookie of port ${port}`).digest('base64url');
  // Digests under a random key compare in constant time, whatever the lengths.
  const blind = randomBytes(32);
  const digest = (text: string) => createHmac('sha256', blind).update(text).digest();
  const tokenDigest = digest(token);
  const sessionDigest = digest(session);
  const isToken = (candidate: string) => timingSafeEqual(digest(candidate), tokenDigest);
  const attributes = 'Path=/; HttpOnly; SameSite=Strict';

  return {
    isToken,
    cookie: () => `${name}=${session}; ${attributes}`,
    noCookie: () => `${name}=; ${attributes}; Max-Age=0`,
    identify(request) {
      const bearer = bearerOf(request);
      if (bearer !== undefined) {
        if (isToken(bearer)) return { role: 'page' };
        const console = consoleKeys.find(bearer);
        return console === undefined ? 'wrong' : { role: 'console', console };
      }
      const shown = cookieOf(request.headers.cookie ?? '', name);
      if (shown === undefined) return 'nobody';
      return timingSafeEqual(digest(shown), sessionDigest) ? { role: 'page' } : 'wrong';
    },
  };
}

function cookieOf(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const [key = '', ...value] = pair.split('=');
    if (key.trim() === name) return value.join('=').trim();
  }
  return undefined;
}
