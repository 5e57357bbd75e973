// The built site: what is served, with which headers, and that nothing else of the disk is.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServerBench, received, type ServerBench } from './bench.ts';

let bench: ServerBench;
beforeAll(async () => {
  bench = await openServerBench();
});
afterAll(() => bench.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  bench.ask('GET', path, { trusted: false, headers });

describe('pages', () => {
  it('are found with and without a slash, need no token, and are asked for again', async () => {
    for (const [path, title] of [
      ['/', 'home'],
      ['/lesson', 'lesson'],
      ['/lesson/', 'lesson'],
      ['/?q=1', 'home'],
    ] as const) {
      const reply = await get(path);
      expect([path, reply.status]).toEqual([path, 200]);
      expect(reply.text).toContain(title);
      expect(reply.headers['content-type']).toBe('text/html;charset=utf-8');
      expect(reply.headers['cache-control']).toBe('no-cache');
    }
    const etag = String((await get('/')).headers.etag);
    expect((await get('/', { 'if-none-match': etag })).status).toBe(304);
  });

  it('that are missing get the site’s own page', async () => {
    const reply = await get('/nowhere');
    expect([reply.status, reply.text]).toEqual([404, '<title>lost</title>']);
    expect((await bench.ask('HEAD', '/nowhere', { trusted: false })).status).toBe(404);
  });

  it('are read only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const reply = await bench.ask(method, '/lesson');
      expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD']);
    }
  });

  it('take no ranges, whole or crooked', async () => {
    for (const range of ['bytes=5-1', 'bytes=0-3', 'bytes=x', 'bytes=-5', 'bytes=99999-']) {
      const reply = await get('/', { range });
      expect([range, reply.status]).toEqual([range, 200]);
    }
  });
});

describe('assets', () => {
  it('carry their hash in the name and are kept for ever', async () => {
    const reply = await get('/assets/js/main.0a1b.js');
    expect(reply.text).toBe('main()');
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/assets/js/gone.js')).headers['cache-control']).toBe('no-cache');
  });
});

describe('headers', () => {
  it('let the page run its own scripts and nothing else', async () => {
    const reply = await get('/');
    const policy = String(reply.headers['content-security-policy']);
    const hash = createHash('sha256').update('theme()').digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("script-src 'self' 'unsafe");
    expect(policy.match(/sha256/g)).toHaveLength(1);
    expect(policy).toContain(`ws://127.0.0.1:${bench.server.port}`);
  });

  it('are on every answer, good and bad', async () => {
    const dial = bench.dial();
    const broken = received(dial);
    dial.write('nonsense\r\n\r\n');
    const replies = [
      ...(await Promise.all(
        ['/', '/nowhere', '/api/session', '/api/cluster', '/%zz', '/assets/js/main.0a1b.js'].map((path) =>
          get(path),
        ),
      )),
      await get('/', { host: 'evil.example' }),
      await bench.ask('POST', '/lesson'),
    ].map(({ headers }) => JSON.stringify(headers));
    for (const headers of [...replies, (await broken).replaceAll(': ', '":"')]) {
      expect(headers.toLowerCase()).toContain('x-content-type-options":"nosniff');
      expect(headers.toLowerCase()).toContain('referrer-policy":"no-referrer');
      expect(headers).toContain("frame-ancestors 'none'");
      expect(headers.toLowerCase()).not.toContain('access-control');
      expect(headers.toLowerCase()).not.toContain('x-powered-by');
    }
  });
});

describe('path tricks', () => {
  it.each([
    '/../outside.txt',
    '/lesson/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/%2e%2e%2foutside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/..\\outside.txt',
    '/%252e%252e/outside.txt',
    '/assets/%00/main.0a1b.js',
    '/%zz',
    '/%c0%ae%c0%ae/outside.txt',
    '//outside.txt',
    '/./index.html',
    '/.git/config',
    '/%2fetc/passwd',
    '/api/../index.html',
    '/lesson%0d%0aSet-Cookie:x',
    '/constructor',
    '/__proto__',
  ])('%s', async (path) => {
    // Node's client would clean the path up.
    const socket = bench.dial();
    const answer = received(socket);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${bench.host}\r\nConnection: close\r\n\r\n`);
    const text = await answer;
    expect(text).toMatch(/^HTTP\/1.1 40[04] /);
    expect(text.toLowerCase()).not.toContain('outside\n');
    expect(text).not.toMatch(/^Set-Cookie/m);
  });
});
