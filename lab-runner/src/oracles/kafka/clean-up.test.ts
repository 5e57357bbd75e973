// The removal of topics, asked of brokers that are only told.
import { expect, it } from 'vitest';
import type { WatchedZooKeeper } from '../../ports/oracles.ts';
import type { Brokers } from './brokers.ts';
import { removeTopics } from './clean-up.ts';

const signal = new AbortController().signal;

it('asks until the named ones are gone, for as many as there are, and for no others', async () => {
  const names = Array.from({ length: 3000 }, (_, at) => `many-${at}`);
  // Looked for in the list one by one, they would be compared some million times.
  const named: readonly string[] = Object.assign([...names], {
    includes: () => expect.unreachable('the list is searched'),
  });
  const there = new Set(['orders', ...names, '__consumer_offsets']);
  const asked: number[] = [];
  const zookeeper = {
    topics: async () => [...there],
    controller: async () => ({ id: 2, epoch: 1, elected: true }),
  } as unknown as WatchedZooKeeper;
  const brokers = {
    async send(id: number) {
      asked.push(id);
      // The first answer comes before all are deleted.
      for (const name of asked.length === 1 ? names.slice(1) : names) there.delete(name);
    },
  } as unknown as Brokers;
  await removeTopics({ zookeeper, brokers, signal }, named);
  expect([...there]).toEqual(['orders', '__consumer_offsets']);
  expect(asked).toEqual([2, 2]);
});
