// What is known of brokers and controller, from znodes in memory.
import { afterEach, expect, it } from 'vitest';
import { unknownFacts } from '../../ports/oracles.ts';
import { type ClusterWatch, watchCluster } from './cluster-watch.ts';
import { claimOf, createZnodes, registration } from './znodes.fixture.ts';
import { kafkaZnodes } from './kafka-znodes.ts';

let watch: ClusterWatch | undefined;
afterEach(() => watch?.forget());

/** Longer than any busy machine needs. */
const soon = { timeout: 20_000 };

function setUp() {
  const world = createZnodes({
    '/brokers/ids/1': [registration, '0xa1'],
    '/brokers/ids/2': [registration, '0xb2'],
    '/controller': [claimOf(1), '0xa1'],
    '/controller_epoch': ['4'],
  });
  const { session, znodes } = world;
  const sessions = new Set(['0xa1', '0xb2']);
  watch = watchCluster({
    ...{ session, znodes, kafka: kafkaZnodes(znodes), onTrouble: () => undefined },
    connected: async () => sessions,
    ...{ favoured: () => new Set<string>(), onSighting: () => undefined },
  });
  const { facts, asked } = watch;
  return { ...world, facts, asked, sessions };
}

it('the controller is the broker that made the znode, not the one somebody wrote into it', async () => {
  const { connected, put, facts } = setUp();
  connected(true);
  await expect.poll(facts, soon).toMatchObject({ brokers: [1, 2], controller: 1 });
  expect(facts().controllerForged).toBeUndefined();
  put('/controller', claimOf(2), '0xa1');
  await expect.poll(facts, soon).toMatchObject({ controller: null, controllerForged: true });
  put('/controller');
  await expect.poll(() => facts().controllerForged, soon).toBeUndefined();
  expect(facts().controller).toBeNull();
  put('/controller', claimOf(2), '0xb2');
  await expect.poll(() => facts().controller, soon).toBe(2);
  put('/controller', 'mine');
  await expect.poll(facts, soon).toMatchObject({ controller: null, controllerForged: true });
}, 30_000);

it('a lost quorum is a fact when our own session is lost too, and until one is back', async () => {
  const { connected, facts, asked } = setUp();
  const roles = { zookeeper1: 'looking', zookeeper2: 'silent', zookeeper3: 'silent' } as const;
  connected(true);
  await expect.poll(() => facts().brokers, soon).toEqual([1, 2]);
  asked({ roles, quorum: false });
  expect(facts()).toMatchObject({ brokers: [1, 2] });
  expect(facts().noQuorum).toBeUndefined();
  connected(false);
  await expect.poll(facts, soon).toEqual({ ...unknownFacts, noQuorum: roles });
  asked({ roles: { ...roles, zookeeper1: 'leader', zookeeper2: 'follower' }, quorum: true });
  expect(facts()).toEqual(unknownFacts);
  connected(true);
  await expect.poll(() => facts().brokers, soon).toEqual([1, 2]);
}, 30_000);

it('after a lost quorum a broker is back when its session is connected, not when its registration is seen', async () => {
  const { connected, facts, sessions, put } = setUp();
  connected(true);
  await expect.poll(() => facts().brokers, soon).toEqual([1, 2]);
  expect(facts().returning).toBeUndefined();
  connected(false);
  await expect.poll(() => facts().brokers, soon).toBeNull();
  put('/brokers/ids/3', registration, '0xc3');
  sessions.delete('0xb2');
  connected(true);
  put('/brokers/ids/9', 'made by hand');
  await expect.poll(facts, soon).toMatchObject({ brokers: [1, 2, 3, 9], returning: [2, 3] });
  // Another server, a moment later: whoever was on the way still is.
  connected(false);
  put('/brokers/topics/new', '{"partitions":{}}');
  connected(true);
  await expect.poll(() => facts().topics, soon).toBe(1);
  expect(facts().returning).toEqual([2, 3]);
  sessions.add('0xb2');
  await expect.poll(() => facts().returning, soon).toEqual([3]);
  // Its old session ran out, and it has registered with a new one.
  put('/brokers/ids/3', registration, '0xd3');
  await expect.poll(() => facts().returning, soon).toBeUndefined();
  expect(facts().brokers).toEqual([1, 2, 3, 9]);
}, 30_000);

it('a moment without our own session is no lost quorum: nobody is doubted', async () => {
  const { connected, facts, sessions, put } = setUp();
  connected(true);
  await expect.poll(() => facts().topics, soon).toBe(0);
  sessions.clear();
  connected(false);
  put('/brokers/topics/new', '{"partitions":{}}');
  connected(true);
  await expect.poll(() => facts().topics, soon).toBe(1);
  expect(facts()).toMatchObject({ brokers: [1, 2] });
  expect(facts().returning).toBeUndefined();
}, 30_000);
