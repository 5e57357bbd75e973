// What Kafka 3.9 keeps in ZooKeeper and where: brokers, controller, topics, partition states, overrides.
import type { BrokerRegistration, PartitionState } from '@railyard/labs/kit';
import * as z from 'zod/mini';
import { RailyardError } from '../../../protocol/index.ts';
import { inParallel } from '../patience.ts';
import type { Watcher, Znodes } from './znodes.ts';

/** Requests kept under way at once; more gain nothing on one connection. */
export const readWidth = 64;

const ClusterId = z.object({ id: z.string() });
const Broker = z.object({ endpoints: z.array(z.string()) });
const Controller = z.object({ brokerid: z.number() });
const Assignment = z.object({
  partitions: z.record(z.string(), z.array(z.number())),
  removing_replicas: z.optional(z.record(z.string(), z.array(z.number()))),
});
const State = z.object({ leader: z.number(), leader_epoch: z.number(), isr: z.array(z.number()) });
const Overrides = z.object({ config: z.record(z.string(), z.string()) });

export type Replicas = ReadonlyMap<number, readonly number[]>;
export type LeaderState = z.infer<typeof State>;
export interface TopicAssignment {
  readonly replicas: Replicas;
  /** By partition, what a reassignment under way takes away. */
  readonly removing: Readonly<Record<string, readonly number[]>>;
}

export const paths = {
  brokers: '/brokers/ids',
  controller: '/controller',
  topics: '/brokers/topics',
  controllerEpoch: '/controller_epoch',
  deletions: '/admin/delete_topics',
  election: '/admin/preferred_replica_election',
  topic: (topic: string) => `/brokers/topics/${topic}`,
  state: (topic: string, partition: number) => `/brokers/topics/${topic}/partitions/${partition}/state`,
} as const;

/** The partition a state's path is about; `undefined` for other paths. */
export function partitionOfPath(path: string): { topic: string; partition: number } | undefined {
  const match = /^\/brokers\/topics\/([^/]+)\/partitions\/(\d+)\/state$/.exec(path);
  return match?.[1] === undefined ? undefined : { topic: match[1], partition: Number(match[2]) };
}

/** What `/controller` holds and the session it belongs to. No `id`: it names no broker. */
export interface Claim {
  readonly id: number | undefined;
  readonly owner: string;
}

/** Reads Kafka's znodes; each may arm a watcher. Missing nodes read as `undefined`. */
export function kafkaZnodes(znodes: Znodes) {
  async function json<T>(path: string, schema: z.ZodMiniType<T>, watcher?: Watcher): Promise<T | undefined> {
    const node = await znodes.get(path, watcher);
    return node === undefined ? undefined : parsed(node.data, schema);
  }

  const assignment = async (topic: string, watcher?: Watcher): Promise<TopicAssignment | undefined> => {
    const found = await json(paths.topic(topic), Assignment, watcher);
    if (found === undefined) return undefined;
    const entries = Object.entries(found.partitions).map(([id, nodes]) => [Number(id), nodes] as const);
    return { replicas: new Map(entries.sort(([a], [b]) => a - b)), removing: found.removing_replicas ?? {} };
  };
  const replicas = async (topic: string): Promise<Replicas | undefined> =>
    (await assignment(topic))?.replicas;
  const state = (topic: string, partition: number, watcher?: Watcher) =>
    json(paths.state(topic, partition), State, watcher);

  return {
    assignment,
    replicas,
    state,
    async clusterId(): Promise<string> {
      const found = await json('/cluster/id', ClusterId);
      if (found) return found.id;
      throw new RailyardError('ZOOKEEPER_UNREACHABLE', {
        detail: 'no broker has given the cluster an id yet',
      });
    },
    async brokerIds(watcher?: Watcher): Promise<readonly number[]> {
      const names = (await znodes.children(paths.brokers, watcher)) ?? [];
      return names.map(Number).sort((a, b) => a - b);
    },
    async broker(id: number): Promise<BrokerRegistration | undefined> {
      const node = await znodes.get(`${paths.brokers}/${id}`);
      const registration = node && parsed(node.data, Broker);
      return registration && { id, endpoints: registration.endpoints, ephemeralOwner: node.ephemeralOwner };
    },
    /** Live registrations and the sessions that own them. */
    async sessions(watcher?: Watcher): Promise<Readonly<Record<string, string>>> {
      const names = (await znodes.children(paths.brokers, watcher)) ?? [];
      const found = await inParallel(names, readWidth, async (name) => {
        const node = await znodes.get(`${paths.brokers}/${name}`);
        return node === undefined ? [] : [[name, node.ephemeralOwner] as const];
      });
      return Object.fromEntries(found.flat());
    },
    async claim(watcher?: Watcher): Promise<Claim | undefined> {
      const node = await znodes.get(paths.controller, watcher);
      return node && { id: parsed(node.data, Controller)?.brokerid, owner: node.ephemeralOwner };
    },
    /**
     * True when the broker's registration belongs to the same session as the claim. Anybody can write the znode: brokers
     * read the number in it, take that one for the controller, and none of them is.
     */
    async elected({ id, owner }: Claim): Promise<boolean> {
      if (id === undefined) return false;
      return (await znodes.get(`${paths.brokers}/${id}`))?.ephemeralOwner === owner;
    },
    async controllerEpoch(watcher?: Watcher): Promise<number> {
      return Number((await znodes.get(paths.controllerEpoch, watcher))?.data ?? 0);
    },
    async topics(watcher?: Watcher): Promise<readonly string[]> {
      return (await znodes.children(paths.topics, watcher)) ?? [];
    },
    /** Topics that are to be deleted. */
    async deletions(watcher?: Watcher): Promise<readonly string[]> {
      return (await znodes.children(paths.deletions, watcher)) ?? [];
    },
    async topic(topic: string): Promise<readonly PartitionState[] | undefined> {
      const assigned = await replicas(topic);
      if (assigned === undefined) return undefined;
      return inParallel([...assigned], readWidth, async ([partition, nodes]) => {
        const found = await state(topic, partition);
        return {
          partition,
          replicas: nodes,
          // A partition the controller has not taken up yet has no state: nobody leads it.
          leader: found?.leader ?? -1,
          leaderEpoch: found?.leader_epoch ?? -1,
          isr: found?.isr ?? [],
        };
      });
    },
    async overrides(topic: string): Promise<Readonly<Record<string, string>>> {
      return (await json(`/config/topics/${topic}`, Overrides))?.config ?? {};
    },
  };
}
export type KafkaZnodes = ReturnType<typeof kafkaZnodes>;

/** A node that holds something else than Kafka writes (a learner's zookeeper-shell) reads as missing. */
function parsed<T>(text: string, schema: z.ZodMiniType<T>): T | undefined {
  try {
    const result = z.safeParse(schema, JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
