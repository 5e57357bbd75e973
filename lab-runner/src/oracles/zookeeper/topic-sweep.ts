// Follows very many topics by reading them all now and then: a watch on each of ten thousand would drown both ends.
import { inParallel, pause } from '../patience.ts';
import { type KafkaZnodes, readWidth } from './kafka-znodes.ts';
import { tally, type TopicPicture } from './tally.ts';
import type { TopicCounter } from './topic-watch.ts';

export interface SweepOptions {
  /** The pause between two sweeps. */
  readonly everyMs: number;
}

/** Unknown (`null`) until the first sweep is done; later figures are at most one pause and one sweep old. */
export function sweepTopics(
  znodes: KafkaZnodes,
  onChange: () => void,
  onTrouble: (error: unknown) => void,
  { everyMs }: SweepOptions,
): TopicCounter {
  const stop = new AbortController();
  let names: readonly string[] = [];
  let seen: readonly TopicPicture[] | null = null;
  let running = false;

  async function sweep(): Promise<void> {
    seen = await inParallel(names, 16, async (topic) => {
      stop.signal.throwIfAborted();
      const replicas = (await znodes.replicas(topic)) ?? new Map();
      const read = await inParallel([...replicas.keys()], readWidth / 16, async (partition) => {
        const state = await znodes.state(topic, partition);
        return state ? ([[partition, state]] as const) : [];
      });
      return { replicas, states: new Map(read.flat()) };
    });
    onChange();
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      await sweep().catch((error: unknown) => {
        if (!stop.signal.aborted) onTrouble(error);
      });
      await pause(everyMs, stop.signal).catch(() => undefined);
    }
  }

  return {
    async follow(next) {
      names = next;
      if (running) return;
      running = true;
      void run();
    },
    count: (registered) => (seen === null ? null : tally(seen, registered)),
    dispose: () => stop.abort(),
  };
}
