// What a cell says, which rows there are, and which of them changed.
import { expect, test } from 'vitest';
import { momentAt } from './moment.ts';
import { columnsOf, groupsOf, kindOf, replicaWords, rowOf, sameRow, withinRoom } from './replicas.ts';
import { healthy, killOfTheController, lagOfAFollower, writeDown } from './scenes.fixture.ts';

const state = { leader: 1, leaderEpoch: 0, isr: [1, 2] };

test.each([
  ['the leader', 1, state, [1, 2, 3], 'leader'],
  ['an in-sync follower', 2, state, [1, 2, 3], 'follower'],
  ['a replica out of sync', 3, state, [1, 2, 3], 'out'],
  ['a replica whose broker is gone', 2, state, [1, 3], 'ghost'],
  ['a leader whose broker is gone', 1, state, [2, 3], 'ghost'],
  ['a broker without a copy', 4, state, [1, 2, 3, 4], 'none'],
  ['a state nobody has seen', 1, undefined, [1, 2, 3], 'unknown'],
  ['registrations nobody can read', 2, state, null, 'follower'],
] as const)('%s', (_, broker, known, registered, kind) => {
  expect(kindOf(broker, [1, 2, 3], known, registered)).toBe(kind);
});

const words = (story: ReturnType<typeof writeDown>, sequence?: number): string[] =>
  rowOf(momentAt(story, sequence), 'orders', 0).replicas.map(
    (replica) => `${replica.broker} ${replicaWords(replica)}${replica.preferred ? ' *' : ''}`,
  );

test('an election, cell by cell', () => {
  const story = writeDown(killOfTheController);
  expect(words(story, 11)).toEqual(['2 leads *', '3 follows', '1 follows']);
  expect(words(story, 13)).toEqual(['2 led, gone *', '3 follows', '1 follows']);
  expect(words(story)).toEqual(['2 gone *', '3 leads', '1 follows']);
});

test('a follower that is out says why', () => {
  expect(words(writeDown(lagOfAFollower), 11)).toEqual(['2 leads *', '3 out: lag', '1 follows']);
});

test('only rows that look different are drawn again', () => {
  const story = writeDown(killOfTheController);
  const row = (sequence: number) => rowOf(momentAt(story, sequence), 'orders', 1);
  expect(sameRow(row(11), row(12))).toBe(true);
  expect(sameRow(row(12), row(13))).toBe(false);
  expect(sameRow(row(16), row(17))).toBe(false);
});

test('the learner’s topics come first, Kafka’s own when they are asked for', () => {
  expect(groupsOf(healthy, false).map(({ topic }) => topic)).toEqual(['orders']);
  expect(groupsOf(healthy, true)).toEqual([
    { topic: 'orders', partitions: 2, minIsr: 2 },
    { topic: '__consumer_offsets', partitions: 1, minIsr: 1 },
  ]);
});

test('among very many topics those of the exercises come first, and what has no room is counted', () => {
  const one = { replicas: [[1], [2]], states: {}, config: {} };
  const many = Array.from({ length: 300 }, (_, index) => [`bulk-${index}`, one] as const);
  const crowded = { ...healthy, topics: { ...Object.fromEntries(many), 'orders-7k2': one } };
  const groups = groupsOf(crowded, false, new Set(['orders-7k2', 'not-made']));
  expect(groups[0]?.topic).toBe('orders-7k2');
  const { shown, hidden } = withinRoom(groups, 151);
  expect(shown.map(({ drawn }) => drawn)).toEqual([...Array.from({ length: 75 }, () => 2), 1]);
  expect(hidden).toBe(602 - 151);
  expect(withinRoom(groups, 602)).toMatchObject({ hidden: 0 });
});

test('a broker beyond the lab’s has a column too', () => {
  expect(columnsOf({ ...healthy, brokers: { 7: '0x7' } }, [1, 2, 3])).toEqual([1, 2, 3, 7]);
});
