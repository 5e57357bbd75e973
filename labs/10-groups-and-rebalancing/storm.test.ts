// Exercise 10.5 in rehearsal: parcels, stamps, and a group that is calm or is not.
import { describe, expect, it } from 'vitest';
import { curtain, partition, type Stage, type StagedGroup, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { groupsAndRebalancing } from './lab.ts';
import { groupsAndRebalancingMessages } from './messages.en.ts';
import { checkStorm } from './storm.ts';
import { teller, type Told } from './telling.ts';

const [parcels, stamps, group] = ['counter-7k2', 'stamped-7k2', 'clerks-7k2'];
const values = { parcels, stamps, group, count: '66' };
const { shared, member, state, put } = teller(group, parcels);
const key = (n: number) => `${n % 6}-${Math.floor(n / 6)}`;
/** Parcels `first` to `last`, one after the other. */
const stamped = (from: number, first: number, last: number, ms = 350) =>
  Array.from({ length: last - first + 1 }, (_, n) => ({
    ...stored(key(first + n), 'stamped', n),
    timestamp: curtain + from + n * ms,
  }));
const six = (offset: number) => Array.from({ length: 6 }, () => offset);
const all = { a: [0, 1, 2, 3, 4, 5] };
const half = { a: [0, 2, 4], b: [1, 3, 5] };
const alone = (at: number) => [member(at - 500, 'a', true), ...shared(at, { shares: all })];
const withB = (at: number, afterMs = 5000) => [
  member(at, 'b', true),
  ...shared(at + afterMs, { shares: half, generation: 2 }),
];
const out = (at: number, who = 'a') => [member(at, who, false)];
const calm = [...alone(1000), ...withB(3000)];
/** What was noted as done when the second one got its share, and when the first did: by then sixteen had a stamp. */
const notedOf = (then: number, atFirst = 0): Told[] => [
  member(500, 'a', true),
  ...shared(1000, { shares: all, committed: { 0: atFirst } }),
  member(3000, 'b', true),
  ...shared(8000, { shares: half, generation: 2, committed: { 0: atFirst, 1: then - atFirst } }),
];
const each = (offset: number) => Object.fromEntries(six(offset).entries());
/** Two that are calm; each time so much is noted in each partition. */
const calmWith = (atFirst: number, then: number): Told[] => [
  member(500, 'a', true),
  ...shared(1000, { shares: all, committed: each(atFirst) }),
  member(3000, 'b', true),
  ...shared(8000, { shares: half, generation: 2, committed: each(then) }),
];
const bothOut = (at: number) => [...out(at), ...out(at, 'b'), state(at, 'Empty')];
/** Thrown out after 6 s, back after 46, four times. */
const stormy = [0, 1, 2, 3].flatMap((n) => [...alone(1000 + n * 46_000), ...out(7000 + n * 46_000)]);
const staged = (
  history: readonly Told[],
  records: ReturnType<typeof stamped>,
  done: StagedGroup = { members: 2, committed: { [parcels]: six(11) } },
  sent: number | readonly number[] = 11,
  partitions = 6,
): Stage => ({
  ...{ values, history },
  topics: {
    [parcels]: {
      partitions: Array.from({ length: partitions }, (_, n) => partition(n, [1, 2, 3])),
      high: sent,
    },
    [stamps]: { partitions: [partition(0, [1, 2, 3])], records },
  },
  groups: { [group]: done },
});
const half0: StagedGroup = { members: 2, committed: { [parcels]: [11, 11, 11, 5, 5, 5] } };
const stamps66 = stamped(1700, 0, 65);

const scenes: readonly Scene[] = [
  { title: 'calm, two, once', gives: 'passed', ...staged(calm, stamps66) },
  {
    title: 'stopped afterwards',
    gives: 'passed',
    ...staged([...calm, ...out(60_000), ...out(60_000, 'b'), state(60_000, 'Empty')], stamps66),
  },
  {
    title: 'after a storm',
    gives: 'passed',
    ...staged(
      [...stormy, ...alone(301_000), ...withB(303_000)],
      [...stamped(1700, 0, 65), ...stamped(301_700, 0, 65)],
    ),
  },
  {
    title: 'one parcel of each partition twice',
    gives: 'passed',
    ...staged(calm, [...stamps66, ...stamped(9000, 0, 5)]),
  },
  {
    title: 'more than was asked',
    gives: 'passed',
    ...staged(calm, stamped(1700, 0, 80), { members: 2, committed: { [parcels]: six(14) } }, 14),
  },
  {
    title: 'stopped, and the last few noted in another go',
    gives: 'passed',
    ...staged(
      [...calmWith(0, 2), ...bothOut(60_000), ...shared(70_000, { shares: all, committed: each(8) })],
      stamps66,
    ),
  },
  {
    title: 'put back to the start, and begun once more',
    gives: 'passed',
    ...staged(
      [
        ...[...calmWith(0, 2), ...bothOut(60_000), put(61_000, 11, 0, 6)],
        ...shared(70_000, { shares: all, committed: each(0) }),
      ],
      stamps66,
    ),
  },
  {
    title: 'alone once, ended, and two in another go',
    gives: 'passed',
    ...staged(
      [...alone(1000), ...out(60_000), ...alone(70_000), ...withB(72_000)],
      [...stamped(1700, 0, 65, 700), ...stamped(70_700, 66, 131)],
      { members: 2, committed: { [parcels]: six(22) } },
      22,
    ),
  },
  {
    title: 'as it was asked, ended, and then alone',
    gives: 'passed',
    ...staged(
      [...calm, ...bothOut(60_000), ...alone(70_000)],
      [...stamps66, ...stamped(70_700, 66, 131, 700)],
      { members: 1, committed: { [parcels]: six(22) } },
      22,
    ),
  },
  { title: 'nothing', gives: 'absent', values },
  { title: 'three partitions', gives: 'wrong-partitions', ...staged([], [], undefined, 30, 3) },
  { title: 'ten', gives: 'too-few-parcels', ...staged([], [], undefined, [2, 2, 2, 2, 1, 1]) },
  { title: 'nobody', gives: 'never-ran', ...staged([], [], { members: 0, committed: {}, state: 'Dead' }) },
  {
    title: 'stamps by hand',
    gives: 'never-ran',
    ...staged([], stamps66, { members: 0, committed: {}, state: 'Dead' }),
  },
  {
    title: 'as it was',
    gives: 'storm',
    ...staged(stormy, [...stamped(1700, 0, 65, 700), ...stamped(47_700, 0, 65, 700)], {
      members: 0,
      committed: {},
    }),
  },
  {
    title: 'as it was, and in at this moment',
    gives: 'storm',
    ...staged(
      [...stormy, ...alone(185_000)],
      [...stamped(1700, 0, 65, 700), ...stamped(47_700, 0, 65, 700)],
      { members: 1, committed: {} },
    ),
  },
  {
    title: 'stopped half way',
    gives: 'too-little',
    ...staged([...calm, ...out(9000), ...out(9000, 'b')], stamped(1700, 0, 20), { committed: {} }),
  },
  {
    title: 'stamps when nobody was in',
    gives: 'too-little',
    ...staged([...alone(1000), ...out(2000)], stamped(5000, 0, 65, 10), {
      committed: { [parcels]: six(11) },
    }),
  },
  { title: 'no offsets noted', gives: 'repeated', ...staged(calm, [...stamps66, ...stamped(9000, 0, 11)]) },
  { title: 'no work', gives: 'hurried', ...staged(alone(1000), stamped(1700, 0, 65, 10)) },
  { title: 'alone', gives: 'alone', ...staged(alone(1000), stamped(1700, 0, 65, 700)) },
  {
    title: 'two from the start',
    gives: 'nobody-let-in',
    ...staged([member(500, 'a', true), member(600, 'b', true), ...shared(1000, { shares: half })], stamps66),
  },
  {
    title: 'two before the first stamp',
    gives: 'nobody-let-in',
    ...staged(calm, stamped(9000, 0, 65)),
  },
  {
    title: 'the second one when all was done',
    gives: 'nobody-let-in',
    ...staged([...alone(1000), ...withB(60_000)], stamps66),
  },
  {
    title: 'stamps by hand, beside readers that commit nothing, and the tool afterwards',
    gives: 'not-noted',
    ...staged([...calmWith(0, 0), ...bothOut(60_000), put(62_000, null, 11, 6)], stamps66, {
      members: 0,
      committed: { [parcels]: six(11) },
    }),
  },
  {
    title: 'stamps by hand, beside readers that had read everything before',
    gives: 'not-noted',
    ...staged(calmWith(11, 11), stamps66),
  },
  {
    title: 'stamps by hand, and somebody who reads everything afterwards',
    gives: 'not-noted',
    ...staged(
      [...calmWith(0, 0), ...bothOut(60_000), ...shared(70_000, { shares: all, committed: each(0) })],
      stamps66,
    ),
  },
  { title: 'noted when it had its stamp', gives: 'passed', ...staged(notedOf(16), stamps66) },
  { title: 'a queue that runs behind', gives: 'noted-too-early', ...staged(notedOf(66), stamps66) },
  {
    title: 'noted in an earlier go',
    gives: 'passed',
    ...staged(notedOf(16 + 600, 600), stamps66, { members: 2, committed: { [parcels]: six(111) } }, 111),
  },
  {
    title: 'a longer session',
    gives: 'kept-waiting',
    ...staged([...alone(1000), ...withB(3000, 44_000)], stamped(1700, 0, 65, 700)),
  },
  {
    title: 'not committed',
    gives: 'left-behind',
    ...staged([...calm, ...out(60_000), ...out(60_000, 'b')], stamps66, { ...half0, members: 0 }),
  },
  { title: 'commits to come', gives: 'working', ...staged(calm, stamps66, half0) },
  { title: 'at work', gives: 'working', ...staged(calm, stamped(1700, 0, 20), half0) },
  {
    title: 'at work after a storm',
    gives: 'working',
    ...staged([...stormy, ...alone(301_000)], [...stamps66, ...stamped(301_700, 0, 40, 700)], half0),
  },
  { title: 'not seen', gives: 'not-recorded', ...staged([], stamps66) },
];

describe('exercise 10.5', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkStorm, groupsAndRebalancingMessages.exercises['10.5'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () => expect(unseen(groupsAndRebalancing.exercises['10.5'], scenes)).toEqual([]));
});
