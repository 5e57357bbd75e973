// Exercise 10.2 in rehearsal: four members, three partitions.
import { describe, expect, it } from 'vitest';
import { partition, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { groupsAndRebalancing } from './lab.ts';
import { groupsAndRebalancingMessages } from './messages.en.ts';
import { checkSpectator } from './spectator.ts';
import { teller, type Told } from './telling.ts';

const [topic, group] = ['parcels-7k2', 'carriers-7k2'];
const values = { topic, group };
const { shared, member } = teller(group, topic);
const ids = ['1', '2', '3', '4'].map((n) => `console-consumer-${n}aaaaaaa-0000-4000-8000-00000000000${n}`);
const [a = '', b = '', c = '', d = ''] = ids;
const four = shared(1000, { shares: { [a]: [0], [b]: [1], [c]: [2], [d]: [] } });
const stepped = [
  ...four,
  member(5000, b, false),
  ...shared(6000, { shares: { [a]: [0], [c]: [2], [d]: [1] } }),
];
const idleGone = [
  ...four,
  member(5000, d, false),
  ...shared(6000, { shares: { [a]: [0], [b]: [1], [c]: [2] } }),
];
const staged = (history: readonly Told[], idle?: string, more: Stage = {}, partitions = 3): Stage => ({
  ...{ values, history, ...(idle !== undefined && { answers: { idle } }) },
  topics: { [topic]: { partitions: Array.from({ length: partitions }, (_, n) => partition(n, [1, 2, 3])) } },
  ...more,
});

const scenes: readonly Scene[] = [
  { title: 'the fourth', gives: 'passed', ...staged(stepped, d) },
  { title: 'by the beginning of its id', gives: 'passed', ...staged(stepped, d.slice(0, 22)) },
  {
    title: 'all gone since',
    gives: 'passed',
    ...staged([...stepped, ...ids.map((id) => member(9000, id, false))], d),
  },
  {
    title: 'one idle after the other, the first is meant',
    gives: 'passed',
    ...staged([...stepped, ...shared(8000, { shares: { [a]: [0], [c]: [2], [d]: [1], [b]: [] } })], d),
  },
  { title: 'no topic', gives: 'absent', values },
  { title: 'four partitions', gives: 'wrong-partitions', ...staged([], d, {}, 4) },
  { title: 'nobody', gives: 'no-group', ...staged([], d) },
  { title: 'three', gives: 'too-few', ...staged(shared(1, { shares: { [a]: [0], [b]: [1], [c]: [2] } }), d) },
  { title: 'no answer', gives: 'no-answer', ...staged(stepped) },
  { title: 'the client id', gives: 'only-client-id', ...staged(stepped, 'console-consumer') },
  { title: 'a number', gives: 'not-a-member', ...staged(stepped, '4') },
  { title: 'one at work', gives: 'has-partitions', ...staged(four, a) },
  { title: 'nobody stopped', gives: 'never-stepped-in', ...staged(four, d) },
  { title: 'the spectator stopped', gives: 'never-stepped-in', ...staged(idleGone, d) },
  {
    title: 'changing over',
    gives: 'changing-over',
    ...staged(four, d, { groups: { [group]: { members: 3, state: 'PreparingRebalance', committed: {} } } }),
  },
  {
    title: 'the fourth is coming',
    gives: 'changing-over',
    ...staged([], d, { groups: { [group]: { members: 4, state: 'CompletingRebalance', committed: {} } } }),
  },
  {
    title: 'not seen',
    gives: 'not-recorded',
    ...staged([], d, { groups: { [group]: { members: 4, committed: {} } } }),
  },
];

describe('exercise 10.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(
      checkSpectator,
      groupsAndRebalancingMessages.exercises['10.2'],
      scene,
    );
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () => expect(unseen(groupsAndRebalancing.exercises['10.2'], scenes)).toEqual([]));
});
