// Consumer groups as their coordinators keep them. Never joins one, and never makes Kafka create `__consumer_offsets` by asking.
import type { CommittedOffset, GroupDescription, ZooKeeperOracle } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import type { Brokers } from './brokers.ts';
import { groupPartition } from './leaders.ts';
import { wire, wireAllOffsets } from './wire.ts';

export const offsetsTopic = '__consumer_offsets';

type Where = Pick<ZooKeeperOracle, 'topic' | 'brokers'>;

/** Names of all groups any live broker coordinates, sorted. */
export async function listGroups(zookeeper: Where, brokers: Brokers): Promise<readonly string[]> {
  const live = await zookeeper.brokers();
  const lists = await Promise.all(live.map(({ id }) => brokers.send(id, wire('ListGroups', undefined))));
  const names = lists.flatMap(({ groups }) => groups.map(({ groupId }) => groupId));
  return [...new Set(names)].sort();
}

/** A group nobody knows is `Dead`, as Kafka itself says. */
export async function describeGroup(
  zookeeper: Where,
  brokers: Brokers,
  group: string,
): Promise<GroupDescription> {
  const nobody = { state: 'Dead', protocol: '', members: [] };
  const coordinator = await coordinatorOf(zookeeper, group);
  if (coordinator === undefined) return nobody;
  const { groups } = await brokers.send(coordinator, wire('DescribeGroups', { groupIds: [group] }));
  const found = groups[0];
  if (found === undefined) return nobody;
  const members = found.members.map(({ memberId, clientId, clientHost }) => ({
    id: memberId,
    clientId,
    host: clientHost,
  }));
  return { state: found.state, protocol: found.protocol, members };
}

/** Every offset the group has committed, by topic and partition. */
export async function committedOffsets(
  zookeeper: Where,
  brokers: Brokers,
  group: string,
): Promise<readonly CommittedOffset[]> {
  const coordinator = await coordinatorOf(zookeeper, group);
  if (coordinator === undefined) return [];
  const { responses } = await brokers.send(coordinator, wireAllOffsets(group));
  return responses
    .flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => ({ topic, partition, offset: Number(offset) })),
    )
    .filter(({ offset }) => offset >= 0)
    .sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1));
}

/** Computed, not asked: FindCoordinator would create `__consumer_offsets` where it is missing. `undefined` while there is no such topic. */
export async function coordinatorOf(zookeeper: Where, group: string): Promise<number | undefined> {
  const partitions = await zookeeper.topic(offsetsTopic);
  if (partitions === undefined || partitions.length === 0) return undefined;
  const partition = groupPartition(group, partitions.length);
  const leader = partitions[partition]?.leader ?? -1;
  if (leader < 0) throw new RailyardError('PARTITION_OFFLINE', { topic: offsetsTopic, partition });
  return leader;
}
