// How fast a replay goes on from one happening to the next: as it was, but no stretch too short to see and none too long to wait for. Pure.
import type { TimelineEvent } from '@railyard/labs/kit';

const shortestMs = 120;
/** A quiet stretch is played in this time at most. */
const longestMs = 1200;
/** All of it is played within this time, however much it is. */
const altogetherMs = 8000;

/** By how much a replay from the happening before `events[next]` to the last has to be hurried: 1, or a part of it. */
export function hasteOf(events: readonly TimelineEvent[], next: number): number {
  let sum = 0;
  for (let at = next; at < events.length; at += 1) sum += shownFor(events, at);
  return Math.min(1, altogetherMs / sum);
}

/** How long the happening before `events[next]` is shown. */
export function paceOf(events: readonly TimelineEvent[], next: number, haste: number): number {
  return shownFor(events, next) * haste;
}

function shownFor(events: readonly TimelineEvent[], next: number): number {
  const [shown, coming] = [events[next - 1], events[next]];
  if (shown === undefined || coming === undefined) return longestMs;
  return Math.min(longestMs, Math.max(shortestMs, coming.at - shown.at));
}
