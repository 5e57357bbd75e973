import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { pause, within } from './stopping.ts';

test('work that is done in time gives its answer, and leaves nothing on the signal', async () => {
  const { signal } = new AbortController();
  expect(await within(Promise.resolve('done'), signal, 60_000)).toBe('done');
  await expect(within(Promise.reject(new Error('no')), signal, 60_000)).rejects.toThrow('no');
  await pause(1, signal);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('work that goes on after the signal is given up; before it, never', async () => {
  const asked = new AbortController();
  const never = new Promise<never>(() => undefined);
  const waiting = within(never, asked.signal, 1);
  expect(await Promise.race([waiting, pause(20, new AbortController().signal)])).toBeUndefined();
  asked.abort();
  expect(await waiting).toBe('too late');
});

test('a pause is called off', async () => {
  const asked = new AbortController();
  const paused = pause(60_000, asked.signal);
  asked.abort();
  await paused;
  await pause(60_000, asked.signal);
});
