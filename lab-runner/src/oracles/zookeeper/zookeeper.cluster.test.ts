// The ZooKeeper oracle against a real ensemble: what it reads, what it is told, and what happens when servers go.
import { zookeeperNames } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import type { ClusterFacts } from '../../ports/oracles.ts';
import { createBrokers } from '../kafka/brokers.ts';
import { wire } from '../kafka/wire.ts';
import { eventually, log, useScene } from '../scene.clustertest.ts';
import { createZooKeeperOracle } from './index.ts';

const scene = useScene();

describe('reading', () => {
  it('gives brokers, controller, cluster id, topics with their states and overrides', async () => {
    const { zookeeper, topology } = scene();
    await scene().createTopic(
      'seen',
      '--replica-assignment',
      '2:3:1,3:1:2',
      '--config',
      'retention.ms=60000',
    );
    const brokers = await zookeeper.brokers();
    expect(brokers.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(brokers[0]?.endpoints).toContain(`PLAINTEXT://127.0.0.1:${topology.clientPorts.kafka1}`);
    expect(brokers[0]?.ephemeralOwner).toMatch(/^0x[1-9a-f][0-9a-f]+$/);
    expect(await zookeeper.clusterId()).toMatch(/^[\w-]{22}$/);
    expect((await zookeeper.controller())?.id).toBe(zookeeper.facts().controller);
    expect((await zookeeper.controller())?.epoch).toBeGreaterThanOrEqual(1);
    expect(await zookeeper.topicConfig('seen')).toEqual({ 'retention.ms': '60000' });
    expect(await zookeeper.topicConfig('__transaction_state')).toHaveProperty(['cleanup.policy'], 'compact');
    const states = (await zookeeper.topic('seen')) ?? [];
    expect(states.map(({ partition, replicas, leader }) => ({ partition, replicas, leader }))).toEqual([
      { partition: 0, replicas: [2, 3, 1], leader: 2 },
      { partition: 1, replicas: [3, 1, 2], leader: 3 },
    ]);
    expect([...(states[0]?.isr ?? [])].sort()).toEqual([1, 2, 3]);
  });

  it('decodes a node as zookeeper-shell shows it', async () => {
    const { zookeeper, topology } = scene();
    const at = `127.0.0.1:${topology.clientPorts.zookeeper1}`;
    const shown = await scene().tool('zookeeper-shell', at, 'stat', '/brokers/ids/1');
    const field = (name: string) => new RegExp(`^${name} = (.*)$`, 'm').exec(shown)?.[1];
    const node = await zookeeper.get('/brokers/ids/1');
    expect(node?.ephemeralOwner).toBe(field('ephemeralOwner'));
    expect(node?.czxid).toBe(field('cZxid'));
    expect(String(node?.version)).toBe(field('dataVersion'));
    expect(Math.floor((node?.createdAt ?? 0) / 1000)).toBe(
      Math.floor(Date.parse(field('ctime') ?? '') / 1000),
    );
    expect((await zookeeper.get('/brokers'))?.ephemeralOwner).toBe('0x0');
  });

  it.each(['/no/such/node', 'no-slash', '/a//b', '/..', '/trailing/', ''])(
    'has nothing at "%s"',
    async (path) => {
      expect(await scene().zookeeper.get(path)).toBeUndefined();
      expect(await scene().zookeeper.children(path)).toBeUndefined();
    },
  );

  it('has no such topic', async () => {
    expect(await scene().zookeeper.topic('never-made')).toBeUndefined();
    expect(await scene().zookeeper.topicConfig('never-made')).toEqual({});
  });
});

describe('news', () => {
  it('tells of a topic, a lost broker, a lost leader, a new controller, and of their return', async () => {
    const { zookeeper, driver } = scene();
    const before = zookeeper.facts().topics ?? 0;
    await scene().createTopic('told', '--replica-assignment', '1,2,3');
    await eventually(() => zookeeper.facts().topics === before + 1 && zookeeper.facts().offline === 0);
    const controller = zookeeper.facts().controller ?? 1;
    const node = `kafka${controller}` as 'kafka1';
    const told: ClusterFacts[] = [];
    const listening = zookeeper.onChange((facts) => told.push(facts));
    await driver.kill(node);
    await eventually(() => zookeeper.facts().offline === 1 && zookeeper.facts().brokers?.length === 2);
    await eventually(() => ![null, controller].includes(zookeeper.facts().controller));
    await driver.start(node);
    await eventually(() => zookeeper.facts().underReplicated === 0 && zookeeper.facts().offline === 0);
    listening.dispose();
    expect(told.length).toBeGreaterThan(2);
    expect(told.every(({ brokers }) => brokers !== null)).toBe(true);
    expect(told.at(-1)).toEqual(zookeeper.facts());
  });

  it('gives leadership back on request', async () => {
    const { zookeeper } = scene();
    const leaders = async () =>
      (
        await Promise.all(
          (await zookeeper.topics()).map(async (topic) => (await zookeeper.topic(topic)) ?? []),
        )
      ).flat();
    expect((await leaders()).every(({ leader, replicas }) => leader === replicas[0])).toBe(false);
    await zookeeper.electPreferredLeaders();
    expect(await zookeeper.get('/admin/preferred_replica_election')).toBeUndefined();
    await eventually(async () => (await leaders()).every(({ leader, replicas }) => leader === replicas[0]));
    await zookeeper.electPreferredLeaders([]);
  });

  it('counts more topics than it watches, and goes back to watching', async () => {
    const { zookeeper, topology, bind, password } = scene();
    const before = zookeeper.facts().topics ?? 0;
    const names = Array.from({ length: 310 }, (_, index) => `many-${index}`);
    const addresses = new Map(
      topology.brokers.map(({ id, name, internal }) => [id, { name, host: bind, port: internal }]),
    );
    const brokers = createBrokers(addresses, { user: 'railyard', password });
    const controller = zookeeper.facts().controller ?? 1;
    const replicaAssignment = [{ partition: 0, replicas: [1] }];
    const topics = names.map((topic) => ({ topic, replicaAssignment }));
    await brokers.send(controller, wire('CreateTopics', { topics, timeout: 60_000 }), 90_000);
    await eventually(() => zookeeper.facts().topics === before + 310 && zookeeper.facts().offline === 0);
    await scene().driver.stop('kafka1');
    await eventually(() => (zookeeper.facts().offline ?? 0) >= 310);
    await scene().driver.start('kafka1');
    await eventually(() => zookeeper.facts().underReplicated === 0);
    const left = zookeeper.facts().controller ?? 1;
    await brokers.send(left, wire('DeleteTopics', { topics: names, timeout: 60_000 }), 90_000);
    await eventually(() => zookeeper.facts().topics === before && zookeeper.facts().underReplicated === 0);
    await scene().createTopic('watched-again', '--partitions', '1');
    await eventually(() => zookeeper.facts().topics === before + 1);
    brokers.close();
  });
});

describe('servers that go', () => {
  it('are left for another, and what they told goes on being told', async () => {
    const { zookeeper, driver } = scene();
    for (const name of zookeeperNames) {
      await driver.kill(name);
      // Killing the leader of the ensemble costs an election, during which nobody answers.
      await eventually(async () => (await zookeeper.clusterId()) !== '');
      const topic = `after-${name}`;
      await scene().createTopic(topic, '--partitions', '1');
      await eventually(async () => zookeeper.facts().topics === (await zookeeper.topics()).length);
      await driver.start(name);
      await eventually(() => driver.states()[name].phase === 'running');
    }
  });

  it('are left for another when they are only paused', async () => {
    const { driver, topology, bind } = scene();
    const zookeeper = createZooKeeperOracle({ topology, bind, log });
    await driver.pause('zookeeper1');
    try {
      zookeeper.connect();
      await eventually(async () => (await zookeeper.clusterId()) !== '');
    } finally {
      await driver.resume('zookeeper1');
      await zookeeper.close();
    }
  });

  it('taken together make every read reject and every fact unknown, until they return', async () => {
    const { zookeeper, driver } = scene();
    await Promise.all([driver.stop('zookeeper1'), driver.stop('zookeeper2')]);
    await expect(zookeeper.get('/controller')).rejects.toMatchObject({ code: 'ZOOKEEPER_UNREACHABLE' });
    await eventually(() => zookeeper.facts().topics === null);
    const noQuorum = { zookeeper1: 'silent', zookeeper2: 'silent', zookeeper3: 'looking' };
    await eventually(() => zookeeper.facts().noQuorum?.zookeeper3 === 'looking');
    expect(zookeeper.facts()).toEqual({
      noQuorum,
      brokers: null,
      controller: null,
      topics: null,
      underReplicated: null,
      offline: null,
    });
    expect(zookeeper.connected()).toBe(false);
    await Promise.all([driver.start('zookeeper1'), driver.start('zookeeper2')]);
    await eventually(() => zookeeper.facts().brokers?.length === 3 && zookeeper.facts().controller !== null);
  });
});

it('can be closed and connected again', async () => {
  const { topology, bind } = scene();
  const zookeeper = createZooKeeperOracle({ topology, bind, log });
  await expect(zookeeper.topics()).rejects.toMatchObject({ code: 'ZOOKEEPER_UNREACHABLE' });
  for (let round = 0; round < 3; round += 1) {
    zookeeper.connect();
    zookeeper.connect();
    await eventually(() => zookeeper.facts().topics !== null);
    await zookeeper.close();
    expect(zookeeper.facts().topics).toBeNull();
    expect(zookeeper.connected()).toBe(false);
  }
});
