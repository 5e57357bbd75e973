// Exercise 9.1 in rehearsal: crates a tenth of a second apart, and what can be got wrong about them.
import { describe, expect, it } from 'vitest';
import type { Committed, Happening } from '../kit/index.ts';
import { curtain, partition, type Stage, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { howManyPartitions } from './lab.ts';
import { checkMeasured } from './measured.ts';
import { howManyPartitionsMessages } from './messages.en.ts';

const [trial, topic, group] = ['trial-7k2', 'harbour-7k2', 'cranes-7k2'];
const values = { trial, topic, group, pace: '40:100', target: '3300' };
const parts = (count: number) => Array.from({ length: count }, (_, n) => partition(n, [1, 2, 3]));
const crates = (count = 61, ms = 40) =>
  Array.from({ length: count }, (_, n) => ({
    ...stored(null, `crate ${n}`, n),
    timestamp: curtain + n * ms,
  }));
type Told = readonly [atMs: number, what: Happening];
/** A member is given the trial's track; `committed` is where the group stood then. */
const joined = (atMs: number, committed: Committed = {}, of = trial): Told => [
  atMs,
  { kind: 'assignment', group, generation: 1, shares: { m: { [of]: [0] } }, moved: [], committed },
];
const set = (atMs: number, from: number | null, to: number): Told => [
  atMs,
  { kind: 'offsets', group, changes: [{ topic: trial, partition: 0, from, to }] },
];
/** A generation is written down by a group that has had members. */
const known = (atMs: number, generation: number | null): Told => [
  atMs,
  {
    ...{ kind: 'group', group, state: 'Empty', before: null, generation },
    ...{ protocol: '', way: 'unknown' },
  },
];
const placed = (offset: number, ...history: readonly Told[]): Stage => ({
  history,
  groups: { [group]: { committed: { [trial]: offset } } },
});
const staged = (
  partitions: number | undefined,
  given: readonly [string, string] | undefined,
  more: Stage = {},
) =>
  ({
    values,
    ...(given && { answers: { produced: given[0], consumed: given[1] } }),
    topics: {
      [trial]: { partitions: parts(1), records: crates() },
      ...(partitions === undefined ? {} : { [topic]: { partitions: parts(partitions) } }),
    },
    groups: { [group]: { committed: { [trial]: 60 } } },
    history: [joined(5000)],
    ...more,
  }) satisfies Stage;
const rates = ['1480', '590'] as const;
const trialOf = (partitions: number, records = crates()): Stage => ({
  topics: { [trial]: { partitions: parts(partitions), records } },
});

const scenes: readonly Scene[] = [
  { title: 'six', gives: 'passed', ...staged(6, rates) },
  { title: 'measured on a slow machine, by its own numbers', gives: 'passed', ...staged(7, ['1400', '480']) },
  {
    title: 'put back to the start and read once more',
    gives: 'passed',
    ...staged(6, rates, placed(60, joined(5000), set(20_000, 60, 0), joined(25_000, { [trial]: { 0: 0 } }))),
  },
  {
    title: 'set to the end once, then loaded and read anew',
    gives: 'passed',
    ...staged(6, rates, placed(121, known(5000, null), joined(25_000, { [trial]: { 0: 61 } }))),
  },
  {
    title: 'read, and then put to where it stands',
    gives: 'passed',
    ...staged(6, rates, placed(61, joined(5000), set(20_000, 60, 61))),
  },
  {
    title: 'read while the lab was off',
    gives: 'passed',
    ...staged(6, rates, placed(60, known(5000, 2))),
  },
  { title: 'nothing', gives: 'no-trial', values },
  { title: 'three tracks', gives: 'trial-not-one', ...staged(6, rates, trialOf(3)) },
  { title: 'ten crates', gives: 'not-loaded', ...staged(6, rates, trialOf(1, crates(10))) },
  { title: 'nobody read', gives: 'not-unloaded', ...staged(6, rates, { groups: {} }) },
  {
    title: 'read by another group',
    gives: 'not-unloaded',
    ...staged(6, rates, { groups: { other: { committed: { [trial]: 60 } } } }),
  },
  {
    title: 'set by a tool, nobody was ever in',
    gives: 'set-by-hand',
    ...staged(6, rates, placed(61, known(5000, null))),
  },
  {
    title: 'set by a tool, then somebody joined and found nothing',
    gives: 'set-by-hand',
    ...staged(6, rates, placed(61, known(5000, null), joined(9000, { [trial]: { 0: 61 } }))),
  },
  {
    title: 'somebody joined and found nothing, then it was set',
    gives: 'set-by-hand',
    ...staged(6, rates, placed(61, joined(5000), set(9000, null, 61))),
  },
  {
    title: 'set by a tool, and its members read something else',
    gives: 'set-by-hand',
    ...staged(6, rates, placed(61, joined(5000, {}, 'other'), set(9000, null, 61))),
  },
  { title: 'not seen yet', gives: 'unseen', ...staged(6, rates, placed(60)) },
  { title: 'no answers', gives: 'no-answer', ...staged(6, undefined) },
  { title: 'by the second', gives: 'per-second', ...staged(6, ['24', '9']) },
  { title: 'other way round', gives: 'swapped', ...staged(6, ['600', '1500']) },
  { title: 'dreamt of a loader', gives: 'produced-wrong', ...staged(6, ['6000', '590']) },
  { title: 'dreamt of an unloader', gives: 'consumed-wrong', ...staged(6, ['1480', '3000']) },
  { title: 'no topic', gives: 'absent', ...staged(undefined, rates) },
  { title: 'five', gives: 'rounded-down', ...staged(5, rates) },
  { title: 'three', gives: 'smaller-of-two', ...staged(3, rates) },
  { title: 'two', gives: 'added-rates', ...staged(2, rates) },
  { title: 'thirty', gives: 'wrong-count', ...staged(30, rates) },
];

describe('exercise 9.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkMeasured, howManyPartitionsMessages.exercises['9.1'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^(kafka-[a-z-]+|run) /);
  });

  it('shows every outcome', () => expect(unseen(howManyPartitions.exercises['9.1'], scenes)).toEqual([]));
});
