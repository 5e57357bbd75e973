// What the recorder writes down about a cluster: events, each with when and, where it can be known, why.
// The words of both the timeline and the checks. Knows neither how events are found nor where they are kept.
import * as z from 'zod/mini';
import { groupEvents, GroupImage } from './groups.ts';
import { nodeNames } from './topology.ts';

/** Why something happened, where it can be known; absent means nobody can tell. */
export const causes = [
  /** The learner (or an instructor) asked for it, with `yard` or on the page. */
  'command',
  /** A check broke it on purpose, and heals it. */
  'check',
  'reset',
  /** The lab was stopped, and its nodes with it. */
  'shutdown',
  /** The broker said goodbye: it closed its session and handed over what it led before it ended. */
  'politeStop',
  /** The ZooKeeper session ran out: the broker was killed, paused or cut off. */
  'sessionExpired',
  /** The replica fell behind for longer than `replica.lag.time.max.ms`, with its broker's session alive. */
  'lag',
  /** The replica has caught up again. */
  'caughtUp',
  /** The leader went, and the controller chose another. */
  'leaderGone',
  /** The preferred replica was made leader again. */
  'preferredElection',
  /** The controller's node in ZooKeeper went, and another broker took it. */
  'controllerGone',
] as const;
export const Cause = z.enum(causes);
export type Cause = z.infer<typeof Cause>;

/** Leader, epoch and in-sync replicas of one partition; leader −1 while nobody leads. */
export const Leadership = z.object({
  leader: z.number(),
  leaderEpoch: z.number(),
  isr: z.array(z.number()),
});
export type Leadership = z.infer<typeof Leadership>;

export const ensembleRoles = ['leader', 'follower', 'looking', 'silent'] as const;
export type EnsembleRole = (typeof ensembleRoles)[number];

const stamp = {
  /** Order of recording, from 1; never a clock. */
  sequence: z.number(),
  /** Wall clock, ms since 1970. */
  at: z.number(),
  /** Monotonic ms since this run of the recorder began; compare only within one `run`. */
  elapsedMs: z.number(),
  /** Which run of the recorder, from 1. */
  run: z.number(),
  /** Generation of the cluster. */
  epoch: z.number(),
  cause: z.optional(Cause),
};
const node = z.enum(nodeNames);
const settings = z.record(z.string(), z.string());
const gapParts = z.enum(['all', 'zookeeper', 'partitions', 'groups']);
/** A part of the cluster of which nothing may be known for a while. */
export type GapPart = z.infer<typeof gapParts>;

export const TimelineEvent = z.discriminatedUnion('kind', [
  /** Somebody asked for an act on a node. */
  z.object({ ...stamp, kind: z.literal('command'), node, action: z.string() }),
  /** The driver saw the state of a node's process change. */
  z.object({ ...stamp, kind: z.literal('node'), node, phase: z.string(), detail: z.optional(z.string()) }),
  /** A broker's registration came or went. `session` is its owner in hex, also for one that went. */
  z.object({
    ...stamp,
    kind: z.literal('broker'),
    broker: z.number(),
    registered: z.boolean(),
    session: z.string(),
  }),
  /** `/controller` changed its owner; `null` while nobody is the controller. */
  z.object({
    ...stamp,
    kind: z.literal('controller'),
    controller: z.nullable(z.number()),
    before: z.nullable(z.number()),
    controllerEpoch: z.nullable(z.number()),
  }),
  /** A topic came, changed its assignment, or went (`replicas` is `null`). Index of `replicas` is the partition; the first id is the preferred leader. */
  z.object({
    ...stamp,
    kind: z.literal('topic'),
    topic: z.string(),
    replicas: z.nullable(z.array(z.array(z.number()))),
  }),
  /** A partition's state changed; `before` is `null` when it is seen for the first time. */
  z.object({
    ...stamp,
    kind: z.literal('partition'),
    topic: z.string(),
    partition: z.number(),
    ...Leadership.shape,
    before: z.nullable(Leadership),
  }),
  /** Settings of a topic, broker, user or client (quotas are settings of users and clients). */
  z.object({
    ...stamp,
    kind: z.literal('config'),
    entity: z.enum(['topics', 'brokers', 'users', 'clients', 'ips']),
    name: z.string(),
    values: settings,
    before: settings,
  }),
  /** The rules of one resource, as `User:alice Read Allow from *`; empty when the last one went. */
  z.object({ ...stamp, kind: z.literal('acl'), resource: z.string(), rules: z.array(z.string()) }),
  z.object({ ...stamp, kind: z.literal('group'), ...groupEvents.group }),
  z.object({ ...stamp, kind: z.literal('member'), ...groupEvents.member }),
  z.object({ ...stamp, kind: z.literal('assignment'), ...groupEvents.assignment }),
  z.object({ ...stamp, kind: z.literal('offsets'), ...groupEvents.offsets }),
  /** What each ZooKeeper says of itself. `quorum` is whether a leader serves. */
  z.object({
    ...stamp,
    kind: z.literal('ensemble'),
    roles: z.record(z.string(), z.enum(ensembleRoles)),
    quorum: z.boolean(),
  }),
  /** A reset of the cluster began or ended. */
  z.object({
    ...stamp,
    kind: z.literal('reset'),
    state: z.enum(['begun', 'done', 'failed']),
    way: z.enum(['soft', 'hard']),
  }),
  /** From here (`open`) until it is closed nothing is known of the part named: unknown is not zero. */
  z.object({
    ...stamp,
    kind: z.literal('gap'),
    open: z.boolean(),
    /**
     * `all`: the recorder did not run. `zookeeper`: no quorum answered it. `partitions`: more topics than it follows.
     * `groups`: consumer groups are followed only while somebody watches them or an attempt needs it.
     */
    of: gapParts,
    /** Topics that were followed before: from here nothing is known of them, either. */
    left: z.optional(z.array(z.string())),
  }),
]);
export type TimelineEvent = z.infer<typeof TimelineEvent>;
export type TimelineKind = TimelineEvent['kind'];
export type EventOf<K extends TimelineKind> = Extract<TimelineEvent, { kind: K }>;

