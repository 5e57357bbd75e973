// Which token opens which route: every route of the table, tried with no token and with everybody's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, type Route, routes, sockets } from '../../protocol/index.ts';
import { openServerBench, type ServerBench } from './bench.ts';

let bench: ServerBench;
beforeAll(async () => {
  bench = await openServerBench();
});
afterAll(() => bench.close());

/** The code a route refuses a role with; `undefined` when it is open to it. */
function refusalOf({ open, path }: Route, role: Role): string | undefined {
  if (open === 'public' || open.includes(role)) return undefined;
  return path.startsWith('/api/class') ? 'INSTRUCTOR_ONLY' : 'ROLE_NOT_ALLOWED';
}

describe('roles', () => {
  const filled = (path: string) =>
    path
      .replace(':exercise', '1.1')
      .replace(':node', 'kafka1')
      .replace(':action', 'kill')
      .replace(':console', 'x');

  it('at most three routes are open to everybody', () => {
    expect(Object.values(routes).filter((route) => route.open === 'public').length).toBeLessThanOrEqual(3);
  });

  it.each(Object.entries(routes).filter(([, route]) => route.open !== 'public'))(
    '%s is denied without a token',
    async (_, route) => {
      bench.calls.length = 0;
      const body = route.method === 'POST' ? '{}' : undefined;
      const headers = { origin: bench.origin };
      const reply = await bench.ask(route.method, filled(route.path), { trusted: false, headers, body });
      expect([reply.status, reply.json.code]).toEqual([401, 'NOT_AUTHORISED']);
      expect(reply.json.remedy).toContain('npm start');
      expect(bench.calls).toEqual([]);
    },
  );

  it('is what does not exist denied too, and every method', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']) {
      const reply = await bench.ask(method, '/api/secret', {
        trusted: false,
        headers: { origin: bench.origin },
      });
      expect([method, reply.status]).toEqual([method, 401]);
    }
  });

  it.each(Object.entries(routes).filter(([, route]) => route.open !== 'public'))(
    '%s knows the console’s narrow key',
    async (_, route) => {
      const headers = { authorization: `Bearer ${bench.keys.issue('c1')}` };
      const body = route.method === 'POST' ? '{}' : undefined;
      const reply = await bench.ask(route.method, filled(route.path), { trusted: false, headers, body });
      const refusal = refusalOf(route, 'console');
      expect([reply.status === 403, reply.status === 403 ? reply.json.code : undefined]).toEqual([
        refusal !== undefined,
        refusal,
      ]);
    },
  );

  it.each(Object.entries(routes).filter(([, route]) => route.open !== 'public'))(
    '%s knows the instructor’s token from the learner’s',
    async (_, route) => {
      const body = route.method === 'POST' ? '{}' : undefined;
      const path = filled(route.path);
      for (const [role, token] of [
        ['page', bench.token],
        ['instructor', bench.instructorToken],
      ] as const) {
        bench.calls.length = 0;
        const headers = { authorization: `Bearer ${token}` };
        const reply = await bench.ask(route.method, path, { trusted: false, headers, body });
        const refusal = refusalOf(route, role);
        expect([role, reply.status === 403]).toEqual([role, refusal !== undefined]);
        if (refusal === undefined) continue;
        expect([role, reply.json.code]).toEqual([role, refusal]);
        expect(bench.calls).toEqual([]);
      }
    },
  );

  it('opens no socket to the instructor’s token', async () => {
    const ticket = await bench.ticket({ for: 'events' });
    const reply = await bench.ask('GET', `${sockets.events}?ticket=${ticket}`, {
      trusted: false,
      headers: {
        ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        authorization: `Bearer ${bench.instructorToken}`,
      },
    });
    expect([reply.status, reply.json.code]).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });
});
