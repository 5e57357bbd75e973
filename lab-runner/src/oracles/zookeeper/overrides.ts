// Overrides of config entities, written the way Kafka's own tools do in ZooKeeper mode: the node, then a notification.
import type { Znodes } from './znodes.ts';

/** Sequential children of this one are what brokers watch (`kafka.zk.AdminZkClient`, `ZkNodeChangeNotificationListener`). */
const changes = '/config/changes/config_change_';

/** A broker told of an entity reads it anew; one that is gone has no overrides. */
export async function setOverrides(
  znodes: Znodes,
  entity: string,
  overrides: Readonly<Record<string, string>>,
): Promise<void> {
  const path = `/config/${entity}`;
  if (Object.keys(overrides).length === 0) await znodes.remove(path);
  else await znodes.set(path, JSON.stringify({ version: 1, config: overrides }));
  await znodes.create(changes, JSON.stringify({ version: 2, entity_path: entity }), { sequential: true });
}
