// The proof must be able to fail: each kind of dirt, planted alone, is seen, and nothing else with it.
import { nodeNames } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { fakePartitions } from './fake-contents.ts';
import { createFakeWorld, type FakeWorld } from './fakes.ts';
import { baseline, differences, measure } from './fingerprint.ts';

function runningWorld(): FakeWorld {
  const world = createFakeWorld();
  for (const node of nodeNames) world.set(node, { phase: 'running', id: node, since: 0 });
  return world;
}

const offsets = '__consumer_offsets';

/** One partition of Kafka's own topic as this says. */
function withOffsetsPartition(
  world: FakeWorld,
  change: { leader?: number; isr?: number[]; replicas?: number[] },
) {
  const [first, ...others] = fakePartitions(12);
  if (first) world.contents.topics.set(offsets, [{ ...first, ...change }, ...others]);
}

const dirt: readonly [what: string, plant: (world: FakeWorld) => void, seen: readonly string[]][] = [
  [
    'a topic',
    ({ contents }) => contents.topics.set('orders', fakePartitions(1)),
    ['the topic orders is there'],
  ],
  [
    'a topic that is gone',
    ({ contents }) => contents.topics.delete(offsets),
    [`the topic ${offsets} (12 partitions of 3 replicas) is missing`],
  ],
  [
    'an internal topic of fewer replicas',
    (world) => withOffsetsPartition(world, { replicas: [1, 2], isr: [1, 2] }),
    [
      `the topic ${offsets} (12 partitions of 2 replicas) is there`,
      `the topic ${offsets} (12 partitions of 3 replicas) is missing`,
    ],
  ],
  [
    'a partition led from elsewhere',
    (world) => withOffsetsPartition(world, { leader: 3 }),
    [`replication is not whole: ${offsets}-0: led by 3 instead of 1`],
  ],
  [
    'a replica that lags',
    (world) => withOffsetsPartition(world, { isr: [1, 2] }),
    [`replication is not whole: ${offsets}-0: in sync 2 of 3`],
  ],
  [
    'a partition nobody leads',
    (world) => withOffsetsPartition(world, { leader: -1, isr: [1] }),
    [`replication is not whole: ${offsets}-0: no leader`],
  ],
  [
    'leaders moved together',
    (world) => withOffsetsPartition(world, { replicas: [2, 3, 1], isr: [1, 2, 3], leader: 2 }),
    [`replication is not whole: ${offsets}: preferred leaders 3, 5, 4 on brokers 1, 2, 3`],
  ],
  [
    'a quota',
    ({ contents }) => contents.overrides.set('users/alice/clients/app', { producer_byte_rate: '1024' }),
    ['a setting is overridden: users/alice/clients/app: producer_byte_rate=1024'],
  ],
  [
    'a broker setting',
    ({ contents }) => contents.overrides.set('brokers/2', { 'log.retention.ms': '1' }),
    ['a setting is overridden: brokers/2: log.retention.ms=1'],
  ],
  [
    'a user without settings',
    ({ contents }) => contents.overrides.set('users/alice', {}),
    ['a setting is overridden: users/alice'],
  ],
  [
    'a changed setting of an internal topic',
    ({ contents }) =>
      contents.overrides.set(`topics/${offsets}`, {
        ...contents.overrides.get(`topics/${offsets}`),
        'retention.ms': '5',
      }),
    [`a setting is overridden: topics/${offsets}: retention.ms=5`],
  ],
  ['a group', ({ contents }) => contents.groups.add('readers'), ['the group readers is there']],
  [
    'a permission',
    ({ contents }) => contents.permissions.add('/kafka-acl/Topic/orders'),
    ['there are permissions on Topic:orders'],
  ],
  [
    'a permission by prefix',
    ({ contents }) => contents.permissions.add('/kafka-acl-extended/prefixed/Topic/ord'),
    ['there are permissions on Topic:ord*'],
  ],
  [
    'an open transaction',
    ({ contents }) => contents.transactions.add('payments'),
    ['the transaction of payments is open'],
  ],
  ['a znode', ({ contents }) => contents.znodes.add('/mine'), ['the znode /mine is there']],
  [
    'a znode below a known one',
    ({ contents }) => contents.znodes.add('/brokers/seqid/mine'),
    ['the znode /brokers/seqid/mine is there'],
  ],
  [
    'a znode of Kafka that is gone',
    ({ contents }) => contents.znodes.delete('/log_dir_event_notification'),
    ['the znode /log_dir_event_notification is missing'],
  ],
  [
    'data of an unknown topic',
    ({ contents }) => contents.files.kafka2.push({ path: 'orders-0/00000.log', bytes: 1 }),
    ['a log directory holds what it should not: kafka2: orders-0'],
  ],
  [
    'a foreign file',
    ({ contents }) => contents.files.kafka3.push({ path: 'filler', bytes: 1e9 }),
    ['a log directory holds what it should not: kafka3: filler'],
  ],
  [
    'a paused ZooKeeper',
    (world) => world.set('zookeeper2', { phase: 'paused', id: 'zookeeper2' }),
    ['a node is not as it should be: zookeeper2 paused'],
  ],
  [
    'a stopped broker',
    (world) => world.set('kafka3', { phase: 'stopped' }),
    ['a node is not as it should be: kafka3 stopped', 'broker 3 is not registered'],
  ],
  [
    'an id written over the controller',
    (world) => world.setFacts({ controller: null, controllerForged: true }),
    ['/controller was written by somebody else', 'no broker is the controller'],
  ],
  ['no controller', (world) => world.setFacts({ controller: null }), ['no broker is the controller']],
];

