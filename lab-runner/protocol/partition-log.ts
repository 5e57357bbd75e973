// The log microscope on the wire: what lies on a broker's disk for one replica, down to the records. Offsets and
// producer ids are strings of digits, for they have 64 bits.
import { brokerNames } from '@railyard/labs/kit';
import * as z from 'zod/mini';

export const BrokerNameSchema = z.enum(brokerNames);

/** How much of what is sent at once; the rest comes with the next page, or is cut and says so. */
export const logLimits = {
  replicas: 2000,
  batches: 100,
  records: 100,
  entries: 500,
  keyBytes: 512,
  valueBytes: 2048,
  headers: 32,
  headerBytes: 256,
} as const;

const Digits = z.string();

/** Where a folder or a file stands between its making and its end. */
export const folderStages = ['live', 'deleted', 'future', 'stray'] as const;
export const segmentStages = ['live', 'deleted', 'cleaned', 'swap'] as const;
export type SegmentStage = (typeof segmentStages)[number];

/** One copy of a partition, as it lies on one broker's disk. */
export const LogReplica = z.object({
  topic: z.string(),
  partition: z.number(),
  broker: BrokerNameSchema,
  folder: z.string(),
  stage: z.enum(folderStages),
  /** `null` while nobody knows. */
  leads: z.nullable(z.boolean()),
  segments: z.number(),
  /** Of the `.log` files alone. */
  bytes: z.number(),
});
export type LogReplica = z.infer<typeof LogReplica>;

export const LogsView = z.object({
  replicas: z.array(LogReplica),
  /** There are more than are sent. */
  cut: z.boolean(),
});
export type LogsView = z.infer<typeof LogsView>;

export const SegmentCompanion = z.object({
  name: z.string(),
  kind: z.enum(['index', 'timeindex', 'txnindex', 'snapshot']),
  bytes: z.number(),
  /** `null`: the file of an active segment is made long beforehand and filled as it goes. */
  entries: z.nullable(z.number()),
});
export type SegmentCompanion = z.infer<typeof SegmentCompanion>;

export const Segment = z.object({
  /** Its `.log` file. */
  file: z.string(),
  base: Digits,
  stage: z.enum(segmentStages),
  /** The one that is written to. */
  active: z.boolean(),
  bytes: z.number(),
  /** When it was last written or renamed, wall clock ms. */
  changedAt: z.number(),
  companions: z.array(SegmentCompanion),
});
export type Segment = z.infer<typeof Segment>;

export const ReplicaLogView = z.object({
  topic: z.string(),
  partition: z.number(),
  broker: BrokerNameSchema,
  folder: z.string(),
  stage: z.enum(folderStages),
  /** By base offset; what is on its way out before what replaces it. */
  segments: z.array(Segment),
  /** What else lies in the folder. */
  others: z.array(z.object({ name: z.string(), bytes: z.number() })),
});
export type ReplicaLogView = z.infer<typeof ReplicaLogView>;

export const damageKinds = ['short', 'length', 'magic', 'crc', 'codec', 'record'] as const;
export const LogDamage = z.object({
  kind: z.enum(damageKinds),
  /** Byte of the file at which it begins. */
  at: z.number(),
  detail: z.string(),
});
export type LogDamage = z.infer<typeof LogDamage>;

export const LogBatch = z.object({
  kind: z.literal('batch'),
  /** Byte of the file at which it begins. */
  position: z.number(),
  bytes: z.number(),
  baseOffset: Digits,
  lastOffset: Digits,
  count: z.number(),
  leaderEpoch: z.number(),
  /** `none`, `gzip`, `snappy`, `lz4`, `zstd`, or the number of one that does not exist. */
  codec: z.string(),
  timestampType: z.enum(['CreateTime', 'LogAppendTime']),
  /** Milliseconds; −1 for none. */
  baseTimestamp: z.number(),
  maxTimestamp: z.number(),
  transactional: z.boolean(),
  control: z.boolean(),
  /** When its tombstones and markers may go; only after the cleaner has been here. */
  deleteHorizon: z.nullable(z.number()),
  /** −1 for a producer that has none. */
  producerId: Digits,
  producerEpoch: z.number(),
  baseSequence: z.number(),
  lastSequence: z.number(),
  crc: z.number(),
  /** Whether the checksum fits; `null` for a batch too long to look at. */
  intact: z.nullable(z.boolean()),
  damage: z.nullable(LogDamage),
});
export type LogBatch = z.infer<typeof LogBatch>;

/** A message set of Kafka before 0.11: stepped over, not opened. */
export const OldBatch = z.object({
  kind: z.literal('old'),
  position: z.number(),
  bytes: z.number(),
  magic: z.number(),
  offset: Digits,
});
export type OldBatch = z.infer<typeof OldBatch>;

export const BatchesView = z.object({
  file: z.string(),
  fileBytes: z.number(),
  batches: z.array(z.discriminatedUnion('kind', [LogBatch, OldBatch])),
  /** `from` of the next page. */
  next: z.nullable(z.number()),
  /** What makes everything from its byte on unreadable. */
  damage: z.nullable(LogDamage),
});
export type BatchesView = z.infer<typeof BatchesView>;

/** Bytes of a key, a value or a header: as text where they are UTF-8, else in hexadecimal. */
export const Content = z.object({
  bytes: z.number(),
  text: z.optional(z.string()),
  hex: z.optional(z.string()),
  /** Only the beginning is sent. */
  cut: z.boolean(),
});
export type Content = z.infer<typeof Content>;

export const ControlView = z.object({
  /** `COMMIT`, `ABORT`, … */
  name: z.string(),
  type: z.number(),
  coordinatorEpoch: z.nullable(z.number()),
});

export const RecordView = z.object({
  offset: Digits,
  timestamp: z.number(),
  sequence: z.number(),
  key: z.nullable(Content),
  /** `null` is a tombstone in a compacted topic. */
  value: z.nullable(Content),
  headers: z.array(z.object({ key: z.string(), value: z.nullable(Content) })),
  headersCut: z.boolean(),
  control: z.nullable(ControlView),
  /** What it says, in words; of Kafka's own topics only. */
  spelled: z.optional(z.string()),
});
export type RecordView = z.infer<typeof RecordView>;

export const RecordsView = z.object({
  batch: LogBatch,
  records: z.array(RecordView),
  /** `skip` of the next page. */
  next: z.nullable(z.number()),
  damage: z.nullable(LogDamage),
});
export type RecordsView = z.infer<typeof RecordsView>;

/** The entries of a file beside a segment, or of the partition's leader-epoch-checkpoint; the first of them. */
export const EntriesView = z.object({
  file: z.string(),
  entries: z.array(z.record(z.string(), Digits)),
  total: z.number(),
  cut: z.boolean(),
});
export type EntriesView = z.infer<typeof EntriesView>;

/** A segment's file, or one beside it. */
export const LogFileName = z
  .string()
  .check(
    z.regex(/^\d{20}\.(log|index|timeindex|txnindex)(\.(deleted|cleaned|swap))?$|^leader-epoch-checkpoint$/),
  );
export const ReplicaFolderName = z.string().check(z.regex(/^[\w.-]{1,300}$/));
const number = z.string().check(z.regex(/^\d{1,15}$/));
export const BatchesQuery = z.object({ from: z.optional(number), limit: z.optional(number) });
export const RecordsQuery = z.object({ at: number, skip: z.optional(number), limit: z.optional(number) });
