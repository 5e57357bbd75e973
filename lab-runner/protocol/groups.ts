// Consumer groups for the picture: what only a look at this moment tells. State, members and assignments are in the timeline.
import * as z from 'zod/mini';

export const GroupPartition = z.object({
  topic: z.string(),
  partition: z.number(),
  /** `null`: the group has committed nothing here. */
  committed: z.nullable(z.number()),
  /** The high watermark; `null` is unknown. */
  end: z.nullable(z.number()),
});
export type GroupPartition = z.infer<typeof GroupPartition>;

export const GroupView = z.object({
  group: z.string(),
  /** The broker that coordinates it; `null` while none does. */
  coordinator: z.nullable(z.number()),
  /** Why its state is not known now. */
  unknown: z.optional(z.string()),
  partitions: z.array(GroupPartition),
  /** Records committed offsets are behind, of all partitions that have one; `null` is unknown. */
  lag: z.nullable(z.number()),
  /** The lag of the last five minutes, as far as anybody looked: wall clock and records. Only those after `since`. */
  samples: z.array(z.tuple([z.number(), z.nullable(z.number())])),
});
export type GroupView = z.infer<typeof GroupView>;

/** At most a second old. */
export const GroupsView = z.object({
  at: z.number(),
  /** Why nothing can be said of any group. */
  cause: z.optional(z.string()),
  /** Groups beyond those that are followed. */
  more: z.number(),
  groups: z.array(GroupView),
});
export type GroupsView = z.infer<typeof GroupsView>;
