// The one sentence about the cluster.
import type { ClusterView } from '@railyard/lab-runner/protocol';
import { expect, test } from 'vitest';
import { healthyCluster } from '../../runner/fake-runner.ts';
import { countWords, phraseOf } from './phrases.ts';

const connected = { phase: 'connected' } as const;
const cluster = healthyCluster() as ClusterView;
const withDown = (...down: string[]): ClusterView => ({
  ...cluster,
  phase: 'degraded',
  nodes: cluster.nodes.map((node) => (down.includes(node.node) ? { ...node, phase: 'stopped' } : node)),
});

test('a lost runner is said with whole seconds', () => {
  expect(phraseOf({ phase: 'lost', since: 1000 }, cluster, 9400).text).toBe(
    'Lost the runner 8 s ago, retrying',
  );
});

test('a starting cluster is counted', () => {
  const starting = { ...withDown('kafka1', 'kafka2'), phase: 'starting' } as const;
  expect(phraseOf(connected, starting, 0)).toEqual({ signal: 'caution', text: 'Starting… 4 of 6' });
});

test('one node down is named, several are counted', () => {
  expect(phraseOf(connected, withDown('kafka2'), 0).text).toBe('kafka2 is stopped');
  expect(phraseOf(connected, withDown('kafka2', 'kafka3'), 0).text).toBe('2 of 6 nodes are not running');
});

test('what the states of nodes do not tell is said before them', () => {
  const headline = 'ZooKeeper has no quorum';
  const lost = { ...withDown('zookeeper2', 'zookeeper3'), headline };
  expect(phraseOf(connected, lost, 0)).toEqual({ signal: 'stop', text: headline });
});

test('unknown is not zero', () => {
  expect([countWords(null), countWords(0)]).toEqual(['unknown', '0']);
});
