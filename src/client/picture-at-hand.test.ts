// Which exercise is worked at: touched last, else the first of the page, and none where there is none.
import { expect, test } from 'vitest';
import { createAtHand } from './picture-at-hand.ts';

test('the first card of a page, then the one that was touched, then what is left', () => {
  const atHand = createAtHand();
  expect(atHand.exercise.get()).toBeUndefined();
  const [leaveFirst, leaveSecond] = [atHand.join('2.1'), atHand.join('2.2')];
  expect(atHand.exercise.get()).toBe('2.1');
  atHand.touch('2.2');
  expect(atHand.exercise.get()).toBe('2.2');
  leaveSecond();
  expect(atHand.exercise.get()).toBe('2.1');
  leaveFirst();
  expect(atHand.exercise.get()).toBeUndefined();
});
