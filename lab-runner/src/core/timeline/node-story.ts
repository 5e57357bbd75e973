// What is remembered of each node to tell later why something happened: acts asked for, pauses, how it ended. Pure state.
import { type Cause, type NodeName, nodeNames } from '@railyard/labs/kit';
import type { NodeAction } from '../../../protocol/index.ts';
import type { NodeState } from '../../ports/cluster-driver.ts';

/** Who asked for an act. */
export type Asker = Extract<Cause, 'command' | 'check' | 'reset'>;

export interface NodeStory {
  readonly phase: NodeState['phase'];
  readonly detail?: string | undefined;
  /** When the phase was entered, monotonic ms. */
  readonly since: number;
  /** Paused or cut off, and not seen well since. */
  readonly frozen: boolean;
  /** When it was last frozen; −∞ when never. */
  readonly lastFrozen: number;
  readonly asked?: { readonly action: NodeAction; readonly by: Asker; readonly at: number } | undefined;
}

export const unwritten: NodeStory = {
  phase: 'absent',
  since: -Infinity,
  frozen: false,
  lastFrozen: -Infinity,
};

/** An act that has led to nothing for so long has nothing to do with what happens now. */
const askHoldsMs = 120_000;

/** The phases in which an act has come to its end. */
const endsIn: Readonly<Record<NodeAction, readonly NodeState['phase'][]>> = {
  start: ['running', 'failed'],
  stop: ['stopped', 'failed'],
  kill: ['stopped', 'failed'],
  pause: ['paused'],
  resume: ['running'],
  restart: ['running'],
  cut: ['cut'],
  heal: ['running', 'failed'],
};

/** The story after somebody asked for an act. */
export function afterAsking(story: NodeStory, action: NodeAction, by: Asker, now: number): NodeStory {
  return { ...story, asked: { action, by, at: now } };
}

/** The story after the driver saw a state, and who had asked for it, if anybody. */
export function afterState(
  story: NodeStory,
  state: NodeState,
  now: number,
): { readonly story: NodeStory; readonly asker: Asker | undefined } {
  const { phase } = state;
  const asked = story.asked !== undefined && now - story.asked.at < askHoldsMs ? story.asked : undefined;
  const frozenNow = phase === 'paused' || phase === 'cut';
  const frozen = frozenNow || (story.frozen && phase !== 'running');
  const done = asked !== undefined && endsIn[asked.action].includes(phase);
  return {
    story: {
      phase,
      detail: 'detail' in state ? state.detail : undefined,
      since: phase === story.phase ? story.since : now,
      frozen,
      lastFrozen: frozen || story.frozen ? now : story.lastFrozen,
      asked: done ? undefined : asked,
    },
    asker: asked?.by,
  };
}

export type NodeStories = Record<NodeName, NodeStory>;

export function unwrittenStories(): NodeStories {
  return Object.fromEntries(nodeNames.map((name) => [name, unwritten])) as NodeStories;
}
