// Exercise 9.2 in rehearsal: twelve partitions in two copies on three brokers.
import { describe, expect, it } from 'vitest';
import type { PartitionState } from '../kit/index.ts';
import { partition, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { checkBill } from './bill.ts';
import { howManyPartitions } from './lab.ts';
import { howManyPartitionsMessages } from './messages.en.ts';

const topic = 'branches-7k2';
const values = { topic, partitions: '12', broker: 'kafka2' };
const pairs = [
  [1, 2],
  [2, 3],
  [3, 1],
];
const spread = Array.from({ length: 12 }, (_, n) => partition(n, pairs[n % 3] ?? []));
const oneEach = [{ baseOffset: 0, bytes: 0 }];
const staged = (
  given: readonly [string, string, string] | undefined,
  partitions: readonly PartitionState[] = spread,
  segments = oneEach,
): Stage => ({
  values,
  ...(given && { answers: { replicas: given[0], files: given[1], leaderless: given[2] } }),
  topics: { [topic]: { partitions } },
  segments: Object.fromEntries(partitions.map((one) => [`kafka2 ${topic}-${one.partition}`, segments])),
});

const scenes: readonly Scene[] = [
  { title: 'eight, twenty-four, four', gives: 'passed', ...staged(['8', '24', '4']) },
  {
    title: 'two segments each, for something was sent after all',
    gives: 'passed',
    ...staged(['8', '48', '4'], spread, [...oneEach, { baseOffset: 9, bytes: 0 }]),
  },
  { title: 'no topic', gives: 'absent', values },
  { title: 'six', gives: 'wrong-partitions', ...staged(undefined, spread.slice(0, 6)) },
  {
    title: 'three copies',
    gives: 'wrong-copies',
    ...staged(
      undefined,
      spread.map((one) => partition(one.partition, [1, 2, 3])),
    ),
  },
  {
    title: 'placed by hand',
    gives: 'broker-without',
    ...staged(
      undefined,
      spread.map((one) => partition(one.partition, [1, 3])),
    ),
  },
  { title: 'no folder yet', gives: 'on-its-way', ...staged(['8', '24', '4']), segments: {} },
  {
    title: 'one without a leader',
    gives: 'on-its-way',
    ...staged(
      ['8', '24', '4'],
      spread.map((one) => ({ ...one, leader: one.partition === 3 ? -1 : one.leader })),
    ),
  },
  { title: 'no answers', gives: 'no-answer', ...staged(undefined) },
  { title: 'twelve', gives: 'counted-partitions', ...staged(['12', '24', '4']) },
  { title: 'all brokers', gives: 'counted-cluster', ...staged(['24', '24', '4']) },
  { title: 'one', gives: 'wrong-replicas', ...staged(['1', '24', '4']) },
  { title: 'logs', gives: 'counted-logs', ...staged(['8', '8', '4']) },
  { title: 'all files', gives: 'counted-everything', ...staged(['8', '40', '4']) },
  { title: 'one index', gives: 'wrong-files', ...staged(['8', '16', '4']) },
  { title: 'followers too', gives: 'all-it-holds', ...staged(['8', '24', '8']) },
  { title: 'all', gives: 'the-whole-topic', ...staged(['8', '24', '12']) },
  { title: 'none', gives: 'wrong-leaderless', ...staged(['8', '24', '0']) },
];

describe('exercise 9.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkBill, howManyPartitionsMessages.exercises['9.2'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^(kafka-[a-z-]+|ls) /);
  });

  it('shows every outcome', () => expect(unseen(howManyPartitions.exercises['9.2'], scenes)).toEqual([]));
});
