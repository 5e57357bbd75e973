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
  /** All that its credentials stand for: one browser may be the learner's page and the instructor's. */
  readonly roles: readonly Role[];
  /** For the role `console`: which. */
  readonly console?: string;
}

export interface Credentials {
  /** Who the request says it is: `nobody` shows no credential, `wrong` a useless one. */
  identify(
    request: Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'method'>,
  ): Identity | 'nobody' | 'wrong';
  isToken(role: TokenRole, candidate: string): boolean;
  /** Value of the Set-Cookie header that stands for the role's token. */
  cookie(role: TokenRole): string;
  /** Value of the Set-Cookie header that takes it back. */
  noCookie(role: TokenRole): string;
}

/** Roles with a token of their own, exchanged for a cookie of their own. */
export type TokenRole = Exclude<Role, 'console'>;

export interface CredentialOptions {
  readonly tokens: Readonly<Record<TokenRole, string>>;
  /** Part of the cookie's name: cookies do not tell the ports of localhost apart. */
  readonly port: number;
  readonly consoleKeys: { find(key: string): string | undefined };
}

export function createCredentials({ tokens, port, consoleKeys }: CredentialOptions): Credentials {
  // Digests under a random key compare in constant time, whatever the lengths.
  const blind = randomBytes(32);
  const digest = (text: string) => createHmac('sha256', blind).update(text).digest();
  const door = (token: string, name: string, lives: string) => {
    // Not the token itself: who reads a cookie store does not get what opens every route without an Origin.
    const session = createHmac('sha256', token).update(`cookie of port ${port}`).digest('base64url');
    return { name, session, lives, tokenDigest: digest(token), sessionDigest: digest(session) };
  };
  const doors = {
    page: door(tokens.page, `railyard_${port}`, ''),
    instructor: door(tokens.instructor, `railyard_instructor_${port}`, `; Max-Age=${instructorSeconds}`),
  };
  const isToken = (role: TokenRole, candidate: string) =>
    timingSafeEqual(digest(candidate), doors[role].tokenDigest);
  const attributes = 'Path=/; HttpOnly; SameSite=Strict';

  return {
    isToken,
    cookie: (role) => `${doors[role].name}=${doors[role].session}; ${attributes}${doors[role].lives}`,
    noCookie: (role) => `${doors[role].name}=; ${attributes}; Max-Age=0`,
    identify(request) {
      const bearer = bearerOf(request);
      if (bearer !== undefined) {
        const role = tokenRoles.find((one) => isToken(one, bearer));
        if (role !== undefined) return { roles: [role] };
        const console = consoleKeys.find(bearer);
        return console === undefined ? 'wrong' : { roles: ['console'], console };
      }
      const shown = tokenRoles.map(
        (role) => [role, cookieOf(request.headers.cookie ?? '', doors[role].name)] as const,
      );
      if (shown.every(([, cookie]) => cookie === undefined)) return 'nobody';
      const roles = shown.flatMap(([role, cookie]) =>
        cookie !== undefined && timingSafeEqual(digest(cookie), doors[role].sessionDigest) ? [role] : [],
      );
      return roles.length === 0 ? 'wrong' : { roles };
    },
  };
}

const tokenRoles = ['page', 'instructor'] as const satisfies readonly TokenRole[];

/** The browser may be the learner's own: it forgets the instructor by itself. */
const instructorSeconds = 60 * 60;

function cookieOf(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const [key = '', ...value] = pair.split('=');
    if (key.trim() === name) return value.join('=').trim();
  }
  return undefined;
}
