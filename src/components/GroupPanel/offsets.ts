// Committed offset and end of a partition, as its small bar and its words show them. The position in between only the consumer knows. Pure.
import type { GroupPartition, GroupView } from '@railyard/lab-runner/protocol';
import type { GroupImage } from '@railyard/labs/kit';

export type Offsets = ReadonlyMap<string, GroupPartition>;

export function offsetsOf(partitions: GroupView['partitions'] = []): Offsets {
  return new Map(partitions.map((one) => [`${one.topic} ${one.partition}`, one]));
}

/** What is known of a past moment: the offsets committed when the partitions were last given out, or set since. */
export function pastOffsets({ committed }: GroupImage): readonly GroupPartition[] {
  return Object.entries(committed).flatMap(([topic, partitions]) =>
    Object.entries(partitions).map(([partition, offset]) => ({
      topic,
      partition: Number(partition),
      committed: offset,
      end: null,
    })),
  );
}

/** The bar holds this many records at least. */
const leastSpan = 10;

/** Shares of the bar up to the committed offset, and from there to the end; `undefined` where one of them is unknown. */
export function barOf({
  committed,
  end,
}: GroupPartition): { readonly done: number; readonly lag: number } | undefined {
  if (committed === null || end === null) return undefined;
  const lag = Math.max(0, end - committed);
  const span = Math.max(leastSpan, lag * 1.25);
  const from = Math.max(0, end - span);
  return { done: Math.max(0, committed - from) / span, lag: lag / span };
}

/** The few signs beside the bar: how many records behind, or why nobody can tell. */
export function lagOf(offsets: GroupPartition | undefined): string {
  if (offsets === undefined) return '';
  const { committed, end } = offsets;
  if (committed === null) return '–';
  if (end === null) return '?';
  return String(Math.max(0, end - committed));
}

export function offsetWords(offsets: GroupPartition | undefined, past = false): string {
  if (offsets === undefined) return 'offsets unknown';
  const { committed, end } = offsets;
  if (past) return `committed ${committed ?? 'nothing'} when it was given out`;
  const ended = end === null ? 'end unknown: its leader does not answer' : `end ${end}`;
  if (committed === null) return `nothing committed, ${ended}`;
  const lag = end === null ? 'lag unknown' : `lag ${Math.max(0, end - committed)}`;
  return `committed ${committed}, ${ended}, ${lag}`;
}

/** Where the consumer is. No broker keeps it: it is told to nobody until it is committed. */
export function positionWords(owned: boolean): string {
  return owned ? 'unknown: only the consumer knows it' : 'none: nobody reads';
}
