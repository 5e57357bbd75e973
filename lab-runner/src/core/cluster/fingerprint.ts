// The proof that a reset cluster is clean: what it holds, measured, against what a fresh one holds.
import { brokerNames, nodeNames } from '@railyard/labs/kit';
import type { CleanableKafka, CleanableZooKeeper } from '../../ports/clean-up.ts';
import type { ClusterDriver } from '../../ports/cluster-driver.ts';
import { strangeFolders } from './fresh-folders.ts';
import { configEntities, freshZnodes, isStrange, permissions, znodeTree } from './fresh-znodes.ts';
import { internalOverrides, internalTopics } from './internal-topics.ts';

/** Each part is a sorted list of what was found, said so that a person can read it. */
export interface Fingerprint {
  /** `kafka1 running` */
  readonly nodes: readonly string[];
  readonly brokers: readonly string[];
  readonly controller: readonly string[];
  /** `orders`; Kafka's own with their size: `__consumer_offsets (12 partitions of 3 replicas)` */
  readonly topics: readonly string[];
  /** `orders-0: in sync 1 of 3`, and leadership that is not where it is preferred. */
  readonly replication: readonly string[];
  /** `topics/orders: retention.ms=1`; quotas are overrides of users and clients. */
  readonly overrides: readonly string[];
  readonly groups: readonly string[];
  readonly permissions: readonly string[];
  readonly transactions: readonly string[];
  readonly znodes: readonly string[];
  /** What log directories hold of no known topic: `kafka1: orders-0` */
  readonly folders: readonly string[];
}

export interface Measured {
  readonly driver: Pick<ClusterDriver, 'states' | 'logFiles'>;
  readonly zookeeper: Pick<
    CleanableZooKeeper,
    'brokers' | 'controller' | 'topics' | 'topic' | 'children' | 'get'
  >;
  readonly kafka: Pick<CleanableKafka, 'coordinatorsReady' | 'groups' | 'openTransactions'>;
}

/** What every fresh, warmed cluster holds. */
export const baseline: Fingerprint = {
  nodes: nodeNames.map((name) => `${name} running`).sort(),
  brokers: ['1', '2', '3'],
  controller: ['elected'],
  topics: internalTopics.map(({ name, partitions }) => sized(name, partitions, 3)).sort(),
  replication: [],
  overrides: internalTopics
    .flatMap(({ name }) => Object.entries(internalOverrides[name]).map(written(`topics/${name}`)))
    .sort(),
  groups: [],
  permissions: [],
  transactions: [],
  znodes: [...freshZnodes].sort(),
  folders: [],
};

/** Asks the cluster and looks into the log directories; rejects when that cannot be done. */
export async function measure({ driver, zookeeper, kafka }: Measured): Promise<Fingerprint> {
  const [brokers, controller, topics, [groups, transactions], tree, folders] = await Promise.all([
    zookeeper.brokers(),
    zookeeper.controller(),
    measureTopics(zookeeper),
    // A list that a coordinator on its way is missing from is no proof.
    kafka.coordinatorsReady().then(() => Promise.all([kafka.groups(), kafka.openTransactions()])),
    znodeTree(zookeeper.children),
    Promise.all(brokerNames.map(async (name) => strangeFolders(name, await driver.logFiles(name)))),
  ]);
  const states = driver.states();
  return {
    nodes: nodeNames.map((name) => `${name} ${states[name].phase}`).sort(),
    brokers: brokers.map(({ id }) => String(id)).sort(),
    controller: controller === undefined ? [] : [controller.elected ? 'elected' : 'forged'],
    ...topics,
    overrides: await measureOverrides(zookeeper, configEntities(tree), tree),
    groups: [...groups].sort(),
    permissions: permissions(tree),
    transactions: [...transactions].sort(),
    znodes: tree.filter((path) => freshZnodes.includes(path) || isStrange(path)),
    folders: folders.flat(),
  };
}

/** Topics that are read side by side: there may be ten thousand. */
const topicsAtOnce = 16;

