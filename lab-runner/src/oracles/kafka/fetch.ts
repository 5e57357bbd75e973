// One fetch from one leader, without a consumer or a group. The answer is read here: kafkajs fails as a whole on one batch it cannot unpack.
import type { Brokers } from './brokers.ts';
import { cursor } from './cursor.ts';
import { protocolError, wire } from './wire.ts';

export interface FetchFrom {
  readonly partition: number;
  readonly offset: bigint;
}

export interface FetchedPartition {
  readonly partition: number;
  /** Kafka's code for why this partition was refused; 0 when it was not. */
  readonly errorCode: number;
  readonly highWatermark: bigint;
  /** Record batches as stored; the last may be cut short. */
  readonly bytes: Buffer;
}

const partitionBytes = 1024 * 1024;
const answerBytes = 8 * 1024 * 1024;

/** What the leader has at once, never waiting for more; records of open and aborted transactions included. */
export async function fetchFrom(
  brokers: Brokers,
  leader: number,
  topic: string,
  from: readonly FetchFrom[],
): Promise<readonly FetchedPartition[]> {
  const fetched = await fetchEach(brokers, leader, topic, from);
  const refused = fetched.find(({ errorCode }) => errorCode !== 0);
  if (refused !== undefined) throw protocolError(refused.errorCode);
  return fetched;
}

/** The same, where a partition that is refused does not take the others with it. */
export async function fetchEach(
  brokers: Brokers,
  leader: number,
  topic: string,
  from: readonly FetchFrom[],
  withinMs?: number,
): Promise<readonly FetchedPartition[]> {
  const { request } = wire('Fetch', {
    isolationLevel: 0,
    maxWaitTime: 0,
    minBytes: 0,
    maxBytes: answerBytes,
    topics: [
      {
        topic,
        partitions: from.map(({ partition, offset }) => ({
          partition,
          fetchOffset: String(offset),
          maxBytes: partitionBytes,
        })),
      },
    ],
  });
  const response = { decode: async (payload: Buffer) => payload, parse: async (payload: unknown) => payload };
  return readAnswer((await brokers.send(leader, { request, response }, withinMs)) as Buffer);
}

/** Fetch response v11. Throws the protocol's error of the request as a whole. */
function readAnswer(payload: Buffer): readonly FetchedPartition[] {
  const from = cursor(payload);
  from.skip(4); // throttle time
  const refused = from.int16();
  if (refused !== 0) throw protocolError(refused);
  from.skip(4); // session
  const fetched: FetchedPartition[] = [];
  for (let topics = from.int32(); topics > 0; topics -= 1) {
    from.string();
    for (let partitions = from.int32(); partitions > 0; partitions -= 1) {
      const partition = from.int32();
      const errorCode = from.int16();
      const highWatermark = from.int64();
      from.skip(8 + 8); // last stable offset, log start
      from.skip(Math.max(0, from.int32()) * 16); // aborted transactions
      from.skip(4); // preferred replica
      const bytes = from.bytes(from.int32()) ?? Buffer.alloc(0);
      fetched.push({ partition, errorCode, highWatermark, bytes });
    }
  }
  return fetched;
}
