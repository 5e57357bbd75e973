// Calls typed by the route table: paths, bodies, refusals, answers that break their schema.
import { expect, test } from 'vitest';
import { createCaller } from './caller.ts';
import { createFakeRunner, healthyCluster } from './fake-runner.ts';

const runner = createFakeRunner();
const call = createCaller(runner.fetch);

test('fills and encodes the path, sends JSON, parses the answer', async () => {
  runner.answer('POST /api/cluster/nodes/kafka2/actions/kill', healthyCluster(4));
  const answer = await call('nodeAction', { params: { node: 'kafka2', action: 'kill' }, body: {} });
  expect(answer).toMatchObject({ ok: true, value: { epoch: 4 } });
  expect(runner.requests.at(-1)?.body).toEqual({});
});

test('puts the query behind the path', async () => {
  runner.answer('GET /api/cluster/nodes/kafka1/log?lines=20', { text: 'INFO' });
  const answer = await call('nodeLog', { params: { node: 'kafka1' }, query: { lines: '20' } });
  expect(answer).toEqual({ ok: true, value: { text: 'INFO' } });
});

test('hands on the words of a refusal', async () => {
  const problem = { code: 'NODE_STATE', what: 'kafka1 is stopped.', remedy: 'See yard status.' };
  runner.answer('GET /api/cluster', problem, 409);
  expect(await call('cluster')).toEqual({ ok: false, problem });
});

test('an answer that breaks its schema is unreadable, not trusted', async () => {
  runner.answer('GET /api/cluster', { ...healthyCluster(), phase: 'wonderful' });
  expect(await call('cluster')).toMatchObject({ ok: false, problem: { code: 'UNREADABLE' } });
});

test('nobody there is a problem with a remedy, not an exception', async () => {
  runner.vanish();
  expect(await call('exercises')).toMatchObject({ ok: false, problem: { code: 'UNREACHABLE' } });
});
