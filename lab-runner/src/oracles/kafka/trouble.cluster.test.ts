// The Kafka oracle while things are wrong: no leader, a paused broker, an open transaction, a closed connection.
import { describe, expect, it } from 'vitest';
import { eventually, useScene } from '../scene.clustertest.ts';
import { createBrokers, patiently } from './brokers.ts';
import { groupPartition } from './leaders.ts';
import { offsetsTopic } from './groups.ts';
import { createKafkaOracle } from './index.ts';
import { wire } from './wire.ts';

const scene = useScene();

describe('an open transaction', () => {
  it('does not hide the high watermark, nor the records below it', async () => {
    const { kafka, topology, bind, password } = scene();
    await scene().createTopic('open', '--partitions', '1', '--replication-factor', '3');
    const addresses = new Map(
      topology.brokers.map(({ id, name, internal }) => [id, { name, host: bind, port: internal }]),
    );
    const brokers = createBrokers(addresses, { user: 'railyard', password });
    const transactionalId = 'left-open';
    const passing = { withinMs: 20_000, alsoPassing: ['CONCURRENT_TRANSACTIONS'] };
    const find = wire('GroupCoordinator', { groupId: transactionalId, coordinatorType: 1 });
    const { coordinator } = await patiently(() => brokers.send(1, find));
    const init = wire('InitProducerId', { transactionalId, transactionTimeout: 60_000 });
    const identity = await patiently(() => brokers.send(coordinator.nodeId, init), passing);
    const producer = { transactionalId, ...identity };
    const add = wire('AddPartitionsToTxn', { ...producer, topics: [{ topic: 'open', partitions: [0] }] });
    await patiently(() => brokers.send(coordinator.nodeId, add), passing);
    const messages = [{ key: 'k', value: 'undecided' }];
    const topicData = [{ topic: 'open', partitions: [{ partition: 0, firstSequence: 0, messages }] }];
    const leader = (await scene().zookeeper.topic('open'))?.[0]?.leader ?? 0;
    const produce = wire('Produce', { ...producer, acks: -1, timeout: 10_000, topicData });
    await patiently(() => brokers.send(leader, produce), passing);

    expect(await kafka.offsets('open')).toEqual([{ partition: 0, low: 0, high: 1 }]);
    expect((await kafka.records('open')).map(({ value }) => value)).toEqual(['undecided']);
    const end = wire('EndTxn', { ...producer, transactionResult: false });
    await patiently(() => brokers.send(coordinator.nodeId, end), passing);
    // The abort's marker takes an offset and is nobody's record.
    await eventually(async () => (await kafka.offsets('open'))[0]?.high === 2);
    expect(await kafka.records('open')).toHaveLength(1);
    brokers.close();
  });
});

describe('a partition without a leader', () => {
  it('is named, and everything else still answers', async () => {
    const { kafka, zookeeper, driver } = scene();
    await scene().createTopic('alone', '--replica-assignment', '3');
    await scene().createTopic('kept', '--partitions', '3', '--replication-factor', '3');
    await scene().produce('kept', ['one', 'two']);
    await driver.stop('kafka3');
    await eventually(() => zookeeper.facts().offline === 1);
    expect(zookeeper.facts()).toMatchObject({ brokers: [1, 2] });
    expect(zookeeper.facts().underReplicated).toBeGreaterThan(0);

    await expect(kafka.records('alone')).rejects.toMatchObject({
      code: 'PARTITION_OFFLINE',
      facts: { topic: 'alone', partition: 0 },
    });
    expect((await kafka.records('kept')).map(({ value }) => value).sort()).toEqual(['one', 'two']);
    expect(await kafka.groups()).toEqual([]);
    expect((await kafka.group('nobody')).state).toBe('Dead');
    await driver.start('kafka3');
    await eventually(() => zookeeper.facts().underReplicated === 0);
    expect(zookeeper.facts().offline).toBe(0);
  });
});

describe('a broker that does not answer', () => {
  it('ends the question with its name, within seconds', async () => {
    const { kafka, zookeeper, driver } = scene();
    await scene().createTopic('on-two', '--replica-assignment', '2');
    expect(await kafka.offsets('on-two')).toEqual([{ partition: 0, low: 0, high: 0 }]);
    await driver.pause('kafka2');
    try {
      await expect(kafka.offsets('on-two')).rejects.toMatchObject({
        code: expect.stringMatching(/KAFKA_UNREACHABLE|PARTITION_OFFLINE/),
      });
    } finally {
      await driver.resume('kafka2');
    }
    await eventually(
      () => zookeeper.facts().brokers?.length === 3 && zookeeper.facts().underReplicated === 0,
    );
    await eventually(async () => (await kafka.offsets('on-two')).length === 1);
  });
});

describe('connections', () => {
  it('are made anew after close, and refused with a wrong password', async () => {
    const { kafka, topology, bind, zookeeper } = scene();
    await kafka.close();
    expect(await kafka.groups()).toEqual([]);
    const stranger = createKafkaOracle({
      ...{ topology, bind, zookeeper, password: 'wrong' },
      log: { debug: () => undefined },
    });
    await expect(stranger.groups()).rejects.toMatchObject({ code: expect.stringMatching(/^KAFKA_/) });
    await stranger.close();
  });
});

it('computes the coordinator Kafka would name', async () => {
  const { topology, bind, zookeeper, password } = scene();
  const addresses = new Map(
    topology.brokers.map(({ id, name, internal }) => [id, { name, host: bind, port: internal }]),
  );
  const brokers = createBrokers(addresses, { user: 'railyard', password });
  const partitions = (await zookeeper.topic(offsetsTopic)) ?? [];
  for (const group of ['a', 'orders-7k2', 'readers', 'ünïcödé', 'x'.repeat(60), 'polygenelubricants']) {
    const { coordinator } = await brokers.send(
      1,
      wire('GroupCoordinator', { groupId: group, coordinatorType: 0 }),
    );
    expect(partitions[groupPartition(group, partitions.length)]?.leader).toBe(coordinator.nodeId);
  }
  brokers.close();
});
