// The bar of high watermark and log end: its shares, and unknown.
import { expect, test } from 'vitest';
import { reachOf, sharesOf } from './reach.ts';

const positions = (highWatermark: number | null, ends: Record<string, number | null>) => ({
  topic: 'orders',
  partition: 0,
  highWatermark,
  ends,
});

test('followers are behind the leader by what they lack', () => {
  expect(reachOf(positions(3, { 1: 5, 2: 3, 3: null }), 1)).toEqual({
    highWatermark: 3,
    end: 5,
    behind: { 2: 2 },
  });
});

test.each([
  ['nothing was asked', undefined, 1],
  ['nobody leads', positions(null, { 1: 5 }), -1],
  ['the leader does not answer', positions(null, { 1: null, 2: 3 }), 1],
])('unknown when %s', (_, told, leader) => {
  expect(reachOf(told, leader)).toBeUndefined();
});

test('what is accepted and not readable is a part of its own', () => {
  const reach = { highWatermark: 3, end: 5, behind: {} };
  expect(sharesOf(reach)).toEqual({ readable: 0.3, accepted: 0.2 });
});

test('of a long log the newest stretch is shown, and a wide gap fills half of it', () => {
  expect(sharesOf({ highWatermark: 1000, end: 1000, behind: {} })).toEqual({ readable: 1, accepted: 0 });
  expect(sharesOf({ highWatermark: 1000, end: 1100, behind: {} })).toEqual({ readable: 0.5, accepted: 0.5 });
  expect(sharesOf({ highWatermark: 0, end: 0, behind: {} })).toEqual({ readable: 0, accepted: 0 });
});
