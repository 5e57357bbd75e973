// Replicas and segments as lines of a terminal.
import type { LogReplica, ReplicaLogView, Segment } from '../../../protocol/index.ts';
import type { Paint } from '../output.ts';

/** `orders-0  kafka1  leads  2 segments  1.2 MB` */
export function replicaLines(replicas: readonly LogReplica[], paint: Paint): readonly string[] {
  if (replicas.length === 0) return ['No broker has a partition on its disk.'];
  const names = replicas.map(({ topic, partition }) => `${topic}-${partition}`);
  const width = Math.max(...names.map((name) => name.length));
  return replicas.map(({ broker, leads, segments, bytes, stage }, index) =>
    [
      (names[index] ?? '').padEnd(width),
      broker,
      leads === true ? paint.strong('leads  ') : 'follows',
      `${segments} ${segments === 1 ? 'segment ' : 'segments'}`,
      bytesText(bytes).padStart(9),
      ...(stage === 'live' ? [] : [paint.caution(folderWords[stage])]),
    ]
      .join('  ')
      .trimEnd(),
  );
}

const folderWords = {
  deleted: 'deleted: the folder is about to go',
  future: 'moving here from another disk',
  stray: 'nobody knows why it is here',
} as const;

/** A heading, then one line a segment. */
export function segmentLines(
  view: ReplicaLogView,
  { leads }: LogReplica,
  copies: readonly LogReplica[],
  paint: Paint,
): readonly string[] {
  const others = copies.filter(({ broker }) => broker !== view.broker).map(({ broker }) => broker);
  const also = others.length === 0 ? '' : `; also on ${[...new Set(others)].join(', ')}`;
  const role = leads === true ? ', which leads' : '';
  return [
    `${paint.strong(`${view.topic}-${view.partition}`)} on ${view.broker}${role}${also}`,
    ...view.segments.map((segment) => segmentLine(segment, paint)),
    ...view.others.map(({ name, bytes }) => paint.faint(`${name}  ${bytesText(bytes)}`)),
  ];
}

function segmentLine(segment: Segment, paint: Paint): string {
  const { file, bytes, active, stage, companions } = segment;
  const beside = companions.map(({ kind, entries, bytes: size }) =>
    entries === null
      ? `${kind} ${bytesText(size)}`
      : `${kind} ${entries} ${entries === 1 ? 'entry' : 'entries'}`,
  );
  const state = active ? paint.go('active ') : stage === 'live' ? 'closed ' : paint.caution(stage.padEnd(7));
  return [file, state, bytesText(bytes).padStart(9), paint.faint(beside.join(', '))].join('  ').trimEnd();
}

/** 1024 bytes are a kibibyte, as Kafka counts `segment.bytes`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
