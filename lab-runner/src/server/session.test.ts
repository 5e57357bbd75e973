// Tokens, cookies, tickets and keys: how they are handed over, and how long they live.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAttempts } from './attempts.ts';
import { openServerBench, type Reply, type ServerBench } from './bench.ts';
import { createTickets } from './tickets.ts';
import { newToken } from './credentials.ts';

let bench: ServerBench;
beforeEach(async () => {
  bench = await openServerBench();
});
afterEach(() => bench.close());

const enter = (token: string): Promise<Reply> =>
  bench.ask('POST', '/api/session', {
    trusted: false,
    headers: { origin: bench.origin },
    body: JSON.stringify({ token }),
  });
const cookieOf = (reply: Reply) => String(reply.headers['set-cookie']).split(';')[0] ?? '';

describe('the token', () => {
  it('has 256 bits and is another each time', () => {
    const tokens = Array.from({ length: 100 }, newToken);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('is exchanged for a cookie that scripts and other sites do not get', async () => {
    const reply = await enter(bench.token);
    expect(reply.json).toMatchObject({ authorised: true });
    const cookie = String(reply.headers['set-cookie']);
    expect(cookie).toMatch(
      new RegExp(`^railyard_${bench.server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(cookie).not.toContain(bench.token);
    const headers = { cookie: cookieOf(reply) };
    expect((await bench.ask('GET', '/api/session', { trusted: false, headers })).json.authorised).toBe(true);
    expect((await bench.ask('GET', '/api/cluster', { trusted: false, headers })).status).toBe(200);
  });

  it.each(['/', '/api/session', '/api/cluster', '/ws/events'])(
    'in the query of %s is refused',
    async (path) => {
      for (const name of ['token', 'Token', 'access_token']) {
        const reply = await bench.ask('GET', `${path}?a=1&${name}=${bench.token}`);
        expect([reply.status, reply.json.code]).toEqual([400, 'TOKEN_IN_URL']);
      }
    },
  );

  it('when wrong is refused ten times, then called too often; the right one still works', async () => {
    for (let time = 1; time <= 10; time += 1) expect((await enter(`wrong${time}`)).status).toBe(401);
    const late = await enter('wrong');
    expect([late.status, late.json.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
    expect((await enter(bench.token)).status).toBe(200);
    expect((await bench.ask('GET', '/api/cluster')).status).toBe(200);
  });

  it.each(['', 'x', 'of the last run'])('%j as Bearer, or as cookie, is refused', async (wrong) => {
    const bearer = { authorization: `Bearer ${wrong}` };
    expect((await bench.ask('GET', '/api/cluster', { trusted: false, headers: bearer })).status).toBe(401);
    const headers = { cookie: `railyard_${bench.server.port}=${wrong}` };
    expect((await bench.ask('GET', '/api/cluster', { trusted: false, headers })).status).toBe(401);
  });

  it('is not replaced by the right cookie beside a wrong Bearer', async () => {
    const headers = { cookie: cookieOf(await enter(bench.token)), authorization: 'Bearer wrong' };
    expect((await bench.ask('GET', '/api/cluster', { trusted: false, headers })).status).toBe(401);
  });

  it('is missed in words, and a cookie of an earlier run is taken back', async () => {
    const nobody = await bench.ask('GET', '/api/session', { trusted: false });
    expect(nobody.json).toMatchObject({ authorised: false, reason: expect.stringContaining('token') });
    const headers = { cookie: `railyard_${bench.server.port}=old` };
    const old = await bench.ask('GET', '/api/session', { trusted: false, headers });
    expect(old.json).toMatchObject({ authorised: false, reason: expect.stringContaining('npm start') });
    expect(String(old.headers['set-cookie'])).toContain('Max-Age=0');
  });

  it('may be missing or wrong as often as a page asks how it stands', async () => {
    for (let time = 0; time < 15; time += 1) {
      expect((await bench.ask('GET', '/api/cluster', { trusted: false })).status).toBe(401);
    }
  });
});

describe('the instructor’s token', () => {
  const enterAs = (path: string, token: string) =>
    bench.ask('POST', path, {
      trusted: false,
      headers: { origin: bench.origin },
      body: JSON.stringify({ token }),
    });

  it('is exchanged for a cookie of its own, which ends within the hour and when it is given back', async () => {
    const reply = await enterAs('/api/class/session', bench.instructorToken);
    const [cookie = ''] = reply.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      new RegExp(
        `^railyard_instructor_${bench.server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600$`,
      ),
    );
    expect(cookie).not.toContain(bench.instructorToken);
    const headers = { cookie: cookieOf(reply), origin: bench.origin };
    const asked = (method: string, path: string) => bench.ask(method, path, { trusted: false, headers });
    expect((await asked('GET', '/api/class')).status).toBe(200);
    expect((await asked('GET', '/api/cluster')).json.code).toBe('ROLE_NOT_ALLOWED');
    expect((await asked('GET', '/api/session')).json).toMatchObject({ authorised: false });
    const left = await asked('DELETE', '/api/class/session');
    expect(String(left.headers['set-cookie'])).toMatch(/^railyard_instructor_\d+=; .*Max-Age=0$/);
  });

  it('does not open the learner’s page, nor the learner’s token the instructor’s', async () => {
    expect((await enterAs('/api/session', bench.instructorToken)).status).toBe(401);
    expect((await enterAs('/api/class/session', bench.token)).status).toBe(401);
    const learner = cookieOf(await enter(bench.token));
    const reply = await bench.ask('GET', '/api/class', { trusted: false, headers: { cookie: learner } });
    expect([reply.status, reply.json.code]).toEqual([403, 'INSTRUCTOR_ONLY']);
    expect(reply.json.remedy).toContain('yard class link');
  });

  it('and the learner’s may be in one browser, each for its own', async () => {
    const both = [
      cookieOf(await enter(bench.token)),
      cookieOf(await enterAs('/api/class/session', bench.instructorToken)),
    ].join('; ');
    const asked = (path: string) => bench.ask('GET', path, { trusted: false, headers: { cookie: both } });
    expect((await asked('/api/cluster')).status).toBe(200);
    expect((await asked('/api/class')).status).toBe(200);
    expect(bench.calls.map(({ call }) => call.role)).toEqual(['page', 'instructor']);
  });
});

describe('attempts', () => {
  it('are forgotten after a minute', () => {
    let now = 0;
    const attempts = createAttempts(() => now);
    const codes = () => Array.from({ length: 11 }, () => attempts.failed().code);
    expect(codes()).toEqual([...Array<string>(10).fill('NOT_AUTHORISED'), 'TOO_MANY_REQUESTS']);
    now = 59_000;
    expect(attempts.failed().facts.seconds).toBe(1);
    now = 60_001;
    expect(attempts.failed().code).toBe('NOT_AUTHORISED');
  });
});

describe('a ticket', () => {
  it('opens one socket, once', async () => {
    const ticket = await bench.ticket({ for: 'events' });
    const open = (value: string) =>
      bench.ask('GET', `/ws/events?ticket=${value}`, {
        headers: {
          ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        },
      });
    expect((await open(ticket)).status).toBe(101);
    expect((await open(ticket)).status).toBe(401);
    expect((await open('')).status).toBe(401);
    expect((await open(`${await bench.ticket({ for: 'events' })}&ticket=x`)).status).toBe(401);
    expect((await open(await bench.ticket({ for: 'console', console: 'x' }))).status).toBe(401);
    expect(bench.lines.join('')).not.toContain(ticket);
  });

  it('lives for thirty seconds and fits only what it was made for', () => {
    let now = 0;
    const tickets = createTickets(() => now);
    const forConsole = { for: 'console', console: 'a' } as const;
    const early = tickets.issue({ for: 'events' });
    const late = tickets.issue({ for: 'events' });
    now = 29_999;
    expect(tickets.redeem(early, { for: 'events' })).toBe(true);
    now = 30_000;
    expect(tickets.redeem(late, { for: 'events' })).toBe(false);
    const other = tickets.issue(forConsole);
    expect(tickets.redeem(other, { for: 'console', console: 'b' })).toBe(false);
    expect(tickets.redeem(other, forConsole)).toBe(false);
  });

  it('is not kept in any number', () => {
    const tickets = createTickets(() => 0);
    const all = Array.from({ length: 1000 }, () => tickets.issue({ for: 'events' }));
    expect(all.filter((ticket) => tickets.redeem(ticket, { for: 'events' }))).toHaveLength(256);
  });
});

describe('a console’s key', () => {
  it('tells which console speaks, dies with it, and opens no socket', async () => {
    const { id } = await bench.hub.open({ columns: 80, rows: 24 });
    const key = bench.workbench.last().options.env.RAILYARD_CONSOLE_KEY ?? '';
    const headers = { authorization: `Bearer ${key}` };
    const call = () => bench.ask('GET', '/api/cluster', { trusted: false, headers });
    expect((await call()).status).toBe(200);
    expect(bench.calls.at(-1)?.call).toMatchObject({ role: 'console', console: id });
    expect(
      (await bench.ask('POST', '/api/tickets', { trusted: false, headers, body: '{"for":"events"}' })).status,
    ).toBe(403);
    await bench.hub.close(id);
    expect((await call()).status).toBe(401);
  });
});

describe('the log', () => {
  it('has one line with a code for each refused act, and no secret', async () => {
    const secrets = [bench.token, newToken(), 'hunter2hunter2'];
    for (const secret of secrets) {
      await bench.ask('GET', `/api/cluster?token=${secret}`);
      await bench.ask('GET', '/api/cluster', {
        trusted: false,
        headers: { authorization: `Bearer x${secret}` },
      });
      await enter(`y${secret}`);
    }
    const lines = bench.lines.map((line) => JSON.parse(line) as { code: string });
    expect(lines.map(({ code }) => code)).toEqual(
      secrets.flatMap(() => ['TOKEN_IN_URL', 'NOT_AUTHORISED', 'NOT_AUTHORISED']),
    );
    for (const secret of secrets) expect(bench.lines.join('')).not.toContain(secret);
  });
});
