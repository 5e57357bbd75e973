// Exercise 7.3 in rehearsal: twenty deliveries, and a group that was sent to their end before it had read one.
import { describe, expect, it } from 'vitest';
import type { Happening } from '../kit/index.ts';
import { partition, type Stage, type StagedTopic } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { offsets } from './lab.ts';
import { offsetsMessages } from './messages.en.ts';
import { checkNightShift } from './night-shift.ts';

const [topic, group] = ['deliveries-8pm', 'loaders-3qf'];
const values = { topic, group, count: '20' };
const line: StagedTopic = { partitions: [partition(0, [1, 2, 3])], high: 20 };

const made: Happening = { kind: 'topic', topic, replicas: [[1, 2, 3]] };
const unmade: Happening = { kind: 'topic', topic, replicas: null };
const generation = (number: number | null, state: 'Stable' | 'Empty' | 'Dead' = 'Stable'): Happening => ({
  ...{ kind: 'group', group, state, before: null },
  ...{ generation: number, protocol: 'range', way: 'eager' },
});
const set = (from: number | null, to: number | null): Happening => ({
  ...{ kind: 'offsets', group },
  changes: [{ topic, partition: 0, from, to }],
});
const night = [made, generation(1), generation(2, 'Empty')];
const told = (...happened: readonly Happening[]): Stage['history'] =>
  [...night, ...happened].map((what, n) => [(n + 1) * 2000, what] as const);

const staged = (place: number | undefined, happened: readonly Happening[], more: Stage = {}): Stage => ({
  ...{ values, topics: { [topic]: line }, history: told(...happened) },
  groups: place === undefined ? {} : { [group]: { committed: { [topic]: place } } },
  ...more,
});
const reads = (place: number) => ({ groups: { [group]: { members: 1, committed: { [topic]: place } } } });
const remade = [unmade, set(20, null), generation(null, 'Dead'), made];

const scenes: readonly Scene[] = [
  { title: 'put back and read', gives: 'passed', ...staged(20, [set(20, 0), generation(3)]) },
  { title: 'place deleted, then read', gives: 'passed', ...staged(20, [set(20, null), generation(3)]) },
  {
    title: 'group deleted, then read',
    gives: 'passed',
    ...staged(20, [generation(null, 'Dead'), generation(1)]),
  },
  { title: 'read, and still there', gives: 'passed', ...staged(20, [set(20, 0), generation(3)], reads(20)) },
  {
    title: 'made anew, the script run again, then put back',
    gives: 'passed',
    ...staged(20, [...remade, generation(1), generation(2, 'Empty'), set(20, 0), generation(3)]),
  },
  { title: 'no topic', gives: 'absent', values },
  { title: 'nobody was there at night', gives: 'not-prepared', ...staged(undefined, []) },
  {
    title: 'half of the deliveries',
    gives: 'not-prepared',
    ...staged(10, [], { topics: { [topic]: { ...line, high: 10 } } }),
  },
  { title: 'made anew', gives: 'topic-remade', ...staged(20, [...remade, generation(1)]) },
  {
    title: 'made anew, the end of the old one told late',
    gives: 'topic-remade',
    ...staged(20, [unmade, made, set(20, null), generation(null, 'Dead'), generation(1)]),
  },
  {
    title: 'another group',
    gives: 'new-group',
    ...staged(20, [], {
      groups: { [group]: { committed: { [topic]: 20 } }, 'loaders-2': { committed: { [topic]: 20 } } },
    }),
  },
  { title: 'somebody waits', gives: 'still-running', ...staged(20, [generation(3)], reads(20)) },
  { title: 'one group of very many', gives: 'unseen', ...staged(20, [], { history: [[1000, made]] }) },
  { title: 'nothing done', gives: 'nothing-happened', ...staged(20, []) },
  { title: 'tried in vain', gives: 'nothing-happened', ...staged(20, [generation(3)]) },
  { title: 'left at the start', gives: 'not-read', ...staged(0, [set(20, 0)]) },
  { title: 'place deleted, and left', gives: 'not-read', ...staged(undefined, [set(20, null)]) },
  { title: 'back and forth', gives: 'not-read', ...staged(20, [set(20, 0), set(0, 20)]) },
  { title: 'from four on', gives: 'not-from-start', ...staged(20, [set(20, 4), generation(3)]) },
  { title: 'by half', gives: 'read-partly', ...staged(10, [set(20, 0), generation(3)]) },
  { title: 'reading', gives: 'reading', ...staged(5, [set(20, 0), generation(3)], reads(5)) },
];

describe('exercise 7.3', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkNightShift, offsetsMessages.exercises['7.3'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-(topics|consumer-groups) /);
  });

  it('shows every outcome', () => expect(unseen(offsets.exercises['7.3'], scenes)).toEqual([]));
});
