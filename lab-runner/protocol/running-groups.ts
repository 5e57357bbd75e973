// Groups that have members now, the programs in the consoles these may be, and how such a group is stopped.
import * as z from 'zod/mini';
import type { Route } from './routes.ts';

/** A program in one of the lab's consoles. */
export const ProgramView = z.object({
  /** Title of its console. */
  console: z.string(),
  /** As it was typed, as far as that can be told. */
  command: z.string(),
  /** Wall clock, in ms. */
  since: z.number(),
});
export type ProgramView = z.infer<typeof ProgramView>;

export const RunningGroup = z.object({
  group: z.string(),
  /** Ids of its members; each is given once and never again. */
  members: z.array(z.string()),
  /** The programs these are; empty where that cannot be told. */
  programs: z.array(ProgramView),
});
export type RunningGroup = z.infer<typeof RunningGroup>;

export const RunningGroupsView = z.object({
  /** Why nothing can be said of any group. */
  cause: z.optional(z.string()),
  groups: z.array(RunningGroup),
  /** All that runs in the consoles, besides their shells. Looked for only where a group has members. */
  programs: z.array(ProgramView),
});
export type RunningGroupsView = z.infer<typeof RunningGroupsView>;

/** `everything`: whatever runs in the consoles, where the group's own programs cannot be told from it. */
export const StopGroupRequest = z.object({
  group: z.string().check(z.maxLength(1000)),
  everything: z.boolean(),
});
export type StopGroupRequest = z.infer<typeof StopGroupRequest>;

export const StoppedGroupView = z.object({
  group: z.string(),
  ended: z.array(ProgramView),
  /** Processes of these that could not be ended. */
  outlived: z.number(),
  /** Members the group has afterwards. */
  members: z.number(),
  elapsedMs: z.number(),
});
export type StoppedGroupView = z.infer<typeof StoppedGroupView>;

const anyone = ['page', 'console'] as const;

export const runningGroupRoutes = {
  /** One look; nobody is watched by it. */
  runningGroups: {
    method: 'GET',
    path: '/api/cluster/groups/running',
    open: anyone,
    params: {},
    answer: RunningGroupsView,
  },
  /** Answers when the group has no members any more, or has not lost them in about a minute. */
  stopGroup: {
    method: 'POST',
    path: '/api/cluster/groups/stop',
    open: anyone,
    params: {},
    body: StopGroupRequest,
    answer: StoppedGroupView,
  },
} as const satisfies Record<string, Route>;
