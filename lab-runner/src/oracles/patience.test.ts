// Deadlines, pauses and polls end when they should.
import { describe, expect, it } from 'vitest';
import { inParallel, pause, poll, unlessAborted, within } from './patience.ts';

const never = new Promise<never>(() => undefined);
const late = () => new RangeError('too late');

describe('waiting', () => {
  it('ends with the work, the deadline or the abort, whichever is first', async () => {
    await expect(within(Promise.resolve(1), 10_000, late)).resolves.toBe(1);
    await expect(within(never, 1, late)).rejects.toThrow('too late');
    await expect(unlessAborted(never, AbortSignal.abort('enough'))).rejects.toBe('enough');
    const abort = new AbortController();
    const waiting = [unlessAborted(never, abort.signal), pause(100_000, abort.signal)];
    abort.abort('enough');
    for (const one of waiting) await expect(one).rejects.toBe('enough');
  });
});

describe('poll', () => {
  it('asks until there is something, over failures', async () => {
    const answers = [() => Promise.reject(new Error('no')), async () => undefined, async () => 'found'];
    const probe = () => (answers.shift() ?? (async () => 'asked too often'))();
    await expect(poll<string>(probe, { withinMs: 10_000, everyMs: 1, onTimeout: late })).resolves.toBe(
      'found',
    );
  });

  it('hands the last failure to the error it ends with', async () => {
    const ends = poll(() => Promise.reject(new Error('no leader')), {
      withinMs: 5,
      everyMs: 1,
      onTimeout: (failure) => new RangeError(`gave up: ${String(failure)}`),
    });
    await expect(ends).rejects.toThrow('gave up: Error: no leader');
  });
});

it('runs no more than so many at a time and keeps the order', async () => {
  let under = 0;
  let most = 0;
  const doubled = await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (number) => {
    most = Math.max(most, (under += 1));
    await new Promise((resolve) => setImmediate(resolve));
    under -= 1;
    return number * 2;
  });
  expect(doubled).toEqual([2, 4, 6, 8, 10, 12, 14]);
  expect(most).toBe(3);
});
