// Reading what a topic holds, from the first readable offset up to the high watermark.
import type { StoredRecord, ZooKeeperOracle } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import { messageOf } from '../patience.ts';
import type { Brokers } from './brokers.ts';
import { fetchFrom } from './fetch.ts';
import { leadersOf } from './leaders.ts';
import { readOffsets } from './offsets.ts';
import { type Batch, batchesIn } from './record-batch.ts';

export interface ReadOptions {
  readonly partition?: number;
  readonly limit?: number;
}

interface Reader {
  readonly partition: number;
  next: bigint;
  /** The high watermark when reading began: a live producer cannot make the reading endless. */
  readonly end: bigint;
  readonly records: StoredRecord[];
}

/** Empty for a topic that does not exist. Throws RECORDS_UNREADABLE for a batch that cannot be unpacked. */
export async function readRecords(
  zookeeper: Pick<ZooKeeperOracle, 'topic'>,
  brokers: Brokers,
  topic: string,
  { partition, limit = 10_000 }: ReadOptions = {},
): Promise<readonly StoredRecord[]> {
  const offsets = await readOffsets(zookeeper, brokers, topic, partition);
  const readers = offsets.map(({ partition, low, high }): Reader => ({
    partition,
    next: BigInt(low),
    end: BigInt(high),
    records: [],
  }));
  const leaders = await leadersOf(zookeeper, topic, partition);
  await Promise.all(
    [...leaders].map(([leader, led]) => {
      const mine = readers.filter((reader) => led.includes(reader.partition));
      return readFromLeader(brokers, leader, topic, mine, limit);
    }),
  );
  return readers.flatMap(({ records }) => records).slice(0, limit);
}

async function readFromLeader(
  brokers: Brokers,
  leader: number,
  topic: string,
  readers: readonly Reader[],
  limit: number,
): Promise<void> {
  for (;;) {
    const open = readers.filter(({ next, end, records }) => next < end && records.length < limit);
    if (open.length === 0) return;
    const fetched = await fetchFrom(
      brokers,
      leader,
      topic,
      open.map(({ partition, next }) => ({ partition, offset: next })),
    );
    let moved = false;
    for (const { partition, bytes } of fetched) {
      const reader = open.find((one) => one.partition === partition);
      if (reader === undefined) continue;
      const before = reader.next;
      take(reader, topic, batchesIn(bytes));
      moved ||= reader.next > before;
    }
    // The tail of a compacted log may hold no batch at all up to the high watermark.
    if (!moved) return;
  }
}

function take(reader: Reader, topic: string, batches: readonly Batch[]): void {
  for (const batch of batches) {
    for (const record of recordsOf(batch, topic, reader.partition)) {
      const offset = BigInt(record.offset);
      // A fetch gives whole batches, also those that began before the offset asked for.
      if (offset >= reader.next && offset < reader.end) reader.records.push(record);
    }
    if (batch.lastOffset >= reader.next) reader.next = batch.lastOffset + 1n;
  }
}

function recordsOf(batch: Batch, topic: string, partition: number): readonly StoredRecord[] {
  try {
    return batch.records(partition);
  } catch (error) {
    throw new RailyardError(
      'RECORDS_UNREADABLE',
      {
        topic,
        partition,
        offset: String(batch.baseOffset),
        detail: `compressed with ${batch.codec}: ${messageOf(error)}`,
      },
      error,
    );
  }
}
