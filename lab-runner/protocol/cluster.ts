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