/** An event before the recorder has stamped it. */
export type Happening = TimelineEvent extends infer E
  ? E extends TimelineEvent
    ? Omit<E, 'sequence' | 'at' | 'elapsedMs' | 'run' | 'epoch'>
    : never
  : never;

/** The timeline as a check reads it: what happened since its attempt began, oldest first. */
export interface HistoryOracle {
  events(): Promise<readonly TimelineEvent[]>;
  /** Events of one kind. */
  of<K extends TimelineKind>(kind: K): Promise<readonly EventOf<K>[]>;
  /** The cluster's image at the moment the attempt began. */
  atStart(): Promise<ClusterImage>;
  /** The parts nothing was known of for some time since the attempt began; that of `groups` only to who asks for it. */
  gaps(of?: 'groups'): Promise<readonly EventOf<'gap'>[]>;
}

const topicImage = z.object({
  replicas: z.array(z.array(z.number())),
  /** By partition; a hole while its state has not been seen. */
  states: z.record(z.string(), Leadership),
  config: settings,
});

/** What the events add up to at one moment. `null` and absent mean unknown. */
export const ClusterImage = z.object({
  /** The last event taken in; 0 before the first. */
  sequence: z.number(),
  at: z.number(),
  epoch: z.number(),
  nodes: z.record(z.string(), z.object({ phase: z.string(), detail: z.optional(z.string()) })),
  /** Live registrations: broker id → session; `null` before anybody has looked. In a gap of `zookeeper` it is what was known last. */
  brokers: z.nullable(z.record(z.string(), z.string())),
  controller: z.nullable(z.number()),
  controllerEpoch: z.nullable(z.number()),
  topics: z.record(z.string(), topicImage),
  /** Settings of brokers, users, clients and addresses, as `users/alice`; a topic's are with the topic. */
  settings: z.record(z.string(), settings),
  /** The rules of each resource that has any. */
  acls: z.record(z.string(), z.array(z.string())),
  roles: z.record(z.string(), z.enum(ensembleRoles)),
  quorum: z.nullable(z.boolean()),
  /** Consumer groups; in a gap of `groups` it is what was known last. */
  groups: z._default(z.record(z.string(), GroupImage), {}),
  /** Parts nothing is known of at the moment. */
  gaps: z.array(gapParts),
});
export type ClusterImage = z.infer<typeof ClusterImage>;

/** Before anything is known. */
export const emptyImage: ClusterImage = {
  sequence: 0,
  at: 0,
  epoch: 0,
  nodes: {},
  brokers: null,
  controller: null,
  controllerEpoch: null,
  topics: {},
  settings: {},
  acls: {},
  roles: {},
  quorum: null,
  groups: {},
  gaps: [],
};
