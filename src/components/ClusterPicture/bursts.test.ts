// Which happenings belong together, and when several are one line.
import type { Happening } from '@railyard/labs/kit';
import { expect, test } from 'vitest';
import { burstsOf } from './bursts.ts';
import { elapsed } from './clock.ts';
import { lineWords } from './line-words.ts';
import { saidOf } from './said.ts';
import { healthy, killOfTheController, restOf, writeDown } from './scenes.fixture.ts';

const shrink = (topic: string, partition: number, afterMs = 3): Happening & { afterMs: number } => ({
  kind: 'partition',
  topic,
  partition,
  leader: 1,
  leaderEpoch: 1,
  isr: [1, 3],
  before: { leader: 1, leaderEpoch: 0, isr: [1, 2, 3] },
  cause: 'sessionExpired',
  afterMs,
});
const command = (node: 'kafka1' | 'kafka2', afterMs: number): Happening & { afterMs: number } => ({
  kind: 'command',
  node,
  action: 'kill',
  afterMs,
});

test('an election is one burst, timed from the kill', () => {
  const bursts = burstsOf(writeDown(killOfTheController).events);
  expect(bursts).toHaveLength(1);
  expect(bursts[0]?.lines.map(({ sinceMs }) => sinceMs)).toEqual([0, 10, 5810, 5820, 5830, 5840, 5850]);
});

test('a quiet stretch ends a burst', () => {
  expect(burstsOf(restOf(healthy, [command('kafka1', 0), shrink('a', 0, 8001)]))).toHaveLength(2);
});

test('a command begins a burst, unless a silent broker’s expiry is still to come', () => {
  expect(burstsOf(restOf(healthy, [shrink('a', 0), command('kafka1', 2000)]))).toHaveLength(2);
  expect(burstsOf(restOf(healthy, [shrink('a', 0), command('kafka1', 10)]))).toHaveLength(2);
  expect(burstsOf(restOf(healthy, [command('kafka1', 0), command('kafka2', 10)]))).toHaveLength(1);
  const stopped: Happening = { kind: 'node', node: 'kafka1', phase: 'stopped' };
  expect(burstsOf(restOf(healthy, [stopped, command('kafka2', 2000)]))).toHaveLength(1);
});

test('the same change of many partitions is one line, another change is not', () => {
  const [burst] = burstsOf(restOf(healthy, [shrink('a', 0), shrink('a', 1), shrink('b', 0), shrink('a', 2)]));
  expect(burst?.lines.map(({ more }) => more)).toEqual([2, 0]);
  expect(burst?.lines.map(({ sequence }) => sequence)).toEqual([14, 13]);
});

test('Kafka’s own topics are summed up', () => {
  const [burst] = burstsOf(restOf(healthy, [shrink('__a', 0), shrink('__b', 0), shrink('__b', 0)]));
  expect(burst?.lines.map(lineWords)).toEqual(['3 changes of partitions Kafka keeps for itself']);
});

test('many happenings are said in few words', () => {
  const events = writeDown(killOfTheController).events;
  expect(saidOf(events)).toMatch(/And 3 more happenings\.$/);
  expect(saidOf(events.slice(0, 1))).not.toContain('more');
});

test('time that passed is written with its unit', () => {
  expect([0, 5810, 42_040, 125_000].map(elapsed)).toEqual(['+0.00 s', '+5.81 s', '+42.0 s', '+2 min 5 s']);
});
