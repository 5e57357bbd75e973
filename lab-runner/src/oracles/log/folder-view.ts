// From the files of a replica's folder to its segments: which belong together, which one is written to, which are going. Pure.
import type { ReplicaLogView, Segment, SegmentCompanion } from '../../../protocol/index.ts';
import type { ReplicaFile } from '../../ports/cluster-driver.ts';
import type { ReplicaPlace } from '../../ports/log-microscope.ts';
import { replicaFolder, segmentFile, type SegmentFile } from './file-names.ts';
import { entryBytes } from './index-files.ts';

type Part = ReplicaFile & SegmentFile;

/** `undefined` for a folder whose name is no partition's. */
export function folderView(place: ReplicaPlace, files: readonly ReplicaFile[]): ReplicaLogView | undefined {
  const replica = replicaFolder(place.folder);
  if (replica === undefined) return undefined;
  const parts = files.flatMap((file): Part[] => {
    const part = segmentFile(file.name);
    return part === undefined ? [] : [{ ...file, ...part }];
  });
  const logs = parts.filter(({ kind }) => kind === 'log').sort(byBaseAndStage);
  // Kafka writes to the last one; a folder that is on its way out is not written to.
  const written = replica.stage === 'live' ? logs.filter(({ stage }) => stage === 'live') : [];
  const last = written.at(-1);
  const others = files.filter(({ name }) => segmentFile(name) === undefined);
  return {
    ...{ ...replica, ...place },
    segments: logs.map((log) => segment(log, parts, log === last)),
    others: others.map(({ name, bytes }) => ({ name, bytes })),
  };
}

function segment(log: Part, parts: readonly Part[], active: boolean): Segment {
  const beside = parts.filter(
    ({ kind, base, stage }) => kind !== 'log' && base === log.base && stage === log.stage,
  );
  return {
    ...{ file: log.name, base: String(log.base), stage: log.stage, active },
    ...{ bytes: log.bytes, changedAt: log.changedAt },
    companions: beside.map((part) => companion(part, active)),
  };
}

function companion({ kind, name, bytes }: Part, active: boolean): SegmentCompanion {
  const known = kind === 'txnindex' || (!active && (kind === 'index' || kind === 'timeindex'));
  return {
    kind: kind as SegmentCompanion['kind'],
    ...{ name, bytes },
    entries: known ? Math.floor(bytes / entryBytes[kind as keyof typeof entryBytes]) : null,
  };
}

const stageOrder = ['deleted', 'live', 'cleaned', 'swap'];

function byBaseAndStage(one: Part, other: Part): number {
  if (one.base !== other.base) return one.base < other.base ? -1 : 1;
  return stageOrder.indexOf(one.stage) - stageOrder.indexOf(other.stage);
}
