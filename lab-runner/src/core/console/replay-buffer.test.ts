// The ring against the simplest thing that could be right: one long string.
import { describe, expect, it } from 'vitest';
import { createReplayBuffer } from './replay-buffer.ts';

/** Numbers that look random and are the same every time (a linear congruential generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
}

describe('the replay buffer', () => {
  it.each([1, 2, 3, 4])('keeps the last bytes under any sequence of writes (%i)', (seed) => {
    const next = numbers(seed);
    const capacity = [7, 1000, 70_000, 200_000][seed % 4] ?? 7;
    const buffer = createReplayBuffer(capacity);
    let all = Buffer.alloc(0);
    for (let step = 0; step < 40; step += 1) {
      const bytes = Buffer.from(
        Array.from({ length: next(next(5) === 0 ? capacity * 2 : 300) }, () => next(256)),
      );
      buffer.append(bytes);
      all = Buffer.concat([all, bytes]);
      expect(buffer.end).toBe(all.length);
      // Everything that was ever written and fits is there.
      expect(buffer.start).toBe(Math.max(0, all.length - Math.max(capacity, buffer.end - buffer.start)));
      expect(buffer.end - buffer.start).toBeLessThanOrEqual(capacity);
      expect(Buffer.compare(buffer.read(buffer.start, buffer.end), all.subarray(buffer.start))).toBe(0);
      const from = buffer.start + next(buffer.end - buffer.start + 1);
      const to = from + next(buffer.end - from + 1);
      expect(Buffer.compare(buffer.read(from, to), all.subarray(from, to))).toBe(0);
    }
  });

  it('drops nothing before it is full', () => {
    const buffer = createReplayBuffer(1_000_000);
    for (let count = 0; count < 1_000_000 / 8; count += 1) buffer.append(Buffer.from('12345678'));
    expect([buffer.start, buffer.end]).toEqual([0, 1_000_000]);
    buffer.append(Buffer.from('x'));
    expect([buffer.start, buffer.end]).toEqual([1, 1_000_001]);
  });

  it('gives copies', () => {
    const buffer = createReplayBuffer(4);
    buffer.append(Buffer.from('abcd'));
    const before = buffer.read(0, 4);
    buffer.append(Buffer.from('xxxx'));
    expect(Buffer.from(before).toString()).toBe('abcd');
  });
});
