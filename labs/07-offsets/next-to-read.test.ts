// Exercise 7.1 in rehearsal: ten records, of which the clerks are to read four.
import { describe, expect, it } from 'vitest';
import type { Happening } from '../kit/index.ts';
import { partition, type Stage, type StagedTopic } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { offsets } from './lab.ts';
import { offsetsMessages } from './messages.en.ts';
import { checkNextToRead } from './next-to-read.ts';

const [topic, group] = ['waybills-4rd', 'clerks-9xm'];
const values = { topic, group, few: '4' };
const right = { last: '3', committed: '4', lag: '6' };
const ten: StagedTopic = { partitions: [partition(0, [1, 2, 3])], high: 10 };
const read: Happening = {
  ...{ kind: 'group', group, state: 'Stable', before: null },
  ...{ generation: 1, protocol: 'range', way: 'eager' },
};
const set = (from: number | null, to: number): Happening => ({
  ...{ kind: 'offsets', group },
  changes: [{ topic, partition: 0, from, to }],
});

const staged = (place: number | undefined, more: Stage = {}): Stage => ({
  ...{ values, topics: { [topic]: ten }, answers: right, history: [[3000, read]] },
  groups: place === undefined ? {} : { [group]: { committed: { [topic]: place } } },
  ...more,
});
const but = (change: Readonly<Record<string, string>>) => staged(4, { answers: { ...right, ...change } });

const scenes: readonly Scene[] = [
  { title: 'four read, three numbers', gives: 'passed', ...staged(4) },
  {
    title: 'read all, put back, read again',
    gives: 'passed',
    ...staged(4, {
      history: [
        [3000, read],
        [6000, set(10, 0)],
        [9000, read],
      ],
    }),
  },
  {
    title: 'seen only when it was over',
    gives: 'passed',
    ...staged(4, { history: [[9000, { ...read, state: 'Empty' }]] }),
  },
  { title: 'no topic', gives: 'absent', values },
  {
    title: 'two partitions',
    gives: 'wrong-partitions',
    ...staged(4, { topics: { [topic]: { ...ten, partitions: [partition(0, [1]), partition(1, [2])] } } }),
  },
  {
    title: 'nine',
    gives: 'too-few-records',
    ...staged(4, { topics: { [topic]: { ...ten, high: 9 } } }),
  },
  {
    title: 'twenty',
    gives: 'too-many-records',
    ...staged(4, { topics: { [topic]: { ...ten, high: 20 } } }),
  },
  { title: 'nobody', gives: 'no-group', ...staged(undefined) },
  {
    title: 'a made-up group without a place',
    gives: 'no-group',
    ...staged(undefined, { groups: { 'console-consumer-1': { committed: {} } } }),
  },
  {
    title: 'somebody else',
    gives: 'other-group',
    ...staged(undefined, { groups: { clerks: { committed: { [topic]: 4 } } } }),
  },
  {
    title: 'still reading',
    gives: 'reading',
    ...staged(4, { groups: { [group]: { members: 1, committed: { [topic]: 2 } } } }),
  },
  {
    title: 'done and still running',
    gives: 'passed',
    ...staged(4, { groups: { [group]: { members: 1, committed: { [topic]: 4 } } } }),
  },
  { title: 'everything', gives: 'at-the-end', ...staged(10) },
  { title: 'one short', gives: 'stopped-elsewhere', ...staged(3) },
  {
    title: 'never a member',
    gives: 'set-by-hand',
    ...staged(4, { history: [[3000, { ...read, state: 'Empty', generation: null }]] }),
  },
  { title: 'one group of very many', gives: 'unseen', ...staged(4, { history: [] }) },
  {
    title: 'read all, then set',
    gives: 'set-by-hand',
    ...staged(4, {
      history: [
        [3000, read],
        [6000, set(10, 4)],
      ],
    }),
  },
  { title: 'nothing typed', gives: 'no-answer', ...staged(4, { answers: {} }) },
  { title: 'counted from one', gives: 'last-is-next', ...but({ last: '4' }) },
  { title: 'the end', gives: 'wrong-last', ...but({ last: '9' }) },
  { title: 'the last one', gives: 'committed-is-last', ...but({ committed: '3' }) },
  { title: 'the end again', gives: 'wrong-committed', ...but({ committed: '10' }) },
  { title: 'seven behind', gives: 'lag-off-by-one', ...but({ lag: '7' }) },
  { title: 'nothing behind', gives: 'wrong-lag', ...but({ lag: '0' }) },
];

describe('exercise 7.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkNextToRead, offsetsMessages.exercises['7.1'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-(topics|get-offsets|consumer-groups) /);
  });

  it('shows every outcome', () => expect(unseen(offsets.exercises['7.1'], scenes)).toEqual([]));
});
