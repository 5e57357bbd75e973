// What the page and yard say of a stopped group and of where its programs run.
import { expect, it } from 'vitest';
import { programPlace, stoppedWords } from './running-group-words.ts';

const stopped = { group: 'billing', ended: [], outlived: 0, members: 0, elapsedMs: 1240 };

it.each([
  [{}, 'Group billing has no members any more, 1.2 s after it was asked to stop.'],
  [{ members: 1 }, /still has 1 member after 1\.2 s, although what was asked to end has ended\.$/],
  [{ members: 2, outlived: 1 }, /still has 2 members after 1\.2 s: 1 of the programs could not be ended/],
])('what a stop came to: %j', (more, words) => {
  expect(stoppedWords({ ...stopped, ...more })).toMatch(words);
});

it('where and since when, with what has passed', () => {
  const since = Date.parse('2026-01-02T14:03:00');
  const place = (passed: number) =>
    programPlace({ console: 'Console 1', command: 'a', since }, since + passed);
  expect(place(59_999)).toBe('Console 1, since 14:03 (59 s)');
  expect(place(7_500_000)).toBe('Console 1, since 14:03 (2 h 5 min)');
});
