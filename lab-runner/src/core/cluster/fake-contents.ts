// What a cluster in memory holds, for tests of the core: plant something in it, and the oracles show it.
import { type BrokerName, brokerNames, type PartitionState } from '@railyard/labs/kit';
import type { CleanableKafka, CleanableZooKeeper } from '../../ports/clean-up.ts';
import type { LogFile } from '../../ports/cluster-driver.ts';
import { freshZnodes } from './fresh-znodes.ts';
import { internalOverrides, internalTopics } from './internal-topics.ts';

export interface FakeContents {
  readonly topics: Map<string, PartitionState[]>;
  /** By entity: `topics/orders`. */
  readonly overrides: Map<string, Readonly<Record<string, string>>>;
  readonly groups: Set<string>;
  /** Paths below `/kafka-acl` and `/kafka-acl-extended`. */
  readonly permissions: Set<string>;
  readonly transactions: Set<string>;
  readonly znodes: Set<string>;
  readonly files: Record<BrokerName, LogFile[]>;
}

/** What a fresh, warmed cluster holds. */
export function freshContents(): FakeContents {
  const files = () => ['meta.properties', '__consumer_offsets-0/0.log'].map((path) => ({ path, bytes: 100 }));
  return {
    topics: new Map(internalTopics.map(({ name, partitions }) => [name, fakePartitions(partitions)])),
    overrides: new Map(internalTopics.map(({ name }) => [`topics/${name}`, internalOverrides[name]])),
    groups: new Set(),
    permissions: new Set(),
    transactions: new Set(),
    znodes: new Set(freshZnodes),
    files: Object.fromEntries(brokerNames.map((name) => [name, files()])) as FakeContents['files'],
  };
}

/** Partitions in sync on all three brokers, led by their preferred one. */
export function fakePartitions(count: number): PartitionState[] {
  return Array.from({ length: count }, (_, partition) => {
    const replicas = [0, 1, 2].map((next) => ((partition + next) % 3) + 1);
    return { partition, replicas, leader: replicas[0] ?? 1, leaderEpoch: 0, isr: replicas };
  });
}

/** Every path of the tree, as ZooKeeper would list it. */
function pathsIn(contents: FakeContents): readonly string[] {
  const topics = [...contents.topics.keys()].map((name) => `/brokers/topics/${name}`);
  const entities = [...contents.overrides.keys()].map((entity) => `/config/${entity}`);
  const all = [...contents.znodes, ...topics, ...entities, ...contents.permissions];
  const withParents = all.flatMap((path) => {
    const names = path.split('/').slice(1);
    return names.map((_, depth) => `/${names.slice(0, depth + 1).join('/')}`);
  });
  return [...new Set(withParents)];
}

/** The reading and removing halves of the oracles over these contents; `calls` hears of every removal. */
export function fakeCleaning(contents: () => FakeContents, calls: string[]) {
  const told = async (what: string, act: () => void) => {
    calls.push(what);
    act();
  };
  const zookeeper = {
    async children(path: string) {
      const parent = path === '/' ? '/' : `${path}/`;
      const names = pathsIn(contents())
        .filter((one) => one !== '/' && one.startsWith(parent))
        .map((one) => one.slice(parent.length).split('/')[0] ?? '');
      return [...new Set(names)];
    },
    async get(path: string) {
      const config = contents().overrides.get(path.replace('/config/', ''));
      if (config === undefined) return undefined;
      const data = JSON.stringify({ version: 1, config });
      return { data, ephemeralOwner: '0x0', version: 0, czxid: '0x1', createdAt: 0, modifiedAt: 0 } as never;
    },
    topics: async () => [...contents().topics.keys()],
    topic: async (name: string) => contents().topics.get(name),
    topicConfig: async (name: string) => contents().overrides.get(`topics/${name}`) ?? {},
    remove: (path: string) =>
      told(`remove ${path}`, () => {
        for (const one of [...contents().znodes]) {
          if (one === path || one.startsWith(`${path}/`)) contents().znodes.delete(one);
        }
      }),
    setOverrides: (entity: string, overrides: Readonly<Record<string, string>>) =>
      told(`set ${entity}`, () => {
        if (Object.keys(overrides).length === 0) contents().overrides.delete(entity);
        else contents().overrides.set(entity, overrides);
      }),
    async electPreferredLeaders() {
      calls.push('elect');
      for (const [name, partitions] of contents().topics) {
        const led = partitions.map((one) => ({ ...one, leader: one.replicas[0] ?? 1 }));
        contents().topics.set(name, led);
      }
    },
  } satisfies Partial<CleanableZooKeeper>;
  const kafka = {
    groups: async () => [...contents().groups],
    coordinatorsReady: async () => undefined,
    openTransactions: async () => [...contents().transactions],
    abortTransactions: () => told('abort transactions', () => contents().transactions.clear()),
    cancelReassignments: async () => undefined,
    removeGroups: () => told('remove groups', () => contents().groups.clear()),
    removePermissions: () => told('remove permissions', () => contents().permissions.clear()),
    removeTopics: (topics: readonly string[]) =>
      told(`remove topics ${topics.join(' ')}`.trim(), () => {
        for (const topic of topics) {
          contents().topics.delete(topic);
          contents().overrides.delete(`topics/${topic}`);
        }
      }),
  } satisfies Partial<CleanableKafka>;
  return { zookeeper, kafka };
}
