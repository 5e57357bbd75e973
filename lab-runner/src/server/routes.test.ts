// What a call may carry: routes, methods, fields, forms. And what a handler's failure becomes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RailyardError, routes } from '../../protocol/index.ts';
import { openServerBench, type ServerBench } from './bench.ts';

let bench: ServerBench;
beforeAll(async () => {
  bench = await openServerBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.calls.length = 0;
  for (const name of Object.keys(bench.answers)) delete bench.answers[name];
});

const check = '/api/exercises/1.1/check';
const post = (path: string, body: unknown) =>
  bench.ask('POST', path, { body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('a call', () => {
  it('reaches its handler with everything parsed', async () => {
    await post(check, { answers: { why: 'because' } });
    await bench.ask('GET', '/api/cluster/nodes/kafka2/log?lines=50');
    await bench.ask('DELETE', '/api/consoles/a%20b');
    expect(bench.calls).toMatchObject([
      {
        name: 'check',
        call: { params: { exercise: '1.1' }, body: { answers: { why: 'because' } }, role: 'page' },
      },
      { name: 'nodeLog', call: { params: { node: 'kafka2' }, query: { lines: '50' } } },
      { name: 'closeConsole', call: { params: { console: 'a b' } } },
    ]);
  });

  it('is aborted when the caller hangs up', async () => {
    let signal: AbortSignal | undefined;
    const reached = new Promise<void>((resolve) => {
      bench.answers.check = (call) => {
        signal = call.signal as AbortSignal;
        resolve();
        return new Promise(() => undefined);
      };
    });
    const socket = bench.dial();
    const body = '{"answers":{}}';
    socket.write(
      `POST ${check} HTTP/1.1\r\nHost: ${bench.host}\r\nAuthorization: Bearer ${bench.token}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await reached;
    const aborted = new Promise((resolve) => signal?.addEventListener('abort', resolve));
    socket.destroy();
    await aborted;
  });
});

describe('methods', () => {
  it.each(Object.entries(routes))('of %s are those of the table, others 405 with Allow', async (_, route) => {
    const path = route.path
      .replace(':exercise', '1.1')
      .replace(':node', 'kafka1')
      .replace(':action', 'kill')
      .replace(':console', 'x');
    const allowed = Object.values(routes)
      .filter((other) => other.path === route.path)
      .map(({ method }) => method as string)
      .sort();
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      if (allowed.includes(method)) continue;
      const reply = await bench.ask(method, path);
      expect([method, reply.status]).toEqual([method, 405]);
      expect(reply.headers.allow).toBe(allowed.join(', '));
    }
    expect(bench.calls).toEqual([]);
  });
});

describe('fields', () => {
  it.each([
    [check, {}, 'answers'],
    [check, { answers: { a: 1 } }, 'answers.a'],
    [check, { answers: {}, extra: 1 }, 'extra'],
    [check, { answers: [] }, 'answers'],
    [check, [], '(whole message)'],
    [check, null, '(whole message)'],
    ['/api/tickets', { for: 'everything' }, 'for'],
    ['/api/tickets', { for: 'events', console: 'x' }, 'console'],
    ['/api/tickets', { for: 'console' }, 'console'],
    ['/api/cluster/reset', { force: true }, 'force'],
    ['/api/exercises/1.1/solution', { insist: 'yes' }, 'insist'],
    ['/api/exercises/one/check', { answers: {} }, 'exercise'],
    ['/api/cluster/nodes/kafka1/actions/explode', {}, 'action'],
  ])('%s %j names %s', async (path, body, field) => {
    const reply = await post(path, body);
    expect([reply.status, reply.json.code]).toEqual([400, 'INVALID_FIELD']);
    expect(reply.json.what).toContain(`The field ${field} `);
    expect(bench.calls).toEqual([]);
  });

  it('of the query are held to the same', async () => {
    for (const [query, field] of [
      ['lines=many', 'lines'],
      ['lines=1&lines=2', 'lines'],
      ['line=1', 'line'],
      ['lines=1&__proto__=x', '__proto__'],
    ]) {
      const reply = await bench.ask('GET', `/api/cluster/nodes/kafka1/log?${query}`);
      expect([reply.json.code, reply.json.what]).toEqual([
        'INVALID_FIELD',
        expect.stringContaining(` ${field} `),
      ]);
    }
    expect((await bench.ask('GET', '/api/cluster?x=1')).json.code).toBe('INVALID_FIELD');
  });

  it('of a size and a node have errors of their own', async () => {
    const sizes = [
      { columns: 1, rows: 1 },
      { columns: 80.5, rows: 24 },
      { columns: '80', rows: 24 },
    ];
    for (const size of [...sizes, { columns: 80, rows: 301 }, { columns: null, rows: 1 }]) {
      expect((await post('/api/consoles', size)).json.code).toBe('INVALID_SIZE');
    }
    expect((await post('/api/cluster/nodes/kafka9/actions/kill', {})).json).toMatchObject({
      code: 'NO_SUCH_NODE',
      what: 'There is no node kafka9.',
    });
  });

  it('named __proto__ or constructor touch nothing', async () => {
    for (const text of [
      '{"answers":{"__proto__":{"polluted":1}}}',
      '{"__proto__":{"polluted":1},"answers":{}}',
      '{"answers":{"__proto__":"x"}}',
    ]) {
      expect((await post(check, text)).status).toBe(400);
    }
    expect((await post(check, '{"answers":{"constructor":"x"}}')).status).toBe(200);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('a body', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=latin1',
    'application/jsonp',
    '',
  ])('of type %j is refused', async (type) => {
    const reply = await bench.ask('POST', check, {
      body: '{"answers":{}}',
      headers: { 'content-type': type },
    });
    expect([reply.status, reply.json.code]).toEqual([415, 'NOT_JSON']);
  });

  it('may say its character set, but not that it is compressed', async () => {
    const body = '{"answers":{}}';
    const headers = { 'content-type': 'application/json; charset=UTF-8' };
    expect((await bench.ask('POST', check, { body, headers })).status).toBe(200);
    const squeezed = { 'content-encoding': 'gzip' };
    expect((await bench.ask('POST', check, { body, headers: squeezed })).status).toBe(415);
  });

  it.each(['', '{', '{"a":}', 'NaN', '\ufeff{"answers":{}}', '[1,]', "{'answers':{}}"])(
    '%j is not JSON',
    async (text) => {
      const reply = await post(check, text);
      expect([reply.status, reply.json.code]).toEqual([400, 'BAD_REQUEST']);
    },
  );

  it('that is not UTF-8 is refused', async () => {
    const body = Buffer.from([...Buffer.from('{"answers":{"a":"'), 0xff, 0xfe, ...Buffer.from('"}}')]);
    expect((await bench.ask('POST', check, { body })).json.code).toBe('BAD_REQUEST');
  });

  it('nested deeply is refused, brackets in texts do not count', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    expect((await post(check, `{"answers":${deep}}`)).json.code).toBe('BAD_REQUEST');
    expect((await post(check, { answers: { a: '[['.repeat(500), b: '\\"[{'.repeat(50) } })).status).toBe(200);
  });

  it('does not belong to a GET or DELETE', async () => {
    for (const [method, path] of [
      ['GET', '/api/cluster'],
      ['DELETE', '/api/progress'],
    ] as const) {
      expect((await bench.ask(method, path, { body: '{}' })).json.code).toBe('BAD_REQUEST');
    }
    expect(bench.calls).toEqual([]);
  });
});

describe('a failing handler', () => {
  it('is told with its own code and words when it is known', async () => {
    bench.answers.check = () => Promise.reject(new RailyardError('NO_SUCH_LAB', { exercise: '1.1' }));
    const reply = await post(check, { answers: {} });
    expect(reply.status).toBe(404);
    expect(reply.json).toEqual({
      code: 'NO_SUCH_LAB',
      what: 'There is no exercise 1.1.',
      remedy: 'List the exercises with: yard check --list',
    });
  });

  it('is a mistake of ours otherwise: told without its text, kept in the log', async () => {
    for (const thrown of [new Error('secret /path/to/x'), 'text', undefined, null]) {
      bench.answers.check = () => Promise.reject(thrown);
      const reply = await post(check, { answers: {} });
      expect([reply.status, reply.json.code]).toEqual([500, 'INTERNAL']);
      expect(reply.text).not.toMatch(/secret|\/path| at /);
    }
    expect(bench.lines.join('')).toContain('secret /path/to/x');
  });
});
