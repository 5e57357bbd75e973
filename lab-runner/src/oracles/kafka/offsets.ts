// The first readable offset and the high watermark of every partition, asked of their leaders.
import type { PartitionOffsets, ZooKeeperOracle } from '@railyard/labs/kit';
import type { Brokers } from './brokers.ts';
import { leadersOf } from './leaders.ts';
import { wire } from './wire.ts';

const earliest = -2;
const latest = -1;

/** Empty for a topic that does not exist. The high end is the high watermark: isolation 0, else it would be the last stable offset. */
export async function readOffsets(
  zookeeper: Pick<ZooKeeperOracle, 'topic'>,
  brokers: Brokers,
  topic: string,
  only?: number,
): Promise<readonly PartitionOffsets[]> {
  const leaders = await leadersOf(zookeeper, topic, only);
  const parts = await Promise.all(
    [...leaders].map(async ([leader, partitions]) => {
      const [lows, highs] = await Promise.all([
        listOffsets(brokers, leader, topic, partitions, earliest),
        listOffsets(brokers, leader, topic, partitions, latest),
      ]);
      return partitions.map((partition) => ({
        partition,
        low: lows.get(partition) ?? 0,
        high: highs.get(partition) ?? 0,
      }));
    }),
  );
  return parts.flat().sort((a, b) => a.partition - b.partition);
}

async function listOffsets(
  brokers: Brokers,
  leader: number,
  topic: string,
  partitions: readonly number[],
  timestamp: -1 | -2,
): Promise<ReadonlyMap<number, number>> {
  const topics = [{ topic, partitions: partitions.map((partition) => ({ partition, timestamp })) }];
  const { responses } = await brokers.send(leader, wire('ListOffsets', { isolationLevel: 0, topics }));
  return new Map(
    responses.flatMap(({ partitions: answers }) =>
      answers.map(({ partition, offset }) => [partition, Number(offset)] as const),
    ),
  );
}
