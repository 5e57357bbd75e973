// Host and Origin, as a stranger would try them, over real sockets. Who may do what is in roles.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sockets } from '../../protocol/index.ts';
import { openServerBench, received, type ServerBench } from './bench.ts';

let bench: ServerBench;
beforeAll(async () => {
  bench = await openServerBench();
});
afterAll(() => bench.close());

const port = () => bench.server.port;

/** Sends text as it is and gives the status line's number and the whole answer. */
async function raw(text: string): Promise<{ status: number; text: string }> {
  const socket = bench.dial();
  const answer = received(socket);
  socket.write(text);
  const whole = await answer;
  return { status: Number(whole.split(' ')[1]), text: whole };
}

describe('Host', () => {
  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('%s with our port is answered', async (name) => {
    const reply = await bench.ask('GET', '/api/session', {
      trusted: false,
      headers: { host: `${name}:${port()}` },
    });
    expect(reply.status).toBe(200);
  });

  const foreign = [
    'evil.example',
    'localhost.',
    '127.0.0.1.nip.io',
    'localhost.evil.example',
    '0.0.0.0',
    '127.0.0.2',
  ];
  const lookAlike = ['2130706433', 'user@localhost', '[::ffff:127.0.0.1]', '*'];
  it.each([...foreign, ...lookAlike])('%s is refused with and without our port', async (name) => {
    for (const host of [name, `${name}:${port()}`]) {
      for (const path of ['/', '/api/session', '/api/cluster']) {
        const reply = await bench.ask('GET', path, { headers: { host } });
        expect([host, path, reply.status, reply.json.code]).toEqual([host, path, 403, 'HOST_NOT_ALLOWED']);
      }
    }
  });

  it('of ours without our port is refused', async () => {
    for (const host of [
      `127.0.0.1:${port() + 1}`,
      'localhost',
      '127.0.0.1',
      `localhost:${port()}0`,
      'localhost:',
    ]) {
      const reply = await bench.ask('GET', '/', { headers: { host } });
      expect([host, reply.json.code]).toEqual([host, 'HOST_NOT_ALLOWED']);
    }
  });

  it.each([
    ['missing', ''],
    ['missing in HTTP/1.0', '', '1.0'],
    ['doubled', 'Host: HOST\r\nHost: evil.example\r\n'],
    ['doubled with the same', 'Host: HOST\r\nhost: HOST\r\n'],
    ['empty', 'Host:\r\n'],
  ])('%s is 400 or 403, never served', async (kind, headers, version = '1.1') => {
    const answer = await raw(
      `GET /api/session HTTP/${version}\r\n${headers.replaceAll('HOST', bench.host)}Connection: close\r\n\r\n`,
    );
    expect(answer.status).toBe(kind === 'empty' ? 403 : 400);
    expect(answer.text).not.toContain('authorised":');
  });
});

describe('Origin', () => {
  const foreign = () => [
    'http://evil.example',
    `https://127.0.0.1:${port()}`,
    `http://localhost:${port()}`,
    'http://127.0.0.1',
    `http://127.0.0.1:${port() + 1}`,
    `http://127.0.0.1:${port()}.evil.example`,
    `http://evil.example#http://127.0.0.1:${port()}`,
    'null',
    '',
  ];
  const cookie = async () => {
    const body = JSON.stringify({ token: bench.token });
    const reply = await bench.ask('POST', '/api/session', {
      trusted: false,
      headers: { origin: bench.origin },
      body,
    });
    return String(reply.headers['set-cookie']).split(';')[0] ?? '';
  };

  it('that is foreign changes nothing, whatever the credential', async () => {
    const valid = await cookie();
    bench.calls.length = 0;
    for (const origin of foreign()) {
      for (const [name, value] of [
        ['cookie', valid],
        ['authorization', `Bearer ${bench.token}`],
      ] as const) {
        const headers: Record<string, string> = { origin, [name]: value };
        const reply = await bench.ask('POST', '/api/cluster/reset', { trusted: false, headers, body: '{}' });
        expect([origin, reply.status, reply.json.code]).toEqual([origin, 403, 'ORIGIN_NOT_ALLOWED']);
        expect(Object.keys(reply.headers).join()).not.toContain('access-control');
      }
    }
    expect(bench.calls).toEqual([]);
  });

  it('that is missing needs a Bearer token; a cookie alone is refused', async () => {
    const headers = { cookie: await cookie() };
    const alone = await bench.ask('POST', '/api/cluster/reset', { trusted: false, headers, body: '{}' });
    expect([alone.status, alone.json.code]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    const bearer = { authorization: `Bearer ${bench.token}` };
    const allowed = await bench.ask('POST', '/api/cluster/reset', {
      trusted: false,
      headers: bearer,
      body: '{}',
    });
    expect(allowed.status).toBe(200);
  });

  it('of another port of this machine reads nothing with our cookie', async () => {
    const headers = { cookie: await cookie(), 'sec-fetch-site': 'same-site' };
    expect((await bench.ask('GET', '/api/cluster', { trusted: false, headers })).status).toBe(403);
    headers['sec-fetch-site'] = 'same-origin';
    expect((await bench.ask('GET', '/api/cluster', { trusted: false, headers })).status).toBe(200);
  });

  it('asks for permission in vain (preflight)', async () => {
    for (const origin of ['http://evil.example', bench.origin]) {
      const headers = { origin, 'access-control-request-method': 'POST' };
      const reply = await bench.ask('OPTIONS', '/api/cluster/reset', { trusted: false, headers });
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(Object.keys(reply.headers).join()).not.toContain('access-control');
    }
  });

  it.each(Object.values(sockets))('that is foreign or missing opens no socket at %s', async (template) => {
    const { id } = await bench.hub.open({ columns: 80, rows: 24 });
    const valid = await cookie();
    const purpose = template === sockets.events ? { for: 'events' } : { for: 'console', console: id };
    const upgrade = async (headers: Record<string, string>) => {
      const ticket = await bench.ticket(purpose);
      return bench.ask('GET', `${template.replace(':console', id)}?ticket=${ticket}`, {
        trusted: false,
        headers: {
          ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
          ...{ 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', ...headers },
        },
      });
    };
    for (const origin of foreign()) {
      const reply = await upgrade({ cookie: valid, origin });
      expect([origin, reply.status, reply.json.code]).toEqual([origin, 403, 'ORIGIN_NOT_ALLOWED']);
    }
    expect((await upgrade({ cookie: valid })).status).toBe(403);
    expect((await upgrade({ origin: bench.origin })).status).toBe(401);
    expect((await upgrade({ cookie: valid, origin: bench.origin })).status).toBe(101);
    expect((await upgrade({ authorization: `Bearer ${bench.token}` })).status).toBe(101);
    await bench.hub.close(id);
  });
});
