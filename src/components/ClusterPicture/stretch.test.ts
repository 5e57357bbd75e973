// How far back the replay goes, and how fast it is played.
import { expect, test } from 'vitest';
import { hasteOf, paceOf } from './pace.ts';
import { healthy, killOfTheController, restOf } from './scenes.fixture.ts';
import { spanOf, stretchOf } from './stretch.ts';

const hour = 3_600_000;
const now = 10 * hour;

test('an attempt is shown when it is the shorter one, the hour otherwise, and what was chosen first of all', () => {
  expect(stretchOf(undefined, now - hour / 2, now)).toBe('attempt');
  expect(stretchOf(undefined, now - hour * 2, now)).toBe('hour');
  expect(stretchOf('attempt', now - hour * 2, now)).toBe('attempt');
  expect(stretchOf('attempt', undefined, now)).toBe('hour');
});

const gap = { kind: 'gap', of: 'zookeeper', open: true } as const;
const base = { ...healthy, at: now - 5 * hour };
const events = restOf(
  base,
  [1, 2, 3, 4].map((hours) => ({ ...gap, afterMs: hours === 1 ? hour / 2 : hour })),
);
const lengths = (attemptAt: number): number[] =>
  (['attempt', 'hour'] as const).map(
    (stretch) => spanOf({ base, events }, stretch, attemptAt, now).events.length,
  );

test('a span holds the events since its beginning', () => {
  expect(lengths(now - 4 * hour)).toEqual([3, 0]);
  expect(lengths(now - 1.6 * hour)).toEqual([1, 0]);
});

test('what is not kept is said, and nothing is missing before the very first event', () => {
  expect(spanOf({ base, events }, 'attempt', now - 9 * hour, now)).toMatchObject({
    cut: true,
    from: base.at,
  });
  expect(spanOf({ base, events }, 'attempt', now - 4 * hour, now).cut).toBe(false);
  const first = { base: { ...base, sequence: 0, at: 0 }, events };
  expect(spanOf(first, 'attempt', now - 9 * hour, now)).toMatchObject({ cut: false, from: events[0]?.at });
});

test('a quiet stretch is short, a burst can be followed, and all of it is over soon', () => {
  const story = restOf(healthy, killOfTheController);
  expect(paceOf(story, 1, 1)).toBe(120);
  expect(paceOf(story, 2, 1)).toBe(1200);
  expect(hasteOf(story, 1)).toBe(1);
  const long = restOf(
    healthy,
    Array.from({ length: 40 }, () => ({ ...gap, afterMs: 5000 })),
  );
  const haste = hasteOf(long, 0);
  const whole = long.reduce((sum, _, next) => sum + paceOf(long, next, haste), 0);
  expect(Math.round(whole)).toBe(8000);
});
