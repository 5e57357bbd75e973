// Exercise 8.1 in rehearsal: three keys, each of them twice, in three partitions.
import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../kit/index.ts';
import { curtain, partition, type Stage, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { keysAndOrder } from './lab.ts';
import { keysAndOrderMessages } from './messages.en.ts';
import { partitionOf } from './murmur2.ts';
import { checkSamePlace } from './same-place.ts';

const topic = 'lockers-6wf';
const [key1, key2, key3] = ['box-3kd', 'crate-9tm', 'drum-5zr'];
const values = { topic, key1, key2, key3 };
const three = [0, 1, 2].map((number) => partition(number, [1, 2, 3]));
const at = (key: string | null, place: number): StoredRecord => ({
  ...stored(key, 'in'),
  ...{ partition: place, timestamp: curtain + 5000 },
});
const sent = [key1, key2, key3].flatMap((key) => [
  at(key, partitionOf(key, 3)),
  at(key, partitionOf(key, 3)),
]);
const without = (key: string) => sent.filter((record) => record.key !== key);
const staged = (records: readonly StoredRecord[], more: Stage = {}): Stage => ({
  ...{ values, topics: { [topic]: { partitions: three, records } } },
  ...{ prediction: { option: 'p0', atMs: 1000 } },
  ...more,
});

const scenes: readonly Scene[] = [
  { title: 'where they lead', gives: 'passed', ...staged(sent) },
  { title: 'no guess', gives: 'not-predicted', ...staged(sent, { prediction: undefined }) },
  {
    title: 'looked first',
    gives: 'predicted-late',
    ...staged(sent, { prediction: { option: 'p0', atMs: 9000 } }),
  },
  { title: 'no topic', gives: 'absent', ...staged([], { topics: {} }) },
  {
    title: 'two partitions',
    gives: 'wrong-partitions',
    ...staged(sent, { topics: { [topic]: { partitions: three.slice(1), records: sent } } }),
  },
  { title: 'nothing', gives: 'empty', ...staged([]) },
  { title: 'no keys', gives: 'null-keys', ...staged([at(null, 0)]) },
  { title: 'one is missing', gives: 'key-missing', ...staged(without(key2)) },
  {
    title: 'one is missing, and an old slip lies there',
    gives: 'key-missing',
    ...staged([...without(key2), at(null, 0)]),
  },
  { title: 'once only', gives: 'too-few', ...staged(sent.slice(1)) },
  { title: 'dealt out', gives: 'scattered', ...staged([...sent, at(key3, (partitionOf(key3, 3) + 1) % 3)]) },
  {
    title: 'all in the next one',
    gives: 'elsewhere',
    ...staged(sent.map((one) => ({ ...one, partition: (one.partition + 1) % 3 }))),
  },
];

describe('exercise 8.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkSamePlace, keysAndOrderMessages.exercises['8.1'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () => expect(unseen(keysAndOrder.exercises['8.1'], scenes)).toEqual([]));
});
