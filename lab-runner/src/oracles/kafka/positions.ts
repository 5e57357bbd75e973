// High watermark and log ends, asked of every broker that has a copy. Uses connections of its own: a late answer closes one.
import type { PartitionPlace, PositionsOracle } from '../../ports/positions.ts';
import type { Topology } from '../../topology.ts';
import { type Brokers, createBrokers } from './brokers.ts';
import { wire, withoutThrowing } from './wire.ts';

const latest = -1;
/** To a consumer the leader tells the high watermark (isolation 0). */
export const consumer = -1;
/** ListOffsets.DEBUGGING_REPLICA_ID: any broker that has a copy tells the end of its log (Kafka 3.9, KafkaApis.handleListOffsetRequest). */
const debugging = -2;
const answerWithinMs = 500;

export interface PositionsOptions {
  readonly topology: Pick<Topology, 'brokers'>;
  readonly bind: string;
  readonly password: string;
}

/** Connects when first asked. */
export function createPositionsOracle({ topology, bind, password }: PositionsOptions): PositionsOracle {
  const addresses = new Map(
    topology.brokers.map(({ id, name, internal }) => [id, { name, host: bind, port: internal }]),
  );
  const brokers = createBrokers(addresses, { user: 'railyard', password });
  return {
    async positions(places) {
      const ids = [...new Set(places.flatMap(({ replicas }) => replicas))];
      const [ends, heights] = await Promise.all([
        each(ids, (id) => ask(brokers, id, debugging, held(places, id))),
        each(ids, (id) => ask(brokers, id, consumer, led(places, id))),
      ]);
      return places.map(({ topic, partition, leader, replicas }) => ({
        topic,
        partition,
        highWatermark: heights.get(leader)?.get(key(topic, partition)) ?? null,
        ends: Object.fromEntries(
          replicas.map((id) => [id, ends.get(id)?.get(key(topic, partition)) ?? null]),
        ),
      }));
    },
    close: () => brokers.close(),
  };
}

export type Offsets = ReadonlyMap<string, number>;

/** Of a partition in what `ask` gives. */
export const key = (topic: string, partition: number): string => `${topic} ${partition}`;
const held = (places: readonly PartitionPlace[], id: number) =>
  places.filter(({ replicas }) => replicas.includes(id));
const led = (places: readonly PartitionPlace[], id: number) => places.filter(({ leader }) => leader === id);

async function each(
  ids: readonly number[],
  look: (id: number) => Promise<Offsets>,
): Promise<ReadonlyMap<number, Offsets>> {
  return new Map(await Promise.all(ids.map(async (id) => [id, await look(id)] as const)));
}

/** What one broker answers; empty when it does not. A partition it refuses is left out, and the others still count. */
export async function ask(
  brokers: Brokers,
  id: number,
  replicaId: -1 | -2,
  places: readonly Pick<PartitionPlace, 'topic' | 'partition'>[],
): Promise<Offsets> {
  if (places.length === 0) return new Map();
  const topics = [...new Set(places.map(({ topic }) => topic))].map((topic) => ({
    topic,
    partitions: places
      .filter((place) => place.topic === topic)
      .map(({ partition }) => ({ partition, timestamp: latest }) as const),
  }));
  try {
    const request = wire('ListOffsets', { replicaId, isolationLevel: 0, topics });
    const { responses } = await brokers.send(id, withoutThrowing(request), answerWithinMs);
    return new Map(
      responses.flatMap(({ topic, partitions }) =>
        partitions
          .filter(({ errorCode }) => errorCode === 0)
          .map(({ partition, offset }) => [key(topic, partition), Number(offset)] as const),
      ),
    );
  } catch {
    return new Map();
  }
}
