// What becomes of a topic's partitions while it is deleted: read late, or not at all; from znodes in memory.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import zookeeper, { type Event } from 'node-zookeeper-client';
import { kafkaZnodes, paths } from './kafka-znodes.ts';
import { watchTopics } from './topic-watch.ts';
import type { Watcher, Znodes } from './znodes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function followOrders(going: ReadonlySet<string>) {
  const state = { leader: 1, leader_epoch: 0, isr: [1, 2, 3] };
  const watchers = new Map<string, Watcher>();
  const reads: string[] = [];
  const znodes = {
    async get(path: string, watcher?: Watcher) {
      reads.push(path);
      if (watcher) watchers.set(path, watcher);
      return { data: JSON.stringify(path.endsWith('/state') ? state : { partitions: { 0: [1, 2, 3] } }) };
    },
  } as unknown as Znodes;
  const topics = watchTopics(kafkaZnodes(znodes), {
    ...{ going: () => going, onChange: () => undefined, onTrouble: () => undefined },
    tell: () => undefined,
  });
  await topics.follow(['orders']);
  reads.length = 0;
  const fire = (path: string, type: number) => watchers.get(path)?.({ type } as Event);
  return {
    ...{ topics, reads },
    shrink() {
      state.isr = state.isr.slice(1);
      fire(paths.state('orders', 0), zookeeper.Event.NODE_DATA_CHANGED);
    },
    remove: () => fire(paths.topic('orders'), zookeeper.Event.NODE_DELETED),
  };
}

it('reads a partition at once when it changes', async () => {
  const { topics, reads, shrink } = await followOrders(new Set());
  shrink();
  await vi.advanceTimersByTimeAsync(0);
  expect(reads).toEqual([paths.state('orders', 0)]);
  expect(topics.count(new Set([1, 2, 3]))).toEqual({ underReplicated: 1, offline: 0 });
});

it('leaves a topic alone that goes, and reads it where it is still there afterwards', async () => {
  const { topics, reads, shrink } = await followOrders(new Set(['orders']));
  shrink();
  await vi.advanceTimersByTimeAsync(100);
  expect(reads).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(reads).toEqual([paths.state('orders', 0)]);
  expect(topics.count(new Set([1, 2, 3]))).toEqual({ underReplicated: 1, offline: 0 });
});

it('asks for nothing more of a topic that has gone meanwhile, nor after its end', async () => {
  const gone = await followOrders(new Set(['orders']));
  gone.shrink();
  gone.remove();
  const over = await followOrders(new Set(['orders']));
  over.shrink();
  over.topics.dispose();
  await vi.advanceTimersByTimeAsync(1000);
  expect([gone.reads, over.reads]).toEqual([[], []]);
});
