// Exercise 10.3 in rehearsal: a record each second in both partitions, a goodbye, and a death.
import { describe, expect, it } from 'vitest';
import { curtain, partition, type Stage, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { checkGoodbye } from './goodbye.ts';
import { groupsAndRebalancing } from './lab.ts';
import { groupsAndRebalancingMessages } from './messages.en.ts';
import { teller, type Told } from './telling.ts';

const [topic, group] = ['signals-7k2', 'watchmen-7k2'];
const values = { topic, group, timeout: '12' };
const { shared, member } = teller(group, topic);
/** The record with offset n came n seconds after the beginning. */
const traffic = (seconds = 100) =>
  [0, 1].flatMap((of) =>
    Array.from({ length: seconds }, (_, n) => ({
      ...stored(null, 'x', n),
      partition: of,
      timestamp: curtain + n * 1000,
    })),
  );
const pair = (at: number, second: string) => shared(at, { shares: { a: [0], [second]: [1] } });
/** The second member goes; what it had committed is where the first goes on. */
const left = (at: number, second: string, committed: number): Told[] => [
  member(at, second, false),
  ...shared(at + 1500, { shares: { a: [0, 1] }, committed: { 0: Math.floor(at / 1000), 1: committed } }),
];
const goodbye = [...pair(5000, 'b'), ...left(20_400, 'b', 20)];
const killed = [...pair(30_000, 'c'), ...left(52_000, 'c', 40)];
const staged = (
  history: readonly Told[],
  given?: readonly [string, string],
  records = traffic(),
  more: Stage = {},
  partitions = 2,
): Stage => ({
  ...{ values, history, ...(given && { answers: { goodbye: given[0], killed: given[1] } }) },
  topics: {
    [topic]: { records, partitions: Array.from({ length: partitions }, (_, n) => partition(n, [1, 2])) },
  },
  ...more,
});
const group0 = (state?: string, members = 2): Stage => ({
  groups: { [group]: { members, state, committed: {} } },
});

const scenes: readonly Scene[] = [
  { title: 'as recorded', gives: 'passed', ...staged([...goodbye, ...killed], ['0', '12']) },
  {
    title: 'measured from the last heartbeat',
    gives: 'passed',
    ...staged([...goodbye, ...killed], ['1', '9']),
  },
  { title: 'with a slow tool', gives: 'passed', ...staged([...goodbye, ...killed], ['5', '17']) },
  {
    title: 'the kill first',
    gives: 'passed',
    ...staged(
      [...pair(1000, 'c'), ...left(25_000, 'c', 13), ...pair(30_000, 'b'), ...left(50_400, 'b', 50)],
      ['1', '12'],
    ),
  },
  {
    title: 'killed before its first commit',
    gives: 'passed',
    ...staged(
      [
        ...goodbye,
        ...pair(60_000, 'c'),
        member(74_000, 'c', false),
        ...shared(75_000, { shares: { a: [0, 1] }, committed: { 0: 74 } }),
      ],
      ['0', '12'],
    ),
  },
  { title: 'no topic', gives: 'absent', values },
  { title: 'one partition', gives: 'wrong-partitions', ...staged([], undefined, traffic(), {}, 1) },
  { title: 'nobody', gives: 'no-group', ...staged([]) },
  { title: 'one', gives: 'alone', ...staged(shared(1, { shares: { a: [0, 1] } })) },
  {
    title: 'a second is coming',
    gives: 'changing-over',
    ...staged(shared(1, { shares: { a: [0, 1] } }), undefined, traffic(), group0('PreparingRebalance')),
  },
  { title: 'both there', gives: 'nobody-left', ...staged(pair(1000, 'b')) },
  {
    title: 'just leaving',
    gives: 'changing-over',
    ...staged(pair(1000, 'b'), undefined, traffic(), group0('PreparingRebalance')),
  },
  { title: 'nothing sent', gives: 'no-traffic', ...staged(goodbye, undefined, []) },
  { title: 'nothing sent since', gives: 'no-traffic', ...staged(goodbye, undefined, traffic(5)) },
  { title: 'only killed', gives: 'no-goodbye', ...staged(killed, ['1', '12']) },
  { title: 'only a goodbye', gives: 'no-kill', ...staged(goodbye, ['1', '12']) },
  {
    title: 'the kill is being noticed',
    gives: 'changing-over',
    ...staged(goodbye, ['1', '12'], traffic(), group0('PreparingRebalance', 1)),
  },
  { title: 'no answers', gives: 'no-answer', ...staged([...goodbye, ...killed]) },
  { title: 'in milliseconds', gives: 'milliseconds', ...staged([...goodbye, ...killed], ['400', '12000']) },
  { title: 'the other way round', gives: 'swapped', ...staged([...goodbye, ...killed], ['12', '0']) },
  { title: 'a time-out for both', gives: 'goodbye-wrong', ...staged([...goodbye, ...killed], ['12', '12']) },
  { title: 'the default', gives: 'killed-wrong', ...staged([...goodbye, ...killed], ['0', '45']) },
  { title: 'at once, both', gives: 'killed-wrong', ...staged([...goodbye, ...killed], ['0', '0']) },
  { title: 'not seen', gives: 'not-recorded', ...staged([], undefined, traffic(), group0()) },
];

describe('exercise 10.3', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(
      checkGoodbye,
      groupsAndRebalancingMessages.exercises['10.3'],
      scene,
    );
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^(kafka-[a-z-]+|yard) /);
  });

  it('shows every outcome', () => expect(unseen(groupsAndRebalancing.exercises['10.3'], scenes)).toEqual([]));
});
