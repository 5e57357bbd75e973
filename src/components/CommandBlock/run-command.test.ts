// What a command block runs, what it only inserts, and with which ports.
import type { ClusterView } from '@railyard/lab-runner/protocol';
import { expect, test } from 'vitest';
import { healthyCluster } from '../../runner/fake-runner.ts';
import { fillKnown } from '../Words/index.tsx';
import { localCommand, modeOf } from './run-command.ts';

test('only a single harmless line is run; the rest is inserted', () => {
  expect(modeOf('kafka-topics --list', false)).toBe('run');
  expect(modeOf('a\nb', false)).toBe('insert');
  expect(modeOf('yard kill kafka2', true)).toBe('insert');
});

test('ports are those of this lab, and the standard ones while no lab is known', () => {
  const moved = { ...(healthyCluster() as ClusterView), ports: { kafka1: 19092 } };
  expect(localCommand('kafka1:9092 kafka2:9093', moved)).toBe('kafka1:19092 kafka2:9093');
  expect(localCommand('kafka1:9092', undefined)).toBe('kafka1:9092');
});

test('values fill their places; what has no value is marked, not invented', () => {
  expect(fillKnown('--topic {topic} {other}', { topic: 'orders-7k2' })).toBe('--topic orders-7k2 ‹other›');
});
