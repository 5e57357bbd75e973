// The log microscope's routes: what may be asked for, and that nothing of a path gets through.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openServerBench, type ServerBench } from './bench.ts';

let bench: ServerBench;
beforeAll(async () => {
  bench = await openServerBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.calls.length = 0;
});

const log = '00000000000000000042.log';
const base = '/api/logs/kafka2/orders-0';

it('reach their handlers with everything parsed', async () => {
  await bench.ask('GET', base);
  await bench.ask('GET', `${base}/${log}/batches?from=402&limit=10`);
  await bench.ask('GET', `${base}/${log}.deleted/records?at=402&skip=100`);
  await bench.ask('GET', `${base}/leader-epoch-checkpoint/entries`);
  const place = { broker: 'kafka2', folder: 'orders-0' };
  expect(bench.calls).toMatchObject([
    { name: 'replicaLog', call: { params: place } },
    { name: 'logBatches', call: { params: { ...place, file: log }, query: { from: '402', limit: '10' } } },
    { name: 'logRecords', call: { params: { file: `${log}.deleted` }, query: { at: '402', skip: '100' } } },
    { name: 'logEntries', call: { params: { file: 'leader-epoch-checkpoint' } } },
  ]);
});

it.each([
  ['/api/logs/zookeeper1/orders-0', 'broker'],
  ['/api/logs/kafka4/orders-0', 'broker'],
  ['/api/logs/kafka1/orders%200', 'folder'],
  [`${base}/meta.properties/entries`, 'file'],
  [`${base}/42.log/batches`, 'file'],
  [`${base}/${log}/batches?from=-1`, 'from'],
  [`${base}/${log}/batches?from=1e3`, 'from'],
  [`${base}/${log}/batches?page=2`, 'page'],
  [`${base}/${log}/records`, 'at'],
  [`${base}/${log}/records?at=0&skip=x`, 'skip'],
])('refuse %s for its %s', async (path, field) => {
  const reply = await bench.ask('GET', path);
  expect(reply.status).toBe(400);
  expect(reply.json).toMatchObject({ code: 'INVALID_FIELD' });
  expect(reply.json.what).toContain(`field ${field} `);
  expect(bench.calls).toEqual([]);
});

it.each(['/api/logs/kafka1/..%2fconf', '/api/logs/kafka1/a%00-0', `${base}/..%2f..%2fnode.json/batches`])(
  'refuse %s before anything is looked up',
  async (path) => {
    expect((await bench.ask('GET', path)).json).toMatchObject({ code: 'BAD_REQUEST' });
    expect(bench.calls).toEqual([]);
  },
);

it('are closed to strangers, and only read', async () => {
  expect((await bench.ask('GET', '/api/logs', { trusted: false })).status).toBeGreaterThanOrEqual(400);
  expect((await bench.ask('DELETE', base)).status).toBe(405);
  expect(bench.calls).toEqual([]);
});
