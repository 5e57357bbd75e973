// What is remembered of each node to tell later why something happened: acts asked for, pauses, how it ended. Pure state.
import { type Cause, type NodeName, nodeNames } from '@railyard/labs/kit';
import type { NodeAction } from '../../../protocol/index.ts';
import type { NodeState } from '../../ports/cluster-driver.ts';

/** Who asked for an act. */
export type Asker = Extract<Cause, 'command' | 'check' | 'reset' | 'shutdown'>;

export interface Ending {
  readonly phase: 'stopped' | 'failed';
  readonly detail?: string | undefined;
  readonly at: number;
}

export interface NodeStory {
  readonly phase: NodeState['phase'];
  readonly detail?: string | undefined;
  /** When the phase was entered, monotonic ms. */
  readonly since: number;
  /** Paused or cut off, and not seen well since. */
  readonly frozen: boolean;
  /** When it was last frozen; −∞ when never. */
  readonly lastFrozen: number;
  /** How its last life ended, until the next one runs: a registration that goes while it starts is that life's. */
  readonly ended?: Ending | undefined;
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
  const detail = 'detail' in state ? state.detail : undefined;
  const since = phase === story.phase ? story.since : now;
  const asked = story.asked !== undefined && now - story.asked.at < askHoldsMs ? story.asked : undefined;
  const frozenNow = phase === 'paused' || phase === 'cut';
  const frozen = frozenNow || (story.frozen && phase !== 'running');
  const done = asked !== undefined && endsIn[asked.action].includes(phase);
  return {
    story: {
      phase,
      detail,
      since,
      ended: endOf(story, phase, detail, since),
      frozen,
      lastFrozen: frozen || story.frozen ? now : story.lastFrozen,
      asked: done ? undefined : asked,
    },
    asker: asked?.by,
  };
}

function endOf(
  { ended, since }: NodeStory,
  phase: NodeState['phase'],
  detail: string | undefined,
  at: number,
): Ending | undefined {
  if (phase === 'running') return undefined;
  if (phase !== 'stopped' && phase !== 'failed') return ended;
  // The first thing that is heard of a node: how it came to be so nobody saw.
  const seen = since > -Infinity;
  return { phase, at, detail: seen ? detail : (detail ?? 'it ended while nobody was looking') };
}

export type NodeStories = Record<NodeName, NodeStory>;

export function unwrittenStories(): NodeStories {
  return Object.fromEntries(nodeNames.map((name) => [name, unwritten])) as NodeStories;
}
