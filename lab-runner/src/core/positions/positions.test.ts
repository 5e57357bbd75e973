// Whose positions are asked for, and how often.
import { type ClusterImage, emptyImage } from '@railyard/labs/kit';
import { expect, test } from 'vitest';
import type { PartitionPlace, PositionsOracle } from '../../ports/positions.ts';
import { createPositions, placesIn } from './positions.ts';

const topic = (replicas: number[][]) => ({
  replicas,
  states: { 0: { leader: 1, leaderEpoch: 0, isr: [1, 2] } },
  config: {},
});
const image: ClusterImage = {
  ...emptyImage,
  nodes: { kafka1: { phase: 'running' }, kafka2: { phase: 'paused' }, kafka3: { phase: 'running' } },
  topics: { orders: topic([[1, 2], [3]]), __consumer_offsets: topic([[1, 2, 3]]) },
};

test('brokers that cannot answer are not asked, nor is anything about Kafka’s own topics', () => {
  expect(placesIn(image)).toEqual([
    { topic: 'orders', partition: 0, leader: 1, replicas: [1] },
    { topic: 'orders', partition: 1, leader: -1, replicas: [3] },
  ]);
});

test('a cluster with very many partitions is looked at in part', () => {
  const many = Array.from({ length: 5000 }, () => [1]);
  expect(placesIn({ ...image, topics: { wide: topic(many) } })).toHaveLength(200);
});

test('the topics of the exercises are looked at first', () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`bulk-${at}`, topic([[1]])]));
  const places = placesIn({ ...image, topics: { ...many, zeta: topic([[1]]) } }, new Set(['zeta']));
  expect(places).toHaveLength(200);
  expect(places[0]?.topic).toBe('zeta');
});

test('all who ask within a second share one look', async () => {
  let now = 0;
  const looks: (readonly PartitionPlace[])[] = [];
  const oracle: PositionsOracle = {
    positions: async (places) => {
      looks.push(places);
      return [];
    },
    close: () => undefined,
  };
  const positions = createPositions({ oracle, image: () => image, monotonic: () => now });
  await Promise.all([positions.read(), positions.read()]);
  now = 999;
  await positions.read();
  expect(looks).toHaveLength(1);
  now = 1000;
  await positions.read();
  expect(looks).toHaveLength(2);
});