describe('the fingerprint', () => {
  it('of a fresh cluster equals the baseline', async () => {
    const world = runningWorld();
    expect(await measure(world)).toEqual(baseline);
    expect(differences(baseline, await measure(world))).toEqual([]);
  });

  it.each(dirt)('sees %s, and nothing else', async (_, plant, seen) => {
    const world = runningWorld();
    plant(world);
    expect(differences(baseline, await measure(world))).toEqual(seen);
  });

  it('lets pass what goes away by itself', async () => {
    const { contents, ...world } = runningWorld();
    contents.znodes.add('/config/changes/config_change_0000000007');
    contents.znodes.add('/kafka-acl-changes/acl_changes_0000000001');
    contents.znodes.add('/isr_change_notification/isr_change_0000000001');
    contents.files.kafka1.push({ path: 'orders-0.0123456789abcdef0123456789abcdef-delete/0.log', bytes: 1 });
    contents.files.kafka1.push({ path: 'replication-offset-checkpoint.tmp', bytes: 1 });
    expect(differences(baseline, await measure(world))).toEqual([]);
  });

  it('reads very many topics side by side, and not all at once', async () => {
    const world = runningWorld();
    for (let at = 0; at < 200; at += 1) world.contents.topics.set(`many-${at}`, fakePartitions(1));
    let [reading, most] = [0, 0];
    const zookeeper = {
      ...world.zookeeper,
      async topic(name: string) {
        most = Math.max(most, (reading += 1));
        const found = await world.zookeeper.topic(name);
        reading -= 1;
        return found;
      },
    };
    expect((await measure({ ...world, zookeeper })).topics).toHaveLength(202);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThan(50);
  });

  it('counts what is too much to tell one by one', async () => {
    const world = runningWorld();
    for (let at = 0; at < 100; at += 1) world.contents.groups.add(`readers-${at}`);
    const told = differences(baseline, await measure(world));
    expect(told).toHaveLength(6);
    expect(told.at(-1)).toBe('and 95 more of that kind');
  });

  it('rejects when it cannot be measured', async () => {
    const world = runningWorld();
    world.contents.files.kafka2 = [];
    await expect(measure(world)).rejects.toMatchObject({ code: 'RESET_UNFINISHED' });
    const onTheWay = runningWorld();
    onTheWay.kafka.coordinatorsReady = async () => Promise.reject(new Error('still loading'));
    await expect(measure(onTheWay)).rejects.toThrow('still loading');
    const deaf = runningWorld();
    deaf.kafka.groups = async () => Promise.reject(new Error('no answer'));
    await expect(measure(deaf)).rejects.toThrow('no answer');
  });
});
