// What this browser keeps: only what fits its schema, and a token only from a fragment.
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createSaved } from './saved.ts';
import { tokenIn } from './token.ts';

const Kept = z.record(z.string(), z.int());

function drawer(
  content: Record<string, string> = {},
): { content: Record<string, string> } & Pick<Storage, 'getItem' | 'setItem'> {
  return {
    content,
    getItem: (key) => content[key] ?? null,
    setItem: (key, value) => {
      content[key] = value;
    },
  };
}

test('keeps what is set and finds it again', () => {
  const keep = drawer();
  createSaved('k', Kept, {}, keep).set({ a: 1 });
  expect(createSaved('k', Kept, {}, keep).get()).toEqual({ a: 1 });
});

test.each(['{"a":"one"}', '[1]', 'not json', ''])('what does not fit counts as never saved: %s', (text) => {
  expect(createSaved('k', Kept, { b: 2 }, drawer({ k: text })).get()).toEqual({ b: 2 });
});

test('a browser that forbids storage still holds the value for this page', () => {
  const refusing = {
    getItem: (): never => {
      throw new Error('denied');
    },
    setItem: (): never => {
      throw new Error('denied');
    },
  };
  const saved = createSaved('k', Kept, {}, refusing);
  saved.set({ a: 1 });
  expect(saved.get()).toEqual({ a: 1 });
});

test('the token is taken only from a fragment that carries one', () => {
  expect(tokenIn('#token=abc_-1')).toBe('abc_-1');
  expect(tokenIn('#exercise-1-1')).toBeUndefined();
  expect(tokenIn('#token=')).toBeUndefined();
});
