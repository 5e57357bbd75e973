// How often work is done that is asked for all the time.
import { expect, it } from 'vitest';
import { sparingly } from './sparingly.ts';

function bench(tookMs: number) {
  let now = 0;
  let runs = 0;
  const ask = sparingly(
    async () => {
      runs += 1;
      now += tookMs;
      if (tookMs < 0) throw new Error('no');
      return runs;
    },
    () => now,
  );
  return { ask, pass: (ms: number) => (now += ms) };
}

it('does quick work each time', async () => {
  const { ask } = bench(100);
  expect([await ask(), await ask(), await ask()]).toEqual([1, 2, 3]);
});

it('keeps the answer of long work nine times as long as it took', async () => {
  const { ask, pass } = bench(1000);
  expect([await ask(), await ask()]).toEqual([1, 1]);
  pass(8999);
  expect(await ask()).toBe(1);
  pass(1);
  expect(await ask()).toBe(2);
});

it('keeps no failure', async () => {
  const { ask } = bench(-1);
  await expect(ask()).rejects.toThrow('no');
  await expect(ask()).rejects.toThrow('no');
});
