// What is recorded of consumer groups: the shapes of their events and of their part of the image. Knows no coordinator.
import * as z from 'zod/mini';

/** Kafka's own names, and `Unknown` while the group's coordinator cannot be asked. `Dead`: there is no such group any more. */
export const groupStates = [
  'Stable',
  'PreparingRebalance',
  'CompletingRebalance',
  'Empty',
  'Dead',
  'Unknown',
] as const;
export const GroupState = z.enum(groupStates);
export type GroupState = z.infer<typeof GroupState>;

/** How members change over: `eager` ones let go of everything first, `cooperative` ones only of what moves (KIP-429). */
export const GroupWay = z.enum(['eager', 'cooperative', 'unknown']);
export type GroupWay = z.infer<typeof GroupWay>;

/** Partitions by topic. */
export const Share = z.record(z.string(), z.array(z.number()));
export type Share = z.infer<typeof Share>;

/** Committed offsets by topic and partition. */
export const Committed = z.record(z.string(), z.record(z.string(), z.number()));
export type Committed = z.infer<typeof Committed>;

export const GroupMember = z.object({
  clientId: z.string(),
  host: z.string(),
  /** `group.instance.id`, of static members only. */
  instance: z.optional(z.string()),
});
export type GroupMember = z.infer<typeof GroupMember>;

/** A partition that changed its owner; `null` is nobody. */
export const Move = z.object({
  topic: z.string(),
  partition: z.number(),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
});
export type Move = z.infer<typeof Move>;

/** A committed offset that somebody set; `to` is `null` when it was deleted. */
export const OffsetChange = z.object({
  topic: z.string(),
  partition: z.number(),
  from: z.nullable(z.number()),
  to: z.nullable(z.number()),
});
export type OffsetChange = z.infer<typeof OffsetChange>;

const group = z.string();

export const groupEvents = {
  /** A group came, went (`Dead`), changed its state, or has a new generation. `before` is `null` when it is seen for the first time. */
  group: {
    group,
    state: GroupState,
    before: z.nullable(GroupState),
    /** Of the last assignment its coordinator has stored; `null` before the first one. */
    generation: z.nullable(z.number()),
    /** The assignor all members agreed on, for instance `range`; empty without members. */
    protocol: z.string(),
    way: GroupWay,
  },
  member: { group, member: z.string(), ...GroupMember.shape, joined: z.boolean() },
  /** Who owns what from this generation on, and what moved for it. */
  assignment: {
    group,
    generation: z.nullable(z.number()),
    shares: z.record(z.string(), Share),
    moved: z.array(Move),
    /** What was committed then: where a new owner begins to read. Absent where it is not known. */
    committed: z.optional(Committed),
  },
  /** Committed offsets that went back, or were set or deleted while the group had no members. */
  offsets: { group, changes: z.array(OffsetChange) },
} as const;

export const GroupImage = z.object({
  state: GroupState,
  /** Wall clock of the event by which it got into this state. */
  since: z.number(),
  generation: z.nullable(z.number()),
  protocol: z.string(),
  way: GroupWay,
  members: z.record(z.string(), GroupMember),
  shares: z.record(z.string(), Share),
  /** What the last assignment moved, from the first owner to the last where it took two generations. */
  moved: z.array(Move),
  /** As of the last assignment, and of offsets set since; commits in between are not recorded. */
  committed: z._default(Committed, {}),
});
export type GroupImage = z.infer<typeof GroupImage>;

export const newGroup: GroupImage = {
  state: 'Empty',
  since: 0,
  generation: null,
  protocol: '',
  way: 'unknown',
  members: {},
  shares: {},
  moved: [],
  committed: {},
};

/** The committed offsets after some were set. */
export function afterChanges(committed: Committed, changes: readonly OffsetChange[]): Committed {
  const after: Committed = { ...committed };
  for (const { topic, partition, to } of changes) {
    const { [String(partition)]: _, ...others } = after[topic] ?? {};
    after[topic] = to === null ? others : { ...others, [partition]: to };
  }
  return after;
}

/** Owner of each partition, by `topic partition`. */
export function ownersOf(shares: Readonly<Record<string, Share>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(shares).flatMap(([member, share]) =>
      Object.entries(share).flatMap(([topic, partitions]) =>
        partitions.map((partition) => [`${topic} ${partition}`, member] as const),
      ),
    ),
  );
}

/** What moves between two assignments, by topic and partition. */
export function movesBetween(
  before: Readonly<Record<string, Share>>,
  after: Readonly<Record<string, Share>>,
): readonly Move[] {
  const [old, now] = [ownersOf(before), ownersOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => {
      const [topic = '', partition] = key.split(' ');
      return { topic, partition: Number(partition), from: old.get(key) ?? null, to: now.get(key) ?? null };
    })
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1));
}

/** A cooperative move takes two generations: first its owner lets go, then the next one gets it. */
export function joinedMoves(before: readonly Move[], now: readonly Move[]): Move[] {
  return now.map((move) => {
    const first = before.find(
      ({ topic, partition, to }) => to === null && topic === move.topic && partition === move.partition,
    );
    return move.from === null && first !== undefined ? { ...move, from: first.from } : move;
  });
}
