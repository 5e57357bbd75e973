// Whom to ask: leaders from ZooKeeper, coordinators from the hash Java uses.
import type { PartitionState } from '@railyard/labs/kit';
import { expect, it } from 'vitest';
import { groupPartition, leadersOf } from './leaders.ts';

const state = (partition: number, leader: number): PartitionState => ({
  ...{ partition, leader },
  ...{ replicas: [1], leaderEpoch: 0, isr: [1] },
});
const holding = (...states: PartitionState[]) => ({ topic: async () => states });

it('groups partitions by leader', async () => {
  const leaders = await leadersOf(holding(state(0, 2), state(1, 3), state(2, 2)), 'orders');
  expect([...leaders]).toEqual([
    [2, [0, 2]],
    [3, [1]],
  ]);
});

it('names a partition without a leader, unless it was not asked for', async () => {
  const zookeeper = holding(state(0, 2), state(1, -1));
  await expect(leadersOf(zookeeper, 'orders')).rejects.toMatchObject({
    code: 'PARTITION_OFFLINE',
    facts: { topic: 'orders', partition: 1 },
  });
  expect([...(await leadersOf(zookeeper, 'orders', 0))]).toEqual([[2, [0]]]);
});

it('has nobody to ask about a topic that does not exist', async () => {
  expect((await leadersOf({ topic: async () => undefined }, 'orders')).size).toBe(0);
});

it('hashes as java.lang.String does, also where the hash is the smallest integer', () => {
  // "polygenelubricants".hashCode() is Integer.MIN_VALUE, which Kafka's Utils.abs makes 0.
  expect(groupPartition('polygenelubricants', 12)).toBe(0);
  // "hello".hashCode() = 99162322, "Aa".hashCode() = "BB".hashCode() = 2112.
  expect(groupPartition('hello', 50)).toBe(99162322 % 50);
  expect(groupPartition('Aa', 12)).toBe(groupPartition('BB', 12));
});
