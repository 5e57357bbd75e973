// Exercise 10.4 in rehearsal: six partitions, two members, a third; once eagerly, once cooperatively.
import { describe, expect, it } from 'vitest';
import { partition, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { groupsAndRebalancing } from './lab.ts';
import { groupsAndRebalancingMessages } from './messages.en.ts';
import { checkStopTheWorld } from './stop-the-world.ts';
import { teller, type Told } from './telling.ts';

const topic = 'wagons-7k2';
const [eager, cooperative] = ['eager-7k2', 'patient-7k2'];
const values = { topic, eager, cooperative };
const coop = { way: 'cooperative', protocol: 'cooperative-sticky' } as const;
const two = { a: [0, 1, 2], b: [3, 4, 5] };
/** Three of six move. */
const byRange = { a: [0, 1], b: [2, 3], c: [4, 5] };
/** Two of six move. */
const sticky = { a: [0, 1], b: [3, 4], c: [2, 5] };
const stopping = (group: string, more = {}): Told[] => {
  const { shared } = teller(group, topic);
  return [...shared(1000, { shares: two, ...more }), ...shared(9000, { shares: byRange, ...more })];
};
const keeping = (group: string): Told[] => {
  const { shared } = teller(group, topic);
  return [
    ...shared(20_000, { shares: two, ...coop }),
    ...shared(29_000, { shares: { ...sticky, c: [] }, ...coop }),
    ...shared(30_000, { shares: sticky, ...coop }),
  ];
};
const begun = (shares: Readonly<Record<string, readonly number[]>>) =>
  teller(eager, topic).shared(1000, { shares });
const both = [...stopping(eager), ...keeping(cooperative)];
const staged = (
  history: readonly Told[],
  given?: readonly string[],
  more: Stage = {},
  partitions = 6,
): Stage => ({
  ...{ values, history },
  ...(given && {
    answers: {
      eagerMoved: given[0] ?? '',
      eagerPaused: given[1] ?? '',
      cooperativeMoved: given[2] ?? '',
      cooperativePaused: given[3] ?? '',
    },
  }),
  topics: { [topic]: { partitions: Array.from({ length: partitions }, (_, n) => partition(n, [1, 2, 3])) } },
  ...more,
});
const right = ['3', '6', '2', '2'];

const scenes: readonly Scene[] = [
  { title: 'as recorded', gives: 'passed', ...staged(both, right) },
  {
    title: 'the cooperative group first, and by round robin',
    gives: 'passed',
    ...staged([...keeping(cooperative), ...stopping(eager, { protocol: 'roundrobin' })], right),
  },
  { title: 'no topic', gives: 'absent', values },
  { title: 'three partitions', gives: 'wrong-partitions', ...staged(both, right, {}, 3) },
  { title: 'nobody', gives: 'no-group', ...staged([], right) },
  { title: 'only the eager group', gives: 'no-group', ...staged(stopping(eager), right) },
  { title: 'one member', gives: 'never-two', ...staged(begun({ a: [0, 1, 2, 3, 4, 5] }), right) },
  { title: 'three at once', gives: 'never-two', ...staged(begun(byRange), right) },
  { title: 'two members', gives: 'never-three', ...staged(begun(two), right) },
  {
    title: 'three others',
    gives: 'never-three',
    ...staged([...begun(two), ...begun({ x: [0, 1], y: [2, 3], z: [4, 5] })], right),
  },
  {
    title: 'both cooperative',
    gives: 'not-eager',
    ...staged([...keeping(eager), ...keeping(cooperative)], right),
  },
  {
    title: 'both eager',
    gives: 'not-cooperative',
    ...staged([...stopping(eager), ...stopping(cooperative)], right),
  },
  { title: 'no answers', gives: 'no-answer', ...staged(both) },
  { title: 'eager keeps', gives: 'eager-keeps', ...staged(both, ['3', '3', '2', '2']) },
  { title: 'all stop', gives: 'cooperative-stops-all', ...staged(both, ['3', '6', '2', '6']) },
  { title: 'nobody stops', gives: 'nothing-paused', ...staged(both, ['3', '6', '2', '0']) },
  { title: 'all move', gives: 'wrong-eager', ...staged(both, ['6', '6', '2', '2']) },
  { title: 'counted twice', gives: 'wrong-cooperative', ...staged(both, ['3', '6', '4', '4']) },
  {
    title: 'changing over',
    gives: 'changing-over',
    ...staged(begun(two), right, {
      groups: { [eager]: { members: 3, state: 'PreparingRebalance', committed: {} } },
    }),
  },
  {
    title: 'not seen',
    gives: 'not-recorded',
    ...staged([], right, { groups: { [eager]: { members: 3, committed: {} } } }),
  },
];

describe('exercise 10.4', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(
      checkStopTheWorld,
      groupsAndRebalancingMessages.exercises['10.4'],
      scene,
    );
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^(kafka-[a-z-]+|yard) /);
  });

  it('shows every outcome', () => expect(unseen(groupsAndRebalancing.exercises['10.4'], scenes)).toEqual([]));
});
