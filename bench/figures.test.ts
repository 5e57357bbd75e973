// The arithmetic behind every printed figure.
import { expect, test } from 'vitest';
import { decimal, median, percentile, table } from './figures.ts';

test('medians of odd, even and no samples', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a percentile is one of the samples', () => {
  const samples = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(percentile(samples, 0.95)).toBe(190);
  expect(percentile([7], 0.95)).toBe(7);
  expect(percentile([], 0.95)).toBeNaN();
});

test('what was not measured is a dash', () => {
  expect(decimal(1.25)).toBe('1.3');
  expect(decimal(undefined)).toBe('–');
  expect(decimal(NaN)).toBe('–');
});

test('columns stand below each other', () => {
  expect(
    table([
      ['', 'cold'],
      ['whole', '9'],
    ]),
  ).toEqual(['       cold', 'whole     9']);
});
