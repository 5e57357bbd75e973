// What one replica is at one moment, and which partitions there are to draw. Pure; knows no colours.
import type { Cause, ClusterImage, Leadership } from '@railyard/labs/kit';
import { type Moment, replicaKey } from './moment.ts';

/** `none`: this broker has no copy. `ghost`: it should have one, and is not registered. */
export type ReplicaKind = 'none' | 'leader' | 'follower' | 'out' | 'ghost' | 'unknown';

export interface Replica {
  readonly broker: number;
  readonly kind: ReplicaKind;
  /** The partition's state names it as leader, also when its broker is gone and no other has been chosen yet. */
  readonly leads: boolean;
  /** The first of the assignment: who leads when all is well. */
  readonly preferred: boolean;
  /** Why it is not in sync, where that is known. */
  readonly reason?: Cause;
}

export interface PartitionRow {
  readonly topic: string;
  readonly partition: number;
  readonly replicas: readonly Replica[];
  readonly state: Leadership | undefined;
}

export interface TopicGroup {
  readonly topic: string;
  readonly minIsr: number;
  readonly partitions: number;
}

/** Topics Kafka keeps for itself. */
export function isInternal(topic: string): boolean {
  return topic.startsWith('__');
}

/** The lab's brokers are told to want one replica where a topic does not say more. Source: infra/kafka/server.properties. */
export const defaultMinIsr = 1;

/** How many replicas must be in sync for `acks=all`, never more than there are copies. */
export function minIsrOf(image: ClusterImage, topic: string, copies: number): number {
  const said = Number(image.topics[topic]?.config['min.insync.replicas'] ?? defaultMinIsr);
  return Math.min(Number.isFinite(said) ? said : defaultMinIsr, copies);
}

/** What the copy of a partition on `broker` is. `registered` is `null` while nobody knows who is. */
export function kindOf(
  broker: number,
  assigned: readonly number[],
  state: Leadership | undefined,
  registered: readonly number[] | null,
): ReplicaKind {
  if (!assigned.includes(broker)) return 'none';
  if (registered !== null && !registered.includes(broker)) return 'ghost';
  if (state === undefined) return 'unknown';
  if (state.leader === broker) return 'leader';
  return state.isr.includes(broker) ? 'follower' : 'out';
}

/** Ids of the registered brokers; `null` while unknown. */
export function registeredIn(image: ClusterImage): readonly number[] | null {
  return image.brokers === null ? null : Object.keys(image.brokers).map(Number);
}

/** Every broker that has a column: the lab's three, and whoever else is registered or assigned. */
export function columnsOf(image: ClusterImage, ofTheLab: readonly number[]): readonly number[] {
  const ids = new Set([...ofTheLab, ...(registeredIn(image) ?? [])]);
  return [...ids].sort((a, b) => a - b);
}

/** The topics to draw, each kind in the order of its name: those the exercises name, the learner's others, Kafka's own. */
export function groupsOf(
  image: ClusterImage,
  withInternal: boolean,
  ofExercises: ReadonlySet<string> = new Set(),
): readonly TopicGroup[] {
  const rank = (topic: string) => (isInternal(topic) ? 2 : ofExercises.has(topic) ? 0 : 1);
  return Object.entries(image.topics)
    .filter(([topic]) => withInternal || !isInternal(topic))
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([topic, { replicas }]) => ({
      topic,
      partitions: replicas.length,
      minIsr: minIsrOf(image, topic, replicas[0]?.length ?? 1),
    }));
}

/** The groups as far as there is room for their partitions: how many of each are drawn, and how many are left out of all. */
export function withinRoom(
  groups: readonly TopicGroup[],
  rows: number,
): {
  readonly shown: readonly { readonly group: TopicGroup; readonly drawn: number }[];
  readonly hidden: number;
} {
  let room = rows;
  const shown = groups.map((group) => {
    const drawn = Math.min(group.partitions, room);
    room -= drawn;
    return { group, drawn };
  });
  const hidden = shown.reduce((sum, { group, drawn }) => sum + group.partitions - drawn, 0);
  return { shown: shown.filter(({ drawn }) => drawn > 0), hidden };
}

/** One row of the grid. */
export function rowOf({ image, reasons }: Moment, topic: string, partition: number): PartitionRow {
  const known = image.topics[topic];
  const assigned = known?.replicas[partition] ?? [];
  const state = known?.states[String(partition)];
  const registered = registeredIn(image);
  return {
    topic,
    partition,
    state,
    replicas: assigned.map((broker) => ({
      broker,
      kind: kindOf(broker, assigned, state, registered),
      leads: state?.leader === broker,
      preferred: assigned[0] === broker,
      reason: reasons[replicaKey(topic, partition, broker)],
    })),
  };
}

/** True when two rows look alike, so that one that did not change is not drawn again. */
export function sameRow(one: PartitionRow, other: PartitionRow): boolean {
  return (
    one.topic === other.topic &&
    one.partition === other.partition &&
    one.state === other.state &&
    one.replicas.length === other.replicas.length &&
    one.replicas.every((replica, index) => {
      const twin = other.replicas[index];
      return replica.broker === twin?.broker && replica.kind === twin.kind && replica.reason === twin.reason;
    })
  );
}

/** A replica's kind and, where it is known, why: the words of its cell. */
export function replicaWords({ kind, reason, leads }: Replica): string {
  if (kind === 'ghost' && leads) return 'led, gone';
  if (kind !== 'out') return kindWords[kind];
  const why = reason === undefined ? undefined : reasonWords[reason];
  return why === undefined ? 'out' : `out: ${why}`;
}

const kindWords: Readonly<Record<ReplicaKind, string>> = {
  none: '',
  leader: 'leads',
  follower: 'follows',
  out: 'out',
  ghost: 'gone',
  unknown: 'unknown',
};

const reasonWords: Readonly<Partial<Record<Cause, string>>> = {
  lag: 'lag',
  sessionExpired: 'session',
  politeStop: 'shutdown',
};
