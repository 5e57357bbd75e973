// The oracles as the core wires them: the kit's interfaces plus what only the runner needs.
import type { EnsembleRole, KafkaOracle, Oracles, ZooKeeperOracle } from '@railyard/labs/kit';
import type { Disposable } from './cluster-driver.ts';
import type { Sighting } from './sighting.ts';

/** What the strip and the life cycle need to know; `null` is unknown. */
export interface ClusterFacts {
  readonly brokers: readonly number[] | null;
  /** Those of them whose registration only outlived a lost quorum: they are not connected with ZooKeeper again yet. Absent when there are none. */
  readonly returning?: readonly number[];
  /** The broker that was elected. */
  readonly controller: number | null;
  /** `/controller` is there, but no broker made it: until it is deleted, none can be elected. Absent otherwise. */
  readonly controllerForged?: true;
  readonly topics: number | null;
  readonly underReplicated: number | null;
  readonly offline: number | null;
  /** What each ZooKeeper says of itself while they serve nobody for want of a quorum. Absent otherwise, and while nobody knows. */
  readonly noQuorum?: Readonly<Record<string, EnsembleRole>>;
  /** Kafka's own topics that are not there; absent when none is missing or nobody knows. */
  readonly missingInternal?: readonly string[];
}

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export const unknownFacts: ClusterFacts = {
  brokers: null,
  controller: null,
  topics: null,
  underReplicated: null,
  offline: null,
};

export interface WatchedZooKeeper extends ZooKeeperOracle {
  /** Connects in the background and reconnects by itself; reads reject while there is no quorum. */
  connect(): void;
  connected(): boolean;
  facts(): ClusterFacts;
  /** What `/controller` says. `elected`: it is that broker's own, and not only its number written there. */
  controller(): Promise<
    { readonly id: number; readonly epoch: number; readonly elected: boolean } | undefined
  >;
  /** Called when the facts change, pushed by watches. */
  onChange(listener: (facts: ClusterFacts) => void): Disposable;
  /** Called with every look at a part, in the order of the changes that gave rise to it; also when it shows nothing new. */
  onSighting(listener: (sighting: Sighting) => void): Disposable;
  /** Has every ZooKeeper asked for its role now: something happened to one of them. */
  askEnsemble(): void;
  /** Asks the controller for a preferred-leader election of these partitions, or of every one (`/admin/preferred_replica_election`); resolves when it is done. */
  electPreferredLeaders(partitions?: readonly TopicPartition[]): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectedKafka extends KafkaOracle {
  /** Writes acks=all to an RF 3 topic and reads it back, warms producer ids, a group and a transaction; leaves no topic behind. `onTopic` is called when that topic is there. */
  warmUp(options?: { signal?: AbortSignal; onTopic?: (() => void) | undefined }): Promise<void>;
  /** Has one broker fetch a block of producer ids, which it has lost if it was started again; leaves no trace. */
  warmBroker(id: number, options?: { signal?: AbortSignal }): Promise<void>;
  close(): Promise<void>;
}

/** What bounds one run of a check. */
export interface AttemptBounds {
  /** Aborts everything the check still waits for; a reason of SEAT_RESET or CLUSTER_NOT_READY also means that the nodes are taken over, so faults are not healed. */
  readonly signal: AbortSignal;
  /** When the attempt began, wall clock ms: history is told from there on. */
  readonly since: number;
  /** Milliseconds left of the exercise's deadline. */
  remainingMs(): number;
}

/** Gives the oracles of the seat, bound to one run of a check. */
export type BindOracles = (bounds: AttemptBounds) => Oracles;
