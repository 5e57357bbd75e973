// Turns: readers together, breakers alone, nobody overtaken, nobody stuck behind one who left.
import { expect, it } from 'vitest';
import { createTurnstile } from './turnstile.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('lets readers in together and a breaker only when they are gone', async () => {
  const turnstile = createTurnstile();
  const leaveOne = await turnstile.enter(false, never);
  const leaveTwo = await turnstile.enter(false, never);
  const order: string[] = [];
  const breaker = turnstile.enter(true, never).then((leave) => (order.push('breaker'), leave));
  const late = turnstile.enter(false, never).then((leave) => (order.push('late reader'), leave));
  leaveOne();
  await settled();
  expect(order).toEqual([]);
  leaveTwo();
  const leaveBreaker = await breaker;
  await settled();
  expect(order).toEqual(['breaker']);
  leaveBreaker();
  leaveBreaker();
  await late;
  expect(order).toEqual(['breaker', 'late reader']);
});

it('forgets one who gives up while waiting', async () => {
  const turnstile = createTurnstile();
  const leave = await turnstile.enter(true, never);
  const impatient = new AbortController();
  const given = turnstile.enter(true, impatient.signal);
  const next = turnstile.enter(false, never);
  impatient.abort('enough');
  await expect(given).rejects.toBe('enough');
  leave();
  await expect(next).resolves.toBeTypeOf('function');
});
