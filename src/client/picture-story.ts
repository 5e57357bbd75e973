// What the timeline tells about a prediction: from where on, step by step, with the time since the deed. Pure; knows no question.
import { type ClusterImage, type TimelineEvent, applyEvents } from '@railyard/labs/kit';
import type { Heard } from '../runner/index.ts';

/** What happened since a prediction was made. */
export interface Story {
  readonly before: ClusterImage;
  readonly events: readonly TimelineEvent[];
  /** What was drawn for the attempt. */
  readonly values: Readonly<Record<string, string>>;
}

export interface Step {
  readonly words: string;
  /** The event that shows it; missing where the state itself does. */
  readonly event?: TimelineEvent | undefined;
  /** Since the deed, where there was one, and what that was: `kill kafka2`. */
  readonly sinceMs?: number | undefined;
  readonly deed?: string | undefined;
}

/** What the cluster did about a question, as far as it is known. */
export interface Reality {
  readonly steps: readonly Step[];
  /** The option that came true; missing while it may still turn out otherwise. */
  readonly option?: string | undefined;
  /** The broker at which it happened. */
  readonly broker?: number | undefined;
  /** Which broker an option names, by the option's key. */
  readonly named?: Readonly<Record<string, number | undefined>>;
}

export type Reading = (story: Story) => Reality;

/** The story after the event `from`, up to and including `until`. A hard reset begins another one: it was another cluster. */
export function storyOf(
  { base, events }: Heard,
  from: number,
  until: number,
  values: Story['values'] = {},
): Story {
  const within = events.filter(({ sequence }) => sequence <= until);
  const renewed = within
    .filter((event) => event.kind === 'reset' && event.way === 'hard' && event.state === 'begun')
    .at(-1);
  const start = Math.max(from, renewed?.sequence ?? 0);
  return {
    before: applyEvents(
      base,
      within.filter(({ sequence }) => sequence <= start),
    ),
    events: within.filter(({ sequence }) => sequence > start),
    values,
  };
}

/** The last event at or before a moment of the wall clock. */
export function sequenceAt({ base, events }: Heard, moment: number): number {
  return events.filter(({ at }) => at <= moment).at(-1)?.sequence ?? base.sequence;
}

/** A step with the time since the last act on `node` (any node when none is named) before it. */
export function step({ events }: Story, event: TimelineEvent, words: string, node?: string): Step {
  const [deed] = events
    .flatMap((one) => (one.kind === 'command' && one.sequence < event.sequence ? [one] : []))
    .filter((one) => node === undefined || one.node === node)
    .slice(-1);
  if (deed === undefined) return { words, event };
  const sinceMs = deed.run === event.run ? event.elapsedMs - deed.elapsedMs : event.at - deed.at;
  return { words, event, sinceMs, deed: `${deed.action} ${deed.node}` };
}
