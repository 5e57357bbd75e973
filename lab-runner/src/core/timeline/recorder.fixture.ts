// A recorder with clocks of its own and a store in memory, and looks at a small whole cluster.
import type { Sighting } from '../../ports/sighting.ts';
import { createMemoryStore } from './fakes.ts';
import { createTimeline } from './recorder.ts';

export function setUp(store = createMemoryStore(), options: { mostEvents?: number } = {}) {
  const clocks = { wall: 1_000_000, monotonic: 0, epoch: 1 };
  const warnings: string[] = [];
  const timeline = createTimeline({
    store,
    epoch: () => clocks.epoch,
    log: { warn: (_, message) => void warnings.push(message) },
    clock: () => clocks.wall,
    monotonic: () => clocks.monotonic,
    ...options,
  });
  return {
    ...{ store, timeline, clocks, warnings },
    pass(ms: number) {
      clocks.wall += ms;
      clocks.monotonic += ms;
    },
    /** Events after those of the beginning, without what every event has. */
    told: () =>
      timeline.book.events
        .filter(({ kind }) => kind !== 'gap')
        .map(({ at: _, elapsedMs: __, run: ___, epoch: ____, sequence: _____, ...rest }) => rest),
    kinds: () => timeline.book.events.map(({ kind }) => kind),
  };
}
export type Bench = ReturnType<typeof setUp>;

export const brokers = (...ids: number[]): Sighting => ({
  of: 'brokers',
  sessions: Object.fromEntries(ids.map((id) => [id, `0x${id}`])),
});
export const topic = (replicas: number[][]): Sighting => ({
  of: 'topic',
  topic: 'orders',
  replicas,
  removing: {},
});
export const state = (leader: number, leaderEpoch: number, ...isr: number[]): Sighting => ({
  of: 'partition',
  topic: 'orders',
  partition: 0,
  state: { leader, leaderEpoch, isr },
});

export function whole({ timeline }: Bench): void {
  for (const node of ['kafka1', 'kafka2', 'kafka3'] as const) {
    timeline.nodeIs(node, { phase: 'running', id: node, since: 0 });
  }
  timeline.saw(brokers(1, 2, 3));
  timeline.saw({ of: 'controller', controller: 1, epoch: 4 });
  timeline.saw({ of: 'topics', names: ['orders'] });
  timeline.saw(topic([[1, 2, 3]]));
  timeline.saw(state(1, 0, 1, 2, 3));
  timeline.saw({ of: 'contact', has: true });
}
