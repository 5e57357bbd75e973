// What counts as under-replicated and as offline.
import { expect, it } from 'vitest';
import { unknownFacts } from '../../ports/oracles.ts';
import { sameFacts, tally } from './tally.ts';

const state = (leader: number, ...isr: number[]) => ({ leader, leader_epoch: 0, isr });

it('counts partitions by their in-sync replicas and their leader', () => {
  const replicas = new Map([
    [0, [1, 2]],
    [1, [2, 1]],
    [2, [1]],
    [3, [3, 1]],
  ]);
  const states = new Map([
    [0, state(1, 1, 2)],
    [1, state(1, 1)],
    // The last replica died: it stays in the ISR and leads nothing.
    [2, state(-1, 1)],
  ]);
  // Partition 3 was assigned but nobody has taken it up yet.
  const one = [{ replicas, states }];
  expect(tally(one, new Set([1, 2, 3]))).toEqual({ underReplicated: 2, offline: 2 });
  // Nobody has written down yet that broker 1 leads no more.
  expect(tally(one, new Set([2, 3]))).toEqual({ underReplicated: 2, offline: 4 });
  expect(tally([], new Set())).toEqual({ underReplicated: 0, offline: 0 });
});

it('tells not knowing the brokers from there being none', () => {
  expect(sameFacts(unknownFacts, { ...unknownFacts, brokers: [] })).toBe(false);
  expect(sameFacts({ ...unknownFacts, brokers: [1, 2] }, { ...unknownFacts, brokers: [1, 2] })).toBe(true);
});
