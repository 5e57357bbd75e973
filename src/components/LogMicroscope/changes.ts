// What happened to a replica's folder between two looks: rolled, deleted, compacted. Pure.
import type { ReplicaLogView, Segment } from '@railyard/lab-runner/protocol';

export interface Changes {
  /** Segments that were there and are not any more. */
  readonly gone: readonly Segment[];
  /** Sentences; empty when only the active segment has grown. */
  readonly news: string;
}

export function changesBetween(before: ReplicaLogView, now: ReplicaLogView): Changes {
  const had = new Map(before.segments.map((segment) => [segment.file, segment]));
  const has = new Map(now.segments.map((segment) => [segment.file, segment]));
  // A file that is renamed to .deleted is the same wagon on its way out.
  const going = now.segments.filter(({ file, stage }) => stage === 'deleted' && !had.has(file));
  const renamed = new Set(going.map(({ base }) => base));
  const gone = before.segments.filter(
    ({ file, base, stage }) =>
      (stage === 'deleted' || stage === 'live') && !has.has(file) && !renamed.has(base),
  );
  const made = now.segments.filter(({ file, base }) => !had.has(file) && !hadBase(before, base));
  const smaller = now.segments.filter(({ file, stage, bytes }) => {
    const was = had.get(file);
    return stage === 'live' && was !== undefined && bytes < was.bytes;
  });
  const news = [
    ...made.filter(({ active }) => active).map(({ base }) => `Rolled: ${base} is the active segment now.`),
    ...going.map(({ base }) => `Segment ${base} is taken away.`),
    ...smaller.map(({ base }) =>
      // The cleaner leaves the old file for a moment. Without it sizes do not tell: a follower gives up what its leader
      // has not, and a hand may have cut it.
      isReplaced(now, base) || isReplaced(before, base)
        ? `Segment ${base} was compacted.`
        : `Segment ${base} has become smaller: compacted, or cut off.`,
    ),
    ...gone.map(({ base }) => `Segment ${base} has gone from the disk.`),
  ];
  return { gone, news: news.join(' ') };
}

function hadBase({ segments }: ReplicaLogView, base: string): boolean {
  return segments.some((one) => one.base === base);
}

function isReplaced({ segments }: ReplicaLogView, base: string): boolean {
  return segments.some((one) => one.base === base && one.stage !== 'live');
}
