// What the name of a file or folder in a broker's data folder says (Kafka's LogFileUtils, LogCleaner, LocalLog). Pure.

/** Where a segment stands between its making and its end. */
export type SegmentStage =
  | 'live'
  /** Retention or compaction has taken it; the file goes after `file.delete.delay.ms`. */
  | 'deleted'
  /** The cleaner is writing it. */
  | 'cleaned'
  /** The cleaner has written it and is putting it in its place. */
  | 'swap';

export type FileKind = 'log' | 'index' | 'timeindex' | 'txnindex' | 'snapshot';

export interface SegmentFile {
  readonly base: bigint;
  readonly kind: FileKind;
  readonly stage: SegmentStage;
}

/** `00000000000000000042.log.deleted` → its parts; `undefined` for every other name. */
export function segmentFile(name: string): SegmentFile | undefined {
  const match = /^(\d{20})\.(log|index|timeindex|txnindex|snapshot)(?:\.(deleted|cleaned|swap))?$/.exec(name);
  if (match === null) return undefined;
  const [, base = '0', kind, stage = 'live'] = match;
  return { base: BigInt(base), kind: kind as FileKind, stage: stage as SegmentStage };
}

/** What a partition's folder is now. */
export type FolderStage =
  | 'live'
  /** The topic, or this copy of it, is deleted; the folder goes after `file.delete.delay.ms`. */
  | 'deleted'
  /** A copy that is moving here from another disk of the broker. */
  | 'future'
  /** The broker found it and nobody has told it that it should be here. */
  | 'stray';

export interface ReplicaFolder {
  readonly topic: string;
  readonly partition: number;
  readonly stage: FolderStage;
}

/** `orders-0`, `orders-0.7f3e…-delete` → its parts; `undefined` for what is no partition. */
export function replicaFolder(name: string): ReplicaFolder | undefined {
  const match =
    /^(?<topic>[\w.-]+)-(?<partition>\d{1,10})(?:\.[0-9a-f]{32}-(?<stage>delete|future|stray))?$/.exec(name);
  const { topic = '', partition, stage } = match?.groups ?? {};
  if (partition === undefined) return undefined;
  return { topic, partition: Number(partition), stage: stages[stage ?? ''] ?? 'live' };
}

const stages: Readonly<Record<string, FolderStage>> = { delete: 'deleted', future: 'future', stray: 'stray' };
