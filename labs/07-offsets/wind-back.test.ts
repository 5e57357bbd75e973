// Exercise 7.2 in rehearsal: forty trains of one afternoon in two partitions; the group is to stand at 14:15.
import { describe, expect, it } from 'vitest';
import type { Happening, StoredRecord } from '../kit/index.ts';
import { partition, type Stage, type StagedTopic, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { offsets } from './lab.ts';
import { offsetsMessages } from './messages.en.ts';
import { checkWindBack } from './wind-back.ts';

const [topic, group] = ['trains-2hw', 'board-7kd'];
const values = { topic, group, minute: '15' };
const afternoon = Date.UTC(2026, 2, 14, 14);
const trains = Array.from({ length: 40 }, (_, n): StoredRecord => ({
  ...stored(null, 'train', Math.floor(n / 2)),
  ...{ partition: n % 2, timestamp: afternoon + n * 60_000 },
}));
const both = [partition(0, [1, 2, 3]), partition(1, [2, 3, 1])];
const line: StagedTopic = { partitions: both, records: trains, high: [20, 20] };
/** The first of 14:15 or later: 14:16 in partition 0, 14:15 in partition 1. */
const [one, other] = [8, 7];

const read: Happening = {
  ...{ kind: 'group', group, state: 'Stable', before: null },
  ...{ generation: 1, protocol: 'range', way: 'eager' },
};
const set = (...places: readonly (readonly [from: number | null, to: number])[]): Happening => ({
  ...{ kind: 'offsets', group },
  changes: places.map(([from, to], number) => ({ topic, partition: number, from, to })),
});
const back = set([20, one], [20, other]);
const history = (...happened: readonly Happening[]): Stage['history'] =>
  happened.map((what, n) => [(n + 1) * 2000, what] as const);

const staged = (places: readonly number[], more: Stage = {}): Stage => ({
  ...{ values, topics: { [topic]: line }, history: history(read, back) },
  groups: { [group]: { committed: { [topic]: places } } },
  ...more,
});
const nobodyMoved = { history: history(read) };

const scenes: readonly Scene[] = [
  { title: 'wound back', gives: 'passed', ...staged([one, other]) },
  {
    title: 'in two steps',
    gives: 'passed',
    ...staged([one, other], { history: history(read, set([20, 0], [20, 0]), set([0, one], [0, other])) }),
  },
  { title: 'no topic', gives: 'absent', values },
  {
    title: 'one track',
    gives: 'wrong-partitions',
    ...staged([one], { topics: { [topic]: { ...line, partitions: [partition(0, [1])] } } }),
  },
  { title: 'no trains', gives: 'empty', ...staged([], { topics: { [topic]: { partitions: both } } }) },
  {
    title: 'trains of the present',
    gives: 'other-records',
    ...staged([one, other], {
      topics: { [topic]: { ...line, records: trains.map((train) => ({ ...train, timestamp: afternoon })) } },
    }),
  },
  {
    title: 'all in one partition',
    gives: 'other-records',
    ...staged([one, other], {
      topics: { [topic]: { ...line, records: trains.map((train) => ({ ...train, partition: 0 })) } },
    }),
  },
  { title: 'nobody', gives: 'no-group', ...staged([], { groups: {} }) },
  {
    title: 'somebody else',
    gives: 'other-group',
    ...staged([], { groups: { board: { committed: { [topic]: [20, 20] } } } }),
  },
  {
    title: 'set and never read',
    gives: 'never-read',
    ...staged([one, other], { history: history({ ...read, state: 'Empty', generation: null } as Happening) }),
  },
  { title: 'one group of very many', gives: 'unseen', ...staged([one, other], { history: [] }) },
  {
    title: 'somebody reads',
    gives: 'group-active',
    ...staged([20, 20], { groups: { [group]: { members: 2, committed: { [topic]: [20, 20] } } } }),
  },
  { title: 'only shown', gives: 'at-the-end', ...staged([20, 20], nobodyMoved) },
  {
    title: 'to the start',
    gives: 'at-the-start',
    ...staged([0, 0], { history: history(read, set([20, 0], [20, 0])) }),
  },
  {
    title: 'one of two',
    gives: 'one-partition',
    ...staged([20, other], { history: history(read, set([20, 20], [20, other])) }),
  },
  {
    title: 'five minutes early',
    gives: 'other-time',
    ...staged([5, 5], { history: history(read, set([20, 5], [20, 5])) }),
  },
  { title: 'and on', gives: 'read-on', ...staged([10, 9]) },
  { title: 'and on, on one track', gives: 'read-on', ...staged([13, other]) },
  {
    title: 'from the first train forward',
    gives: 'not-wound-back',
    ...staged([one, other], { history: history(read, set([1, one], [0, other])) }),
  },
  { title: 'nobody saw it move', gives: 'not-wound-back', ...staged([one, other], nobodyMoved) },
];

describe('exercise 7.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkWindBack, offsetsMessages.exercises['7.2'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () => expect(unseen(offsets.exercises['7.2'], scenes)).toEqual([]));
});
