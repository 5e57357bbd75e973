// Exercise 8.3 in rehearsal: a topic that grew from three partitions to four after six seconds.
import { describe, expect, it } from 'vitest';
import type { Happening, StoredRecord } from '../kit/index.ts';
import { curtain, partition, type Stage, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { keysAndOrder } from './lab.ts';
import { keysAndOrderMessages } from './messages.en.ts';
import { partitionOf } from './murmur2.ts';
import { checkOneMore } from './one-more.ts';

const [topic, wagon] = ['sidings-4vn', 'wagon-8jc'];
const values = { topic, wagon };
const keys = Array.from({ length: 40 }, (_, n) => `${wagon}-${n + 1}`);
const movedIs = (wanted: boolean) =>
  keys.find((key) => (partitionOf(key, 3) !== partitionOf(key, 4)) === wanted) ?? '';
const [moved, steady] = [movedIs(true), movedIs(false)];
const four = [0, 1, 2, 3].map((number) => partition(number, [1, 2, 3]));
const made = (count: number): Happening => ({
  ...{ kind: 'topic', topic },
  replicas: four.slice(0, count).map(({ replicas }) => [...replicas]),
});
const grew: Stage['history'] = [
  [1000, made(3)],
  [6000, made(4)],
];
const at = (key: string, place: number, ms: number): StoredRecord => ({
  ...stored(key, 'load'),
  ...{ partition: place, timestamp: curtain + ms },
});
const before = keys.map((key) => at(key, partitionOf(key, 3), 3000));
const after = keys.map((key) => at(key, partitionOf(key, 4), 9000));
const staged = (key: string | undefined, records: readonly StoredRecord[], more: Stage = {}): Stage => ({
  ...{ values, answers: key === undefined ? {} : { key }, history: grew },
  topics: { [topic]: { partitions: four, records } },
  znodes: { [`/brokers/topics/${topic}`]: { modifiedAt: curtain + 5990 } },
  ...more,
});
const all = [...before, ...after];
const [old, now] = [partitionOf(moved, 3), partitionOf(moved, 4)];
const strange = [0, 1, 2, 3].find((place) => place !== old && place !== now) ?? 0;
const only = (count: number): Stage => ({
  topics: { [topic]: { partitions: [...four, partition(4, [1])].slice(0, count), records: all } },
});

const scenes: readonly Scene[] = [
  { title: 'one that moved', gives: 'passed', ...staged(moved, all) },
  {
    title: 'made again with three',
    gives: 'passed',
    ...staged(moved, all, {
      history: [[100, made(4)], [200, { kind: 'topic', topic, replicas: null }], ...grew],
    }),
  },
  { title: 'nobody saw it grow', gives: 'passed', ...staged(moved, all, { history: [] }) },
  {
    title: 'seen late to have grown',
    gives: 'passed',
    ...staged(moved, all, {
      history: [
        [1000, made(3)],
        [60_000, made(4)],
      ],
    }),
  },
  {
    title: 'moved to other brokers since',
    gives: 'passed',
    ...staged(moved, all, { znodes: { [`/brokers/topics/${topic}`]: { modifiedAt: curtain + 60_000 } } }),
  },
  { title: 'no topic', gives: 'absent', ...staged(moved, [], { topics: {} }) },
  { title: 'still three', gives: 'not-grown', ...staged(moved, all, only(3)) },
  { title: 'five', gives: 'grown-too-far', ...staged(moved, all, only(5)) },
  {
    title: 'four from the start',
    gives: 'wrong-start',
    ...staged(moved, all, { history: [[1000, made(4)]] }),
  },
  { title: 'nothing typed', gives: 'no-answer', ...staged(undefined, all) },
  { title: 'of another attempt', gives: 'other-key', ...staged('wagon-zzz-1', all) },
  { title: 'never sent', gives: 'unknown-key', ...staged(`${wagon}-99`, all) },
  { title: 'one that stays', gives: 'stays', ...staged(steady, all) },
  { title: 'only before', gives: 'only-before', ...staged(moved, before) },
  { title: 'only after', gives: 'only-after', ...staged(moved, after) },
  { title: 'put elsewhere', gives: 'by-hand', ...staged(moved, [...all, at(moved, strange, 9000)]) },
  { title: 'put back afterwards', gives: 'by-hand', ...staged(moved, [...after, at(moved, old, 9500)]) },
  { title: 'put there too early', gives: 'by-hand', ...staged(moved, [...before, at(moved, now, 4000)]) },
];

describe('exercise 8.3', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkOneMore, keysAndOrderMessages.exercises['8.3'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () => expect(unseen(keysAndOrder.exercises['8.3'], scenes)).toEqual([]));
});
