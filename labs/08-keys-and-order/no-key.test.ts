// Exercise 8.2 in rehearsal: one batch of six in partition 1, and six that took turns.
import { describe, expect, it } from 'vitest';
import type { StoredBatch, StoredRecord } from '../kit/index.ts';
import { curtain, partition, type Stage, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { keysAndOrder } from './lab.ts';
import { keysAndOrderMessages } from './messages.en.ts';
import { checkNoKey } from './no-key.ts';

const [quick, turns] = ['quick-7bd', 'turns-2ls'];
const values = { quick, turns };
const three = [partition(0, [1]), partition(1, [2]), partition(2, [3])];
const at = (place: number, key: string | null = null): StoredRecord => ({
  ...stored(key, 'line'),
  ...{ partition: place, timestamp: curtain + 5000 },
});
const six = Array.from({ length: 6 }, () => at(1));
const rotated = Array.from({ length: 6 }, (_, n) => at(n % 3));
const batch: StoredBatch = { baseOffset: 0, lastOffset: 5, records: 6, position: 0 };
const staged = (change: Readonly<Record<string, readonly StoredRecord[]>>, more: Stage = {}): Stage => ({
  values,
  prediction: { option: 'three', atMs: 1000 },
  topics: Object.fromEntries(
    Object.entries({ [quick]: six, [turns]: rotated, ...change }).map(([topic, records]) => [
      topic,
      { partitions: three, records },
    ]),
  ),
  batches: { [`kafka2 ${quick}-1`]: [batch] },
  ...more,
});
const only = (topic: string, partitions = three): Stage['topics'] => ({
  [topic]: { partitions, records: six },
});

const scenes: readonly Scene[] = [
  { title: 'one batch, and turns', gives: 'passed', ...staged({}) },
  { title: 'no guess', gives: 'not-predicted', ...staged({}, { prediction: undefined }) },
  {
    title: 'looked first',
    gives: 'predicted-late',
    ...staged({}, { prediction: { option: 'one', atMs: 9000 } }),
  },
  { title: 'no topics', gives: 'absent', ...staged({}, { topics: {} }) },
  { title: 'only one', gives: 'absent', ...staged({}, { topics: only(quick) }) },
  {
    title: 'one track',
    gives: 'wrong-partitions',
    ...staged({}, { topics: only(quick, [partition(1, [2])]) }),
  },
  { title: 'five', gives: 'too-few', ...staged({ [quick]: six.slice(1) }) },
  { title: 'nobody took turns', gives: 'too-few', ...staged({ [turns]: [] }) },
  { title: 'twelve', gives: 'too-many', ...staged({ [quick]: [...six, ...six] }) },
  { title: 'with a key', gives: 'has-keys', ...staged({ [quick]: [...six.slice(1), at(0, 'k')] }) },
  {
    title: 'line by line',
    gives: 'several-batches',
    ...staged({}, { batches: { [`kafka2 ${quick}-1`]: [batch], [`kafka1 ${quick}-0`]: [batch] } }),
  },
  { title: 'one batch again', gives: 'not-spread', ...staged({ [turns]: six }) },
  {
    title: 'nobody leads',
    gives: 'no-leader',
    ...staged(
      {},
      {
        topics: {
          [quick]: { partitions: three.map((one) => ({ ...one, leader: -1 })), records: six },
          [turns]: { partitions: three, records: rotated },
        },
      },
    ),
  },
];

describe('exercise 8.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkNoKey, keysAndOrderMessages.exercises['8.2'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () => expect(unseen(keysAndOrder.exercises['8.2'], scenes)).toEqual([]));
});
