import type { ClusterView } from '@railyard/lab-runner/protocol';
import { describe, expect, it } from 'vitest';
import { clock, helpWords, outcomeWords, stretchOf } from './words.ts';

describe('clock', () => {
  const at = new Date(2026, 10, 21, 14, 3).getTime();
  it('is the time of today, with the day of any other', () => {
    expect(clock(at, at + 60_000)).toBe('14:03');
    expect(clock(at, at + 86_400_000)).toBe('21 Nov, 14:03');
  });
});

describe('outcomeWords', () => {
  const last = (outcome: 'passed' | 'failed' | 'notYet' | 'blocked') => ({ outcome, reason: null, at: 1 });
  it.each([
    [{ passed: false, last: null }, 'not tried'],
    [{ passed: true, last: last('passed') }, 'passed'],
    [{ passed: false, last: last('failed') }, 'not passed'],
    [{ passed: true, last: last('failed') }, 'passed before'],
    [{ passed: false, last: last('notYet') }, 'not yet'],
    [{ passed: false, last: last('blocked') }, 'lab not well'],
  ])('of %j is %s', (standing, words) => {
    expect(outcomeWords(standing)).toBe(words);
  });
});

it('helpWords count', () => {
  expect(helpWords({ hintsOpened: 0, solutionSeen: false })).toBe('');
  expect(helpWords({ hintsOpened: 1, solutionSeen: true })).toBe('1 hint, solution seen');
  expect(helpWords({ hintsOpened: 3, solutionSeen: false })).toBe('3 hints');
});

describe('stretchOf', () => {
  const node = (phase: 'running' | 'starting') => ({ node: 'kafka1' as const, phase });
  const cluster = {
    phase: 'resetting',
    nodes: [node('running'), node('starting')],
  } as unknown as ClusterView;
  it('grows with the stages, then with the nodes', () => {
    const act = { stage: 'progress', done: 1, total: 4, problem: null } as const;
    expect(stretchOf({ act, cluster })).toEqual({ done: 0.25, words: 'Clearing the progress (2 of 4)' });
    const late = stretchOf({ act: { ...act, stage: 'cluster', done: 3 }, cluster });
    expect(late?.words).toBe('Resetting the cluster (4 of 4): 1 of 2 nodes run');
    expect(late?.done).toBeGreaterThan(0.75);
    expect(late?.done).toBeLessThan(1);
  });
  it('is nothing between acts', () => {
    expect(stretchOf({ act: null, cluster })).toBeUndefined();
  });
});
