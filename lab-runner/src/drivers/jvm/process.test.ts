// Recognising a process: what proc(5) and ps say, and a pid that was given to somebody else.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { identify, livenessOf, parseProcStat, parsePs, signalProcess } from './process.ts';

const stat = (name: string, state: string) =>
  `42 (${name}) ${state} 1 42 42 0 -1 4194560 1 0 0 0 5 6 0 0 20 0 30 0 777 1000 2000 18446744073709551615`;

describe('parseProcStat', () => {
  it.each([
    ['S', 'running'],
    ['R', 'running'],
    ['D', 'running'],
    ['T', 'paused'],
    ['Z', 'gone'],
    ['X', 'gone'],
  ])('reads state %s as %s', (state, liveness) => {
    expect(parseProcStat(stat('java', state), 'boot')).toEqual({ startedAt: 'boot:777', liveness });
  });

  it('is not misled by a name with brackets and spaces', () => {
    expect(parseProcStat(stat('a) Z 1 (b', 'S'), 'boot')?.liveness).toBe('running');
  });

  it('gives nothing for half a line', () => {
    expect(parseProcStat('42 (java) S 1', 'boot')).toBeUndefined();
  });
});

describe('parsePs', () => {
  it('reads pid, state and start', () => {
    const text =
      '   42 S+   Fri Nov 21 08:46:01 2025    \n  100 Ts   Fri Nov 21 09:00:00 2025\n7 Z x\nrubbish\n';
    expect([...parsePs(text)]).toEqual([
      [42, { startedAt: 'Fri Nov 21 08:46:01 2025', liveness: 'running' }],
      [100, { startedAt: 'Fri Nov 21 09:00:00 2025', liveness: 'paused' }],
      [7, { startedAt: 'x', liveness: 'gone' }],
    ]);
  });
});

describe('a real process', () => {
  it('is followed through pause, resume and end; another start time is another process', async () => {
    const child = spawn('sleep', ['600']);
    await once(child, 'spawn');
    const identity = await identify(child.pid ?? 0);
    if (identity === undefined) throw new Error('The child was not found.');
    const liveness = async () => (await livenessOf([identity]))[0];
    const other = { ...identity, startedAt: `${identity.startedAt}0` };

    expect(await livenessOf([identity, other, { ...identity, startedAt: '' }])).toEqual([
      'running',
      'gone',
      'gone',
    ]);
    await signalProcess(other, 'SIGKILL');
    await signalProcess(identity, 'SIGSTOP');
    await expect.poll(liveness).toBe('paused');
    await signalProcess(identity, 'SIGCONT');
    await expect.poll(liveness).toBe('running');
    await signalProcess(identity, 'SIGKILL');
    await once(child, 'exit');
    expect(await liveness()).toBe('gone');
    await signalProcess(identity, 'SIGKILL');
  });
});
