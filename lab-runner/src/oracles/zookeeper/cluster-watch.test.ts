// More topics than are followed, read from znodes in memory: which ones are, and that a new connection goes on with them.
import { afterEach, expect, it } from 'vitest';
import { applyEvents, emptyImage, type TimelineEvent } from '@railyard/labs/kit';
import { differences } from '../../core/timeline/differences.ts';
import type { Sighting } from '../../ports/sighting.ts';
import { type ClusterWatch, watchCluster } from './cluster-watch.ts';
import { watchedTopics } from './followed-topics.ts';
import { kafkaZnodes } from './kafka-znodes.ts';
import type { Session } from './session.ts';
import type { Watcher, Znodes } from './znodes.ts';

let watch: ClusterWatch | undefined;
afterEach(() => watch?.forget());

/** Longer than any busy machine needs. */
const soon = { timeout: 20_000 };
const many = Array.from({ length: 400 }, (_, at) => `bulk-${at}`);

function setUp() {
  let names: readonly string[] = [];
  const watchers = new Map<string, Watcher>();
  const nodes = (path: string): unknown => {
    if (path === '/controller') return { brokerid: 1 };
    if (path === '/controller_epoch') return 1;
    if (path.endsWith('/state')) return { leader: 1, leader_epoch: 0, isr: [1] };
    const topic = /^\/brokers\/topics\/([^/]+)$/.exec(path)?.[1];
    return topic === undefined || !names.includes(topic) ? undefined : { partitions: { 0: [1] } };
  };
  const znodes = {
    async get(path: string) {
      const found = nodes(path);
      return found === undefined ? undefined : { data: JSON.stringify(found) };
    },
    async children(path: string, watcher?: Watcher) {
      if (watcher) watchers.set(path, watcher);
      return path === '/brokers/topics' ? names : [];
    },
  } as unknown as Znodes;
  let onState: (up: boolean) => void = () => undefined;
  const session = {
    onState: (listener: typeof onState) => {
      onState = listener;
      return { dispose: () => undefined };
    },
  } as unknown as Session;
  let image = emptyImage;
  watch = watchCluster({
    ...{ session, znodes, kafka: kafkaZnodes(znodes), onTrouble: () => undefined },
    connected: async () => new Set(),
    favoured: () => new Set(['orders-7k2']),
    onSighting(sighting: Sighting) {
      const stamp = { sequence: image.sequence + 1, at: 0, elapsedMs: 0, run: 1, epoch: 1 };
      for (const what of differences(image, sighting)) {
        image = applyEvents(image, [{ ...stamp, ...what } as TimelineEvent]);
      }
    },
  });
  return {
    make: (...topics: readonly string[]) => {
      names = topics;
      watchers.get('/brokers/topics')?.({} as never);
    },
    connected: (up: boolean) => onState(up),
    followed: () => Object.keys(image.topics),
    gaps: () => image.gaps,
  };
}

it('follows an exercise’s topic among very many, and never more than there is room for', async () => {
  const { make, connected, followed, gaps } = setUp();
  make('mine');
  connected(true);
  await expect.poll(followed, soon).toEqual(['mine']);
  make(...many, 'mine');
  await expect.poll(followed, soon).toHaveLength(watchedTopics);
  expect(followed()).toContain('mine');
  expect(gaps()).toEqual(['partitions']);
  make('orders-7k2', ...many, 'mine');
  await expect.poll(followed, soon).toContain('orders-7k2');
  await expect.poll(followed, soon).toHaveLength(watchedTopics);
  expect(followed()).toContain('mine');
}, 30_000);

it('goes on with the same ones on a new connection, and with all when they are few again', async () => {
  const { make, connected, followed, gaps } = setUp();
  make('mine', 'yours');
  connected(true);
  await expect.poll(followed, soon).toEqual(['mine', 'yours']);
  make(...many, 'mine', 'yours');
  await expect.poll(followed, soon).toHaveLength(watchedTopics);
  const before = [...followed()].sort();
  connected(false);
  // Another server lists them in another order.
  make('yours', ...[...many].reverse(), 'mine', 'orders-7k2');
  connected(true);
  await expect.poll(followed, soon).toContain('orders-7k2');
  await expect.poll(followed, soon).toHaveLength(watchedTopics);
  expect(before.filter((topic) => !followed().includes(topic))).toHaveLength(1);
  make('mine', 'orders-7k2', 'new');
  await expect.poll(() => [...followed()].sort(), soon).toEqual(['mine', 'new', 'orders-7k2']);
  await expect.poll(gaps, soon).toEqual([]);
}, 30_000);
