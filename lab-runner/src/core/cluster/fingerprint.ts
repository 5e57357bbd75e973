// The proof that a reset cluster is clean: what it holds, measured, against what a fresh one holds.
import type { ConnectedKafka, WatchedZooKeeper } from '../../ports/oracles.ts';

export interface Fingerprint {
  readonly brokers: readonly number[];
  readonly controller: boolean;
  readonly topics: readonly string[];
  /** `topic: name=value` for every override of a topic that is not Kafka's own. */
  readonly overrides: readonly string[];
  readonly groups: readonly string[];
  readonly underReplicated: number;
  readonly offline: number;
  /** Children of `/` that Kafka and ZooKeeper do not make themselves. */
  readonly strangeZnodes: readonly string[];
}

/** What every fresh, warmed cluster holds. */
export const baseline: Fingerprint = {
  brokers: [1, 2, 3],
  controller: true,
  topics: ['__consumer_offsets', '__transaction_state'],
  overrides: [],
  groups: [],
  underReplicated: 0,
  offline: 0,
  strangeZnodes: [],
};

const knownZnodes = new Set([
  'admin',
  'brokers',
  'cluster',
  'config',
  'consumers',
  'controller',
  'controller_epoch',
  'feature',
  'isr_change_notification',
  'kafka-acl',
  'kafka-acl-changes',
  'kafka-acl-extended',
  'kafka-acl-extended-changes',
  'latest_producer_id_block',
  'log_dir_event_notification',
  'migration',
  'zookeeper',
]);

/** Asks the cluster; rejects when it cannot answer. */
export async function measure(zookeeper: WatchedZooKeeper, kafka: ConnectedKafka): Promise<Fingerprint> {
  const [brokers, controller, topics, groups, roots] = await Promise.all([
    zookeeper.brokers(),
    zookeeper.controller(),
    zookeeper.topics(),
    kafka.groups(),
    zookeeper.children('/'),
  ]);
  const overrides: string[] = [];
  let underReplicated = 0;
  let offline = 0;
  for (const topic of topics) {
    for (const partition of (await zookeeper.topic(topic)) ?? []) {
      if (partition.isr.length < partition.replicas.length) underReplicated += 1;
      if (partition.leader < 0) offline += 1;
    }
    if (baseline.topics.includes(topic)) continue;
    for (const [name, value] of Object.entries(await zookeeper.topicConfig(topic))) {
      overrides.push(`${topic}: ${name}=${value}`);
    }
  }
  return {
    brokers: brokers.map((broker) => broker.id).sort((a, b) => a - b),
    controller: controller !== undefined,
    topics: [...topics].sort(),
    overrides: overrides.sort(),
    groups: [...groups].sort(),
    underReplicated,
    offline,
    strangeZnodes: (roots ?? []).filter((name) => !knownZnodes.has(name)).sort(),
  };
}

/** One sentence per difference; empty when both are the same. */
export function differences(wanted: Fingerprint, found: Fingerprint): readonly string[] {
  return (Object.keys(wanted) as (keyof Fingerprint)[]).flatMap((part) => {
    const [want, have] = [JSON.stringify(wanted[part]), JSON.stringify(found[part])];
    return want === have ? [] : [`${part}: a clean cluster has ${want}, this one has ${have}`];
  });
}
