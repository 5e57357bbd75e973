// How far a partition's copies reach, as the bar shows it: readable up to the high watermark, accepted up to the leader's end. Pure.
import type { PartitionPositions } from '@railyard/lab-runner/protocol';

export interface Reach {
  readonly highWatermark: number;
  /** The end of the leader's log. */
  readonly end: number;
  /** Broker id → how many records its copy is behind the leader's. */
  readonly behind: Readonly<Record<string, number>>;
}

/** `undefined` where the leader did not answer: unknown is not zero. */
export function reachOf(
  positions: PartitionPositions | undefined,
  leader: number | undefined,
): Reach | undefined {
  const end = positions?.ends[String(leader)] ?? null;
  const highWatermark = positions?.highWatermark ?? null;
  if (positions === undefined || end === null || highWatermark === null) return undefined;
  const behind = Object.entries(positions.ends).flatMap(([id, reached]) =>
    reached === null || reached >= end ? [] : [[id, end - reached] as const],
  );
  // Two answers of one second: the watermark may be the younger one.
  return { highWatermark, end: Math.max(end, highWatermark), behind: Object.fromEntries(behind) };
}

/** The bar holds this many records at least. */
const leastSpan = 10;

/** Shares of the bar: readable, and accepted beyond that. It shows the newest stretch of the log only. */
export function sharesOf({ highWatermark, end }: Reach): {
  readonly readable: number;
  readonly accepted: number;
} {
  const span = Math.max(leastSpan, (end - highWatermark) * 2);
  const from = Math.max(0, end - span);
  return { readable: (highWatermark - from) / span, accepted: (end - highWatermark) / span };
}

/** Which row an answer belongs to. */
export function reachKey(topic: string, partition: number): string {
  return `${topic} ${partition}`;
}

/** True when two reaches are drawn alike. */
export function sameReach(one: Reach | undefined, other: Reach | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
