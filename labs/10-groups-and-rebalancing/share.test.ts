// Exercise 10.1 in rehearsal: who shared what, as it was recorded.
import { describe, expect, it } from 'vitest';
import { partition, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { groupsAndRebalancing } from './lab.ts';
import { groupsAndRebalancingMessages } from './messages.en.ts';
import { checkShare } from './share.ts';
import { teller, type Told } from './telling.ts';

const [topic, group] = ['mail-7k2', 'sorters-7k2'];
const values = { topic, group };
const { shared, member, state } = teller(group, topic);
const others = teller('console-consumer-73355', topic);
const staged = (history: readonly Told[], more: Stage = {}, partitions = 3): Stage => ({
  ...{ values, history },
  topics: { [topic]: { partitions: Array.from({ length: partitions }, (_, n) => partition(n, [1, 2, 3])) } },
  ...more,
});
const one = shared(1000, { shares: { a: [0, 1, 2] } });
const two = [
  ...one,
  member(2000, 'b', true),
  ...shared(3000, { shares: { a: [0, 1], b: [2] }, generation: 2 }),
];
const gone = [...two, member(9000, 'a', false), member(9000, 'b', false), state(9000, 'Empty')];

const scenes: readonly Scene[] = [
  { title: 'two of them', gives: 'passed', ...staged(two) },
  { title: 'gone since', gives: 'passed', ...staged(gone) },
  {
    title: 'three first, then one less',
    gives: 'passed',
    ...staged([
      ...shared(1000, { shares: { a: [0], b: [1], c: [2] } }),
      ...shared(5000, { shares: { a: [0, 2], b: [1] } }),
    ]),
  },
  {
    title: 'another group beside',
    gives: 'passed',
    ...staged([...others.shared(500, { shares: { x: [0, 1, 2] } }), ...two]),
  },
  { title: 'no topic', gives: 'absent', values },
  { title: 'two partitions', gives: 'wrong-partitions', ...staged(two, {}, 2) },
  { title: 'nobody', gives: 'no-group', ...staged([]) },
  {
    title: 'offsets only',
    gives: 'no-group',
    ...staged([], { groups: { [group]: { committed: { [topic]: 0 } } } }),
  },
  {
    title: 'a group of its own',
    gives: 'other-group',
    ...staged(others.shared(1, { shares: { x: [0, 1, 2] } })),
  },
  { title: 'alone', gives: 'one-member', ...staged(one) },
  {
    title: 'one after the other',
    gives: 'one-member',
    ...staged([
      ...one,
      member(5000, 'a', false),
      state(5000, 'Empty'),
      ...shared(9000, { shares: { b: [0, 1, 2] } }),
    ]),
  },
  {
    title: 'two groups',
    gives: 'two-groups',
    ...staged([...one, ...others.shared(1500, { shares: { x: [0, 1, 2] } })]),
  },
  { title: 'three', gives: 'too-many', ...staged(shared(1000, { shares: { a: [0], b: [1], c: [2] } })) },
  {
    title: 'one reads something else',
    gives: 'not-shared',
    ...staged([...one, ...shared(3000, { shares: { a: [0, 1, 2], b: [] } })]),
  },
  {
    title: 'between two steps',
    gives: 'not-shared',
    ...staged([...one, ...shared(3000, { shares: { a: [0, 1], b: [] } })]),
  },
  {
    title: 'changing over',
    gives: 'changing-over',
    ...staged(one, { groups: { [group]: { members: 2, state: 'PreparingRebalance', committed: {} } } }),
  },
  {
    title: 'not seen',
    gives: 'not-recorded',
    ...staged([], { groups: { [group]: { members: 2, committed: {} } } }),
  },
];

describe('exercise 10.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkShare, groupsAndRebalancingMessages.exercises['10.1'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () => expect(unseen(groupsAndRebalancing.exercises['10.1'], scenes)).toEqual([]));
});
