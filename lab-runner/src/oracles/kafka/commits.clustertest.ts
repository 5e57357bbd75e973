// Offsets committed under a group's name by nobody in particular, as tools do it: a group is there that never had members.
import type { Topology } from '../../topology.ts';
import { type Brokers, createBrokers, patiently } from './brokers.ts';
import { wire } from './wire.ts';

export const patience = { withinMs: 30_000, alsoPassing: ['CONCURRENT_TRANSACTIONS'] };

/** Connections of a test's own, through the brokers' inner doors. */
export function ownBrokers(scene: {
  readonly topology: Pick<Topology, 'brokers'>;
  readonly bind: string;
  readonly password: string;
}): Brokers {
  const { topology, bind, password } = scene;
  const addresses = new Map(
    topology.brokers.map(({ id, name, internal }) => [id, { name, host: bind, port: internal }]),
  );
  return createBrokers(addresses, { user: 'railyard', password });
}

/** Commits offset 0 of the topic's first partition. */
export async function commit(brokers: Brokers, groupId: string, topic: string): Promise<void> {
  const find = wire('GroupCoordinator', { groupId, coordinatorType: 0 });
  const { coordinator } = await patiently(() => brokers.send(1, find), patience);
  const offsets = [{ topic, partitions: [{ partition: 0, offset: '0' }] }];
  const request = wire('OffsetCommit', { groupId, groupGenerationId: -1, memberId: '', topics: offsets });
  await patiently(() => brokers.send(coordinator.nodeId, request), patience);
}
