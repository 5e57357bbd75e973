// Who is followed when there are more topics than can be.
import { expect, test } from 'vitest';
import { topicsToFollow, watchedTopics } from './followed-topics.ts';

const many = Array.from({ length: 10_000 }, (_, index) => `bulk-${index}`);
const nobody = { favoured: () => new Set<string>(), follows: () => false };

test('all of them while they are few', () => {
  const few = many.slice(0, watchedTopics);
  expect(topicsToFollow(few, nobody)).toEqual(few);
});

test('Kafka’s own, then those of the exercises, then those that were followed before', () => {
  const names = [...many, 'mine', 'orders-7k2', '__consumer_offsets'];
  const chosen = topicsToFollow(names, {
    favoured: () => new Set(['orders-7k2', 'not-made-yet']),
    follows: (name) => name === 'mine',
  });
  expect(chosen).toHaveLength(watchedTopics);
  expect(chosen.slice(0, 4)).toEqual(['__consumer_offsets', 'orders-7k2', 'mine', 'bulk-0']);
});

test('the same ones again, also when the names come in another order', () => {
  const before = new Set(topicsToFollow(many, nobody));
  const again = topicsToFollow([...many].reverse(), { ...nobody, follows: (name) => before.has(name) });
  expect(new Set(again)).toEqual(before);
});
