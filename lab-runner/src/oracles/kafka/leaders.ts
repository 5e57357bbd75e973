// Which broker to ask about which partition. ZooKeeper says so: Kafka's own metadata fails with one leaderless partition anywhere.
import type { ZooKeeperOracle } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';

/** A topic's partitions by the broker that leads them. Empty when there is no such topic; throws PARTITION_OFFLINE. */
export async function leadersOf(
  zookeeper: Pick<ZooKeeperOracle, 'topic'>,
  topic: string,
  only?: number,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const byLeader = new Map<number, number[]>();
  for (const { partition, leader } of (await zookeeper.topic(topic)) ?? []) {
    if (only !== undefined && partition !== only) continue;
    if (leader < 0) throw new RailyardError('PARTITION_OFFLINE', { topic, partition });
    byLeader.set(leader, [...(byLeader.get(leader) ?? []), partition]);
  }
  return byLeader;
}

/** The partition of `__consumer_offsets` that keeps a group: Java's String.hashCode, made positive, modulo the partition count. */
export function groupPartition(group: string, partitions: number): number {
  let hash = 0;
  for (let at = 0; at < group.length; at += 1) hash = (Math.imul(hash, 31) + group.charCodeAt(at)) | 0;
  return hash === -(2 ** 31) ? 0 : Math.abs(hash) % partitions;
}
