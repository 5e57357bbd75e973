// Exercise 7.4 in rehearsal: twelve partitions of __consumer_offsets, led by the three brokers in turn.
import { describe, expect, it } from 'vitest';
import { partition, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { checkCoordinator, keeperOf } from './coordinator.ts';
import { offsets } from './lab.ts';
import { offsetsMessages } from './messages.en.ts';

const group = 'crew-5tz';
const copies = [
  [1, 2, 3],
  [2, 3, 1],
  [3, 1, 2],
];
const twelve = Array.from({ length: 12 }, (_, number) => partition(number, copies[number % 3] ?? []));
const keeper = keeperOf(group, 12);
const leader = (keeper % 3) + 1;
const right = { partition: String(keeper), broker: String(leader) };
const staged = (answers: Stage['answers'], more: Stage = {}): Stage => ({
  ...{ values: { group }, answers, topics: { __consumer_offsets: { partitions: twelve } } },
  groups: { [group]: { committed: { roster: 2 } } },
  ...more,
});
const but = (change: Readonly<Record<string, string>>, more: Stage = {}) =>
  staged({ ...right, ...change }, more);
const follower = String((leader % 3) + 1);

const scenes: readonly Scene[] = [
  { title: 'both', gives: 'passed', ...staged(right) },
  { title: 'by name', gives: 'passed', ...but({ broker: `Kafka${leader}` }) },
  { title: 'nothing committed', gives: 'no-group', ...staged(right, { groups: {} }) },
  { title: 'nothing typed', gives: 'no-partition', ...staged({}) },
  { title: 'a thirteenth', gives: 'no-such-partition', ...but({ partition: '12' }) },
  { title: 'below zero', gives: 'no-such-partition', ...but({ partition: '-3' }) },
  { title: 'the next one', gives: 'wrong-partition', ...but({ partition: String((keeper + 1) % 12) }) },
  { title: 'only the partition', gives: 'no-broker', ...staged({ partition: right.partition }) },
  { title: 'a port', gives: 'not-a-broker', ...but({ broker: '9092' }) },
  { title: 'a ZooKeeper', gives: 'not-a-broker', ...but({ broker: 'zookeeper1' }) },
  { title: 'a follower', gives: 'wrong-broker', ...but({ broker: follower }) },
  {
    title: 'the controller',
    gives: 'wrong-broker',
    ...but({ broker: follower }, { controller: { id: Number(follower), epoch: 3 } }),
  },
  {
    title: 'nobody leads',
    gives: 'no-leader',
    ...staged(right, {
      topics: { __consumer_offsets: { partitions: twelve.map((one) => ({ ...one, leader: -1 })) } },
    }),
  },
];

describe('exercise 7.4', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkCoordinator, offsetsMessages.exercises['7.4'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-(topics|consumer-groups) /);
  });

  it('shows every outcome', () => expect(unseen(offsets.exercises['7.4'], scenes)).toEqual([]));

  it('counts as Java does, also below zero and at the edge', () => {
    // "abc".hashCode() is 96354, "polygenelubricants".hashCode() is Integer.MIN_VALUE, which has no positive.
    expect(keeperOf('abc', 50)).toBe(96354 % 50);
    expect(keeperOf('polygenelubricants', 50)).toBe(0);
    expect(keeperOf('', 12)).toBe(0);
  });
});
