// The arithmetic of lesson 9.
import { describe, expect, it } from 'vitest';
import { countsOf, rateOf } from './rates.ts';

describe('rateOf', () => {
  it('goes by the middle gap: a pause between two goes does not count', () => {
    expect(rateOf([0, 100, 200, 300, 60_000, 60_100, 60_200])).toBe(600);
  });
  it('needs two records', () => {
    expect(rateOf([])).toBeUndefined();
    expect(rateOf([7])).toBeUndefined();
  });
  it('bears records of the same moment', () => expect(rateOf([5, 5, 5])).toBe(60_000));
});

describe('countsOf', () => {
  const draws = ['3300', '3400'].flatMap((target) =>
    ['40:100', '100:40', '60:150', '150:60'].map((pace) => [target, pace] as const),
  );
  it.each(draws)('for %s a minute at %s the usual slips give other numbers', (target, pace) => {
    const [produced = 1, consumed = 1] = pace.split(':').map((ms) => 60_000 / Number(ms));
    const { right, down, smaller, added } = countsOf({ target: Number(target), produced, consumed });
    expect(new Set([right, down, smaller, added]).size).toBe(4);
  });
});
