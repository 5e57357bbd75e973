// The cluster as the page sees it at one moment.
import { nodeNames } from '@railyard/labs/kit';
import * as z from 'zod/mini';

export const NodeNameSchema = z.enum(nodeNames);

export const nodePhases = [
  'absent',
  'starting',
  'running',
  'paused',
  'cut',
  'stopping',
  'stopped',
  'failed',
  'unknown',
] as const;

export const NodeView = z.object({
  node: NodeNameSchema,
  phase: z.enum(nodePhases),
  /** Why, when it is not simply running: `killed by signal 9`, `waiting for its old ZooKeeper session`. */
  detail: z.optional(z.string()),
});
export type NodeView = z.infer<typeof NodeView>;

export const clusterPhases = [
  'absent',
  'starting',
  'warming',
  'ready',
  'degraded',
  'resetting',
  'stopping',
  'failed',
] as const;
export type ClusterPhase = (typeof clusterPhases)[number];

/** `null` means unknown (the oracle cannot answer), which is not zero. */
export const ClusterView = z.object({
  epoch: z.number(),
  phase: z.enum(clusterPhases),
  /** A sentence for people: what is happening, or what is wrong and what to do. */
  message: z.string(),
  /** The same in a few words, where the states of single nodes do not tell it. */
  headline: z.optional(z.string()),
  nodes: z.array(NodeView),
  controller: z.nullable(z.number()),
  underReplicated: z.nullable(z.number()),
  offline: z.nullable(z.number()),
  topics: z.nullable(z.number()),
  driver: z.enum(['jvm', 'docker']),
  /** Client ports of all nodes, the same from console and host. */
  ports: z.record(z.string(), z.number()),
  at: z.number(),
});
export type ClusterView = z.infer<typeof ClusterView>;

export const nodeActions = ['start', 'stop', 'kill', 'pause', 'resume', 'restart', 'cut', 'heal'] as const;
export type NodeAction = (typeof nodeActions)[number];
export const NodeActionSchema = z.enum(nodeActions);

/** `auto`, when left out: soft where that makes sense, hard where it does not or was not clean. */
export const resetWays = ['auto', 'soft', 'hard'] as const;
export type ResetWay = (typeof resetWays)[number];

export const ResetRequest = z.object({ way: z.optional(z.enum(resetWays)) });
export type ResetRequest = z.infer<typeof ResetRequest>;

/** What a reset came to. */
export const ResetView = z.object({
  epoch: z.number(),
  /** Soft: the same cluster, emptied. Hard: a new cluster id. */
  way: z.enum(['soft', 'hard']),
  clean: z.boolean(),
  /** One sentence per difference from a fresh cluster. */
  differences: z.array(z.string()),
  /** Why it was hard although that was not asked for. */
  fellBack: z.optional(z.string()),
  elapsedMs: z.number(),
});
export type ResetView = z.infer<typeof ResetView>;
