// How far back the replay goes: the last hour, or the attempt at the exercise that is worked at. Pure.
import type { TimelineEvent } from '@railyard/labs/kit';
import type { Heard } from '../../runner/index.ts';

export type Stretch = 'attempt' | 'hour';

const hourMs = 3_600_000;

/** An attempt that began within the last hour is the shorter one, and is shown unless somebody chose. */
export function stretchOf(chosen: Stretch | undefined, attemptAt: number | undefined, now: number): Stretch {
  if (attemptAt === undefined) return 'hour';
  return chosen ?? (attemptAt > now - hourMs ? 'attempt' : 'hour');
}

export interface Span {
  /** When it begins; later than wanted where older events are not kept. */
  readonly from: number;
  readonly events: readonly TimelineEvent[];
  /** True when its beginning has been let go. */
  readonly cut: boolean;
}

/** The events of a stretch, of all that were heard. */
export function spanOf(
  { base, events }: Heard,
  stretch: Stretch,
  attemptAt: number | undefined,
  now: number,
): Span {
  const wanted = stretch === 'attempt' && attemptAt !== undefined ? attemptAt : now - hourMs;
  // Before the first event of all there is nothing that could be missing.
  const cut = base.sequence > 0 && base.at > wanted;
  const first = events.findIndex(({ at }) => at >= wanted);
  const from = cut ? base.at : Math.max(wanted, events[0]?.at ?? wanted);
  return { from, events: first < 0 ? [] : events.slice(first), cut };
}
