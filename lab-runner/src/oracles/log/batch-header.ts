// The first 61 bytes of a record batch, format v2 (KIP-98, KIP-534 for the delete horizon). Pure.
import { type CodecName, codecNames } from '../kafka/codecs.ts';
import { byteReader } from './byte-reader.ts';

/** Base offset and length, which come before what the length counts. */
export const overheadBytes = 12;
export const headerBytes = 61;
/** Where the checksummed part begins: after the checksum itself. */
export const checkedFrom = 21;
/** Where all formats have their version. */
export const magicAt = 16;

/** Producer id, epoch and sequence of a batch that has none. */
export const none = -1;

export interface BatchHeader {
  readonly baseOffset: bigint;
  /** Bytes of the whole batch in the file. */
  readonly bytes: number;
  readonly leaderEpoch: number;
  readonly crc: number;
  /** `undefined` for a number no codec has. */
  readonly codec: CodecName | undefined;
  readonly codecId: number;
  readonly timestampType: 'CreateTime' | 'LogAppendTime';
  readonly transactional: boolean;
  readonly control: boolean;
  /** When tombstones and markers of this batch may go, ms; only after the cleaner has been here. */
  readonly deleteHorizon: bigint | undefined;
  readonly lastOffset: bigint;
  /** What the records' timestamps are counted from, ms. */
  readonly baseTimestamp: bigint;
  readonly maxTimestamp: bigint;
  /** −1 for a producer that is neither idempotent nor transactional. */
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly lastSequence: number;
  /** Records that are there; fewer than the offsets it spans once the cleaner has been here. */
  readonly count: number;
}

/** Reads a header; the bytes are at least {@link headerBytes} and their magic is 2. */
export function readHeader(bytes: Buffer): BatchHeader {
  const from = byteReader(bytes);
  const baseOffset = from.int64();
  const length = from.int32();
  const leaderEpoch = from.int32();
  from.int8(); // magic
  const crc = from.uint32();
  const attributes = from.int16();
  const lastOffsetDelta = from.int32();
  const baseTimestamp = from.int64();
  const maxTimestamp = from.int64();
  const producerId = from.int64();
  const producerEpoch = from.int16();
  const baseSequence = from.int32();
  const count = from.int32();
  return {
    ...{
      baseOffset,
      leaderEpoch,
      crc,
      baseTimestamp,
      maxTimestamp,
      producerId,
      producerEpoch,
      baseSequence,
      count,
    },
    bytes: overheadBytes + length,
    codec: codecNames[attributes & 0x07],
    codecId: attributes & 0x07,
    timestampType: (attributes & 0x08) === 0 ? 'CreateTime' : 'LogAppendTime',
    transactional: (attributes & 0x10) !== 0,
    control: (attributes & 0x20) !== 0,
    deleteHorizon: (attributes & 0x40) === 0 ? undefined : baseTimestamp,
    lastOffset: baseOffset + BigInt(lastOffsetDelta),
    lastSequence: sequenceAfter(baseSequence, lastOffsetDelta),
  };
}

/** Sequences go round to 0 after 2³¹−1 (DefaultRecordBatch.incrementSequence). */
export function sequenceAfter(base: number, delta: number): number {
  return base < 0 ? none : (base + delta) % 2 ** 31;
}
