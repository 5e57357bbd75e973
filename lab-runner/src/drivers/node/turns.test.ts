// Acts on one node: in order, shared by those who want the same, called off when nobody wants them any more.
import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';
import { waiting } from './waiting.ts';

describe('turns', () => {
  it('runs acts one after the other', async () => {
    const turns = createTurns();
    const gate = waiting();
    const seen: string[] = [];
    const first = turns.take('start', async () => {
      await gate.promise;
      seen.push('start');
    });
    const second = turns.take('stop', async () => void seen.push('stop'));
    gate.resolve();
    await Promise.all([first, second]);
    expect(seen).toEqual(['start', 'stop']);
  });

  it('lets callers of the same act share it, but not across another act', async () => {
    const turns = createTurns();
    let starts = 0;
    const start = async () => void (starts += 1);
    const nothing = async () => undefined;
    await Promise.all([
      turns.take('start', start),
      turns.take('start', start),
      turns.take('stop', nothing),
      turns.take('start', start),
    ]);
    expect(starts).toBe(2);
  });

  it('goes on while one caller still waits, and is called off when the last has gone', async () => {
    const turns = createTurns();
    const [one, two] = [new AbortController(), new AbortController()];
    let aborted = false;
    const act = (signal: AbortSignal) =>
      new Promise<void>((_, reject) =>
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(signal.reason);
        }),
      );
    const first = expect(turns.take('start', act, one.signal)).rejects.toThrow('one');
    const second = expect(turns.take('start', act, two.signal)).rejects.toThrow('two');
    await Promise.resolve();
    one.abort(new Error('one'));
    await first;
    expect(aborted).toBe(false);
    two.abort(new Error('two'));
    await second;
    expect(aborted).toBe(true);
  });

  it('does not join an act that was called off', async () => {
    const turns = createTurns();
    const hang = (signal: AbortSignal) =>
      new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const first = expect(turns.take('start', hang)).rejects.toThrow('stop it');
    await Promise.resolve();
    turns.callOff('start', new Error('stop it'));
    await turns.take('start', async () => undefined);
    await first;
  });

  it('goes on after an act that failed', async () => {
    const turns = createTurns();
    await expect(turns.take('start', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await turns.take('start', async () => undefined);
  });
});
