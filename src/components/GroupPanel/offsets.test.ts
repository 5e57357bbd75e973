// Bars, words and the line of the lag; what is unknown is never a zero.
import { describe, expect, it } from 'vitest';
import { newGroup } from '@railyard/labs/kit';
import { barOf, lagOf, offsetWords, pastOffsets } from './offsets.ts';
import { isFlat, type Sample, sparkOf } from './spark.ts';

const at = (committed: number | null, end: number | null) => ({
  topic: 'orders',
  partition: 0,
  committed,
  end,
});

describe('offsets', () => {
  it('that are known have a bar, a lag and words', () => {
    expect(barOf(at(40, 42))).toEqual({ done: 0.8, lag: 0.2 });
    expect(barOf(at(42, 42))).toEqual({ done: 1, lag: 0 });
    expect(barOf(at(0, 1000))).toEqual({ done: 0, lag: 0.8 });
    expect(lagOf(at(40, 42))).toBe('2');
    expect(offsetWords(at(40, 42))).toBe('committed 40, end 42, lag 2');
  });

  it('that are unknown say so, with the cause', () => {
    expect(barOf(at(null, 42))).toBeUndefined();
    expect(barOf(at(40, null))).toBeUndefined();
    expect([lagOf(at(null, 42)), lagOf(at(40, null)), lagOf(undefined)]).toEqual(['–', '?', '']);
    expect(offsetWords(at(40, null))).toContain('end unknown: its leader does not answer');
    expect(offsetWords(at(null, 42))).toBe('nothing committed, end 42');
  });
});

it('of the past are those that were committed when the partitions were given out; the end is unknown', () => {
  const [only] = pastOffsets({ ...newGroup, committed: { orders: { 3: 40 } } });
  expect(only).toEqual({ topic: 'orders', partition: 3, committed: 40, end: null });
  expect(offsetWords(only, true)).toBe('committed 40 when it was given out');
});

describe('the line of the lag', () => {
  const now = 1_000_000;
  const samples: Sample[] = [
    [now - 400_000, 900],
    [now - 150_000, 0],
    [now - 149_000, 10],
    [now - 10_000, 5],
    [now - 9000, null],
    [now - 8000, 5],
  ];
  it('breaks where nobody looked or nobody knew, and forgets what is older than five minutes', () => {
    expect(sparkOf(samples, now)).toEqual({
      path: 'M50.0 19.0L50.3 1.0M96.7 10.0M97.3 10.0',
      highest: 10,
      last: 5,
    });
    expect(sparkOf(samples.slice(0, 2), now)).toBeUndefined();
  });

  it('that does not change need not be drawn again', () => {
    expect([isFlat(samples), isFlat(samples.slice(0, 1)), isFlat([])]).toEqual([false, true, true]);
  });
});