async function measureTopics(
  zookeeper: Pick<Measured['zookeeper'], 'topics' | 'topic'>,
): Promise<Pick<Fingerprint, 'topics' | 'replication'>> {
  const topics: string[] = [];
  const replication: string[] = [];
  const look = async (name: string): Promise<void> => {
    const internal = internalTopics.some((one) => one.name === name);
    const partitions = (await zookeeper.topic(name)) ?? [];
    const sizes = partitions.map(({ replicas }) => replicas.length);
    topics.push(internal ? sized(name, partitions.length, Math.min(...sizes)) : name);
    for (const { partition, leader, isr, replicas } of partitions) {
      const which = `${name}-${partition}`;
      if (leader < 0) replication.push(`${which}: no leader`);
      else if (isr.length < replicas.length) {
        replication.push(`${which}: in sync ${isr.length} of ${replicas.length}`);
      } else if (leader !== replicas[0]) {
        replication.push(`${which}: led by ${leader} instead of ${replicas[0]}`);
      }
    }
    if (internal) replication.push(...unbalanced(name, partitions));
  };
  const names = (await zookeeper.topics()).values();
  const lane = async (): Promise<void> => {
    for (const name of names) await look(name);
  };
  await Promise.all(Array.from({ length: topicsAtOnce }, lane));
  return { topics: topics.sort(), replication: replication.sort() };
}

/** A fresh internal topic is preferred on every broker equally often. */
function unbalanced(name: string, partitions: readonly { readonly replicas: readonly number[] }[]): string[] {
  const counts = [1, 2, 3].map((id) => partitions.filter(({ replicas }) => replicas[0] === id).length);
  return new Set(counts).size === 1
    ? []
    : [`${name}: preferred leaders ${counts.join(', ')} on brokers 1, 2, 3`];
}

async function measureOverrides(
  zookeeper: Pick<Measured['zookeeper'], 'get'>,
  entities: readonly string[],
  tree: readonly string[],
): Promise<readonly string[]> {
  const paths = new Set(tree);
  const lines = await Promise.all(
    entities.map(async (entity) => {
      const node = await zookeeper.get(`/config/${entity}`);
      const overrides = Object.entries(overridesIn(node?.data ?? ''));
      // One without overrides was made by somebody too; but a topic has one always.
      const ofTopic = paths.has(`/brokers/${entity}`);
      if (overrides.length === 0) return node === undefined || ofTopic ? [] : [entity];
      return overrides.map(written(entity));
    }),
  );
  return lines.flat().sort();
}

/** The overrides in a config znode; a node that holds something else counts as one strange override. */
export function overridesIn(data: string): Readonly<Record<string, string>> {
  try {
    const { config } = JSON.parse(data) as { config?: unknown };
    if (typeof config === 'object' && config !== null) return config as Record<string, string>;
  } catch {
    // Said below.
  }
  return data === '' ? {} : { unreadable: 'true' };
}

const extra: Readonly<Record<keyof Fingerprint, (item: string) => string>> = {
  nodes: (item) => `a node is not as it should be: ${item}`,
  brokers: (item) => `broker ${item} is registered and should not be`,
  controller: () => '/controller was written by somebody else',
  topics: (item) => `the topic ${item} is there`,
  replication: (item) => `replication is not whole: ${item}`,
  overrides: (item) => `a setting is overridden: ${item}`,
  groups: (item) => `the group ${item} is there`,
  permissions: (item) => `there are permissions on ${item}`,
  transactions: (item) => `the transaction of ${item} is open`,
  znodes: (item) => `the znode ${item} is there`,
  folders: (item) => `a log directory holds what it should not: ${item}`,
};

const missing: Partial<Record<keyof Fingerprint, (item: string) => string>> = {
  // Said by what the node is instead.
  nodes: () => '',
  brokers: (item) => `broker ${item} is not registered`,
  controller: () => 'no broker is the controller',
  topics: (item) => `the topic ${item} is missing`,
  overrides: (item) => `a setting of Kafka's own topics is gone: ${item}`,
  znodes: (item) => `the znode ${item} is missing`,
};

/** Past this many differences of a kind the rest is counted. */
const told = 5;

/** One sentence per difference; empty when both are the same. */
export function differences(wanted: Fingerprint, found: Fingerprint): readonly string[] {
  return (Object.keys(wanted) as (keyof Fingerprint)[]).flatMap((part) => {
    const tooMuch = found[part].filter((item) => !wanted[part].includes(item)).map(extra[part]);
    const tooLittle = wanted[part]
      .filter((item) => !found[part].includes(item))
      .map((item) => missing[part]?.(item) ?? '')
      .filter((sentence) => sentence !== '');
    const all = [...tooMuch, ...tooLittle];
    return all.length <= told + 1
      ? all
      : [...all.slice(0, told), `and ${all.length - told} more of that kind`];
  });
}

function written(entity: string): (override: readonly [string, string]) => string {
  return ([name, value]) => `${entity}: ${name}=${value}`;
}

function sized(name: string, partitions: number, replicas: number): string {
  return `${name} (${partitions} partitions of ${replicas} replicas)`;
}
