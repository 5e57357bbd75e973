// The HTTP side: from a guarded request to a handler's answer, along the protocol's route table.
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  RailyardError,
  type Role,
  type RouteName,
  SessionRequest,
  type SessionView,
  type TicketRequest,
} from '../../protocol/index.ts';
import { sendJson } from './answer.ts';
import type { Attempts } from './attempts.ts';
import { readJsonBody, refuseBody } from './body.ts';
import type { Handlers, OwnRoute } from './calls.ts';
import type { Credentials, Identity, TokenRole } from './credentials.ts';
import { parseStrictly } from './parse.ts';
import type { RequestTarget } from './request-target.ts';
import { type Found, matchRoute, parseParams, queryObject } from './router.ts';
import type { HeaderList } from './security-headers.ts';
import type { Tickets } from './tickets.ts';

export interface ApiParts {
  readonly handlers: Handlers;
  readonly credentials: Credentials;
  readonly attempts: Attempts;
  readonly tickets: Tickets;
  readonly version: string;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
}

export type Api = (
  request: IncomingMessage,
  response: ServerResponse,
  target: RequestTarget,
) => Promise<void>;

interface Answer {
  readonly value: unknown;
  readonly headers?: HeaderList;
}

/** Answers one request below /api; rejects with what it refuses. */
export function createApi(parts: ApiParts): Api {
  const { handlers, credentials, attempts, tickets, version } = parts;

  function session(who: ReturnType<Credentials['identify']>): Answer {
    const view = (reason?: string): SessionView => ({ authorised: reason === undefined, version, reason });
    if (who === 'nobody') return { value: view('This page has not shown the token of the running lab yet.') };
    if (who === 'wrong') {
      const reason = 'The token this page holds is of an earlier run. Open the address printed by npm start.';
      return { value: view(reason), headers: { 'Set-Cookie': credentials.noCookie('page') } };
    }
    if (who.roles.includes('page')) return { value: view() };
    if (who.roles.includes('instructor')) {
      return {
        value: view('This browser holds the instructor’s token, which opens only the instructor’s page.'),
      };
    }
    return { value: view('This is the key of a console: it opens only what yard needs.') };
  }

  function openSession(role: TokenRole, body: unknown): Answer {
    const { token } = parseStrictly(SessionRequest, body);
    if (!credentials.isToken(role, token)) throw attempts.failed();
    return { value: { authorised: true, version }, headers: { 'Set-Cookie': credentials.cookie(role) } };
  }

  /** Everything but the public routes belongs to somebody known, also what does not exist. */
  function authorise(request: IncomingMessage): Identity {
    const who = credentials.identify(request);
    if (who === 'nobody') throw new RailyardError('NOT_AUTHORISED');
    if (who === 'wrong') throw attempts.failed();
    return who;
  }

  function admit({ roles, console }: Identity, open: readonly Role[]): { role: Role; console?: string } {
    const role = roles.find((one) => open.includes(one));
    if (role !== undefined) return { role, console };
    throw new RailyardError(open.includes('page') ? 'ROLE_NOT_ALLOWED' : 'INSTRUCTOR_ONLY');
  }

  async function answer(request: IncomingMessage, target: RequestTarget, found: Found, signal: AbortSignal) {
    const { name, route } = found;
    const who = route.open === 'public' ? undefined : admit(authorise(request), route.open);
    const params = parseParams(found);
    const query = parseQuery(found, target.query);
    if (route.body === undefined) refuseBody(request);
    const given = route.body === undefined ? undefined : await readJsonBody(request);
    const body = route.body === undefined ? undefined : parseStrictly(route.body, given);

    if (name === 'session') return session(credentials.identify(request));
    if (name === 'openSession') return openSession('page', body);
    if (name === 'openInstructor') return openSession('instructor', body);
    if (name === 'leaveInstructor')
      return { value: {}, headers: { 'Set-Cookie': credentials.noCookie('instructor') } };
    if (name === 'ticket') return { value: { ticket: tickets.issue(body as TicketRequest) } };
    const handler = handlers[name] as (call: unknown) => Promise<unknown>;
    return { value: await handler({ params, query, body, ...who, signal }) };
  }

  return async (request, response, target) => {
    const match = matchRoute(request.method ?? '', target.path);
    if (match.kind !== 'found') {
      authorise(request);
      if (match.kind === 'nothing')
        throw new RailyardError('NO_SUCH_ROUTE', { path: target.path.slice(0, 200) });
      const allowed = match.allowed.join(', ');
      throw new RailyardError('METHOD_NOT_ALLOWED', { method: request.method ?? '', allowed });
    }
    const hangUp = new AbortController();
    response.once('close', () => hangUp.abort());
    const signal = AbortSignal.any([hangUp.signal, parts.closing]);
    const { value, headers }: Answer = await answer(request, target, match, signal);
    sendJson(response, 200, value, headers);
  };
}

function parseQuery({ route }: Found, query: URLSearchParams): unknown {
  const given = queryObject(query);
  const [unknown] = Object.keys(given);
  if (route.query !== undefined) return parseStrictly(route.query, given);
  if (unknown === undefined) return undefined;
  throw new RailyardError('INVALID_FIELD', { field: unknown.slice(0, 60), detail: 'it is not known here' });
}

/** Names of the routes the server answers itself, for tests. */
export const ownRoutes: readonly RouteName[] = [
  'session',
  'openSession',
  'ticket',
  'openInstructor',
  'leaveInstructor',
] satisfies OwnRoute[];
