// Who is followed when there are more topics than can be.
import { expect, test } from 'vitest';
import { topicsToFollow, watchedTopics } from './followed-topics.ts';

const many = Array.from({ length: 10_000 }, (_, index) => `bulk-${index}`);
const nobody = { favoured: new Set<string>(), before: [] };

test('all of them while they are few', () => {
  const few = many.slice(0, watchedTopics);
  expect(topicsToFollow(few, nobody)).toEqual(few);
});

test('Kafka’s own, then those of the exercises, then those that were followed before', () => {
  const names = [...many, 'mine', 'orders-7k2', '__consumer_offsets'];
  const chosen = topicsToFollow(names, {
    favoured: new Set(['orders-7k2', 'not-made-yet']),
    before: ['mine', 'deleted'],
  });
  expect(chosen).toHaveLength(watchedTopics);
  expect(chosen.slice(0, 4)).toEqual(['orders-7k2', '__consumer_offsets', 'mine', 'bulk-0']);
});

test('the same ones again, also when the names come in another order, and of them the oldest', () => {
  const before = ['mine', ...topicsToFollow(many, nobody)].slice(0, watchedTopics);
  const names = [...many].reverse().concat('mine');
  expect(topicsToFollow(names, { ...nobody, before })).toEqual(before);
  const favoured = new Set(['orders-7k2']);
  const next = topicsToFollow([...names, 'orders-7k2'], { favoured, before });
  expect(next).toEqual(['orders-7k2', ...before.slice(0, -1)]);
});

test('no more than there is room for, even of those of the exercises', () => {
  expect(topicsToFollow(many, { ...nobody, favoured: new Set(many) })).toHaveLength(watchedTopics);
});
