// Reads `__consumer_offsets` on from where it was read to, partition by partition, without a group. Knows no state a coordinator keeps in memory.
import type { Brokers } from './brokers.ts';
import { fetchEach } from './fetch.ts';
import { createGroupLog, type GroupLog, type GroupStep } from './group-log.ts';
import { offsetsTopic } from './groups.ts';
import { batchesIn } from './record-batch.ts';

interface Reader {
  readonly log: GroupLog;
  next: bigint;
  /** Everything up to the high watermark has been read. */
  whole: boolean;
}

export interface GroupReaders {
  /** The log of a partition, once it has been read to its end. */
  log(partition: number): GroupLog | undefined;
  /** Reads what one leader has of these partitions; what happened, oldest first, of those that were whole before. */
  read(leader: number, partitions: readonly number[]): Promise<readonly GroupStep[]>;
  /** Begins again: it is not the same topic any more. */
  clear(): void;
}

/** One look reads no longer than this; a long log is read over several looks. */
const readForMs = 400;
const answerWithinMs = 1000;
const offsetOutOfRange = 1;

export function createGroupReaders(brokers: Brokers, monotonic = () => performance.now()): GroupReaders {
  const readers = new Map<number, Reader>();

  function readerOf(partition: number): Reader {
    const known = readers.get(partition) ?? { log: createGroupLog(), next: 0n, whole: false };
    readers.set(partition, known);
    return known;
  }

  return {
    log(partition) {
      const reader = readers.get(partition);
      return reader?.whole ? reader.log : undefined;
    },

    async read(leader, partitions) {
      const end = monotonic() + readForMs;
      const steps: GroupStep[] = [];
      let wanted = [...partitions];
      while (wanted.length > 0 && monotonic() < end) {
        const from = wanted.map((partition) => ({ partition, offset: readerOf(partition).next }));
        const fetched = await fetchEach(brokers, leader, offsetsTopic, from, answerWithinMs);
        wanted = [];
        for (const { partition, errorCode, highWatermark, bytes } of fetched) {
          // The log is shorter than what was read: an unclean leader took over. What it has is read anew.
          if (errorCode === offsetOutOfRange) readers.delete(partition);
          if (errorCode !== 0) continue;
          const reader = readerOf(partition);
          const batches = batchesIn(bytes);
          const happened = reader.log.take(batches);
          if (reader.whole) steps.push(...happened);
          const before = reader.next;
          reader.next = batches.reduce((next, { lastOffset }) => max(next, lastOffset + 1n), before);
          reader.whole ||= reader.next >= highWatermark || reader.next === before;
          if (reader.next < highWatermark && reader.next > before) wanted.push(partition);
        }
      }
      return steps;
    },

    clear: () => readers.clear(),
  };
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
