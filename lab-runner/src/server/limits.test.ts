// Size, time and number: too large, too slow, too many. Written by hand, since clients are too polite.
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../protocol/index.ts';
import { eventually, openServerBench, received, type ServerBench } from './bench.ts';

let bench: ServerBench;
beforeEach(async () => {
  bench = await openServerBench({ connections: 20 });
});
afterEach(() => bench.close());

const head = (...more: string[]) =>
  [
    'POST /api/exercises/1.1/check HTTP/1.1',
    `Host: ${bench.host}`,
    `Authorization: Bearer ${bench.token}`,
    'Content-Type: application/json',
    ...more,
  ].join('\r\n');

async function send(text: string): Promise<string> {
  const socket = bench.dial();
  const answer = received(socket);
  socket.write(text);
  return answer;
}

describe('too large', () => {
  it('a body by its own word, and one that does not say', async () => {
    const exact = `{"answers":{}}${' '.repeat(limits.bodyBytes - 14)}`;
    expect((await bench.ask('POST', '/api/exercises/1.1/check', { body: exact })).status).toBe(200);
    const large = await bench.ask('POST', '/api/exercises/1.1/check', { body: `${exact} ` });
    expect([large.status, large.json.code]).toEqual([413, 'BODY_TOO_LARGE']);

    const told = await send(`${head('Content-Length: 10000000000')}\r\n\r\n`);
    expect(told).toMatch(/^HTTP\/1.1 413 /);
    const chunk = 'x'.repeat(70_000);
    const untold = `${head('Connection: close', 'Transfer-Encoding: chunked')}\r\n\r\n${chunk.length.toString(16)}\r\n${chunk}\r\n0\r\n\r\n`;
    expect(await send(untold)).toMatch(/^HTTP\/1.1 413 /);
    expect(bench.calls).toHaveLength(1);
  });

  it('headers', async () => {
    const answer = await send(`GET / HTTP/1.1\r\nHost: ${bench.host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
    expect(answer).toContain('"code":"BAD_REQUEST"');
    expect(answer).toContain('nosniff');
  });
});

describe('broken', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: HOST\r\nbroken\r\n\r\n'],
    ['both lengths', 'HEAD\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'HEAD\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
    ['a bad chunk', 'HEAD\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
    ['an unknown version', 'GET / HTTP/9.9\r\nHost: HOST\r\n\r\n'],
    ['an absolute address', 'GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'],
    ['a star', 'OPTIONS * HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'],
    ['another protocol', 'GET / HTTP/1.1\r\nHost: HOST\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'],
    ['an expectation', 'GET / HTTP/1.1\r\nHost: HOST\r\nExpect: miracles\r\nConnection: close\r\n\r\n'],
  ])('%s is 400 and the connection ends', async (_, text) => {
    const answer = await send(text.replace('HOST', bench.host).replace(/^HEAD(?=\r)/, head()));
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"code":"BAD_REQUEST"');
    expect(bench.calls).toEqual([]);
  });

  it('a handshake that is none', async () => {
    const upgrade = `Connection: Upgrade\r\nUpgrade: websocket\r\nAuthorization: Bearer ${bench.token}`;
    const ticket = await bench.ticket({ for: 'events' });
    const answer = await send(
      `GET /ws/events?ticket=${ticket} HTTP/1.1\r\nHost: ${bench.host}\r\n${upgrade}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"code":"BAD_REQUEST"');
  });
});

describe('too slow', () => {
  it('silence, dripped headers and dripped bodies all end within ten seconds', async () => {
    const began = performance.now();
    const silent = bench.dial();
    const headers = bench.dial();
    const body = bench.dial();
    const answers = Promise.all([silent, headers, body].map(received));
    headers.write(`GET / HTTP/1.1\r\nHost: ${bench.host}\r\n`);
    body.write(`${head('Content-Length: 100')}\r\n\r\n`);
    const drip = setInterval(() => {
      if (headers.writable) headers.write('X: x\r\n');
      if (body.writable) body.write(' ');
    }, 300);
    const [, late, dripped] = await answers;
    clearInterval(drip);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(late).toMatch(/^HTTP\/1.1 408 /);
    expect(dripped).toMatch(/^HTTP\/1.1 408 /);
    expect(dripped).toContain('"code":"TOO_SLOW"');
    expect((await bench.ask('GET', '/api/cluster')).status).toBe(200);
  }, 30_000);
});

describe('too many', () => {
  const opened = (socket: Socket) => new Promise((resolve) => socket.once('connect', resolve));

  it('connections beyond the cap are told so; there is room again when others leave', async () => {
    const holding = Array.from({ length: 20 }, () => bench.dial());
    await Promise.all(holding.map(opened));
    // An answer shows that all of them were counted.
    const refused = await Promise.all(
      Array.from({ length: 10 }, () => send(`GET / HTTP/1.1\r\nHost: ${bench.host}\r\n\r\n`)),
    );
    for (const answer of refused) {
      expect(answer).toMatch(/^HTTP\/1.1 503 /);
      expect(answer).toMatch(/Retry-After: \d+/);
      expect(answer.match(/HTTP\/1.1/g)).toHaveLength(1);
    }
    for (const socket of holding) socket.destroy();
    await eventually(async () => expect((await bench.ask('GET', '/api/cluster')).status).toBe(200));
  });

  it('and thousands leave the server as it was', async () => {
    for (let round = 0; round < 20; round += 1) {
      const crowd = Array.from({ length: 100 }, () => bench.dial());
      for (const socket of crowd) socket.on('error', () => undefined);
      await Promise.all(
        crowd.map(
          (socket) => new Promise((resolve) => socket.once('close', resolve).once('connect', resolve)),
        ),
      );
      for (const socket of crowd) socket.destroy();
    }
    await eventually(async () => expect((await bench.ask('GET', '/api/cluster')).status).toBe(200));
    const busy = bench.lines.filter((line) => line.includes('"code":"BUSY"'));
    expect(busy.length).toBeLessThan(400);
  });
});

describe('closing', () => {
  it('frees the port, says goodbye to sockets, and does not wait for ever', async () => {
    const socket = await bench.openSocket({ for: 'events' });
    await new Promise((resolve) => socket.once('open', resolve));
    const goodbye = new Promise((resolve) => socket.once('close', resolve));
    const hanging = bench.dial();
    await new Promise((resolve) => hanging.once('connect', resolve));
    hanging.on('error', () => undefined);
    const signalled = new Promise((resolve) => {
      bench.answers.cluster = (call) =>
        new Promise(() => (call.signal as AbortSignal).addEventListener('abort', resolve));
    });
    const pending = bench.ask('GET', '/api/cluster').catch(() => 'cut');
    await eventually(() => expect(bench.calls).toHaveLength(1));
    await bench.server.close();
    expect(await goodbye).toBe(1001);
    await signalled;
    expect(await pending).toBe('cut');
    await expect(bench.ask('GET', '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
