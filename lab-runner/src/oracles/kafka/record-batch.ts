// Record batches, format v2 (KIP-98): the only one Kafka 3 and later store. Pure.
import type { StoredRecord } from '@railyard/labs/kit';
import { codecNames, unpack } from './codecs.ts';
import { cursor, type Cursor } from './cursor.ts';

export interface Batch {
  readonly baseOffset: bigint;
  /** The last offset the batch spans, also when compaction emptied it. */
  readonly lastOffset: bigint;
  /** Transaction markers; they take an offset and are nobody's record. */
  readonly control: boolean;
  /** Unpacks and reads the records; throws RangeError when that is impossible. */
  records(partition: number): readonly StoredRecord[];
  /** Keys and values as they are stored, also those of transaction markers; throws as `records` does. */
  entries(): readonly StoredEntry[];
  /** Of the transaction that wrote it; `undefined` outside of one. */
  readonly transaction: bigint | undefined;
  readonly codec: string;
}

export interface StoredEntry {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

const overhead = 12;
const header = 61;

/** The whole batches at the start of the bytes; a last one cut off by the fetch size is left out. */
export function batchesIn(bytes: Buffer): readonly Batch[] {
  const batches: Batch[] = [];
  for (let at = 0; at + overhead <= bytes.length;) {
    const size = overhead + bytes.readInt32BE(at + 8);
    if (at + size > bytes.length) break;
    batches.push(batch(bytes.subarray(at, at + size)));
    at += size;
  }
  return batches;
}

function batch(bytes: Buffer): Batch {
  const from = cursor(bytes);
  const baseOffset = from.int64();
  from.skip(8); // batch length, leader epoch
  const magic = from.int8();
  if (magic !== 2) throw new RangeError(`record format ${magic} of a Kafka older than 0.11`);
  from.skip(4); // CRC
  const attributes = from.int16();
  const lastOffset = baseOffset + BigInt(from.int32());
  const firstTimestamp = Number(from.int64());
  const lastTimestamp = Number(from.int64());
  const producerId = from.int64();
  from.skip(2 + 4); // producer epoch, sequence
  const count = from.int32();
  const control = (attributes & 0x20) !== 0;
  const appendTime = (attributes & 0x08) !== 0;
  const codec = codecNames[attributes & 7];

  return {
    baseOffset,
    lastOffset,
    control,
    transaction: (attributes & 0x10) === 0 ? undefined : producerId,
    codec: codec ?? `codec ${attributes & 7}`,
    records(partition) {
      if (control || count === 0) return [];
      const from = body();
      const timestamp = (delta: number) => (appendTime ? lastTimestamp : firstTimestamp + delta);
      return Array.from({ length: count }, () => record(from, partition, baseOffset, timestamp));
    },
    entries() {
      if (count === 0) return [];
      const from = body();
      return Array.from({ length: count }, () => entry(from));
    },
  };

  function body(): Cursor {
    if (codec === undefined) throw new RangeError(`unknown compression ${attributes & 7}`);
    return cursor(unpack(codec, bytes.subarray(header)));
  }
}

function entry(from: Cursor): StoredEntry {
  const end = from.varint();
  const rest = from.left() - end;
  from.skip(1); // attributes, unused
  from.varint(); // timestamp
  from.varint(); // offset
  const key = from.bytes(from.varint());
  const value = from.bytes(from.varint());
  from.skip(from.left() - rest); // headers
  return { key, value };
}

function record(
  from: Cursor,
  partition: number,
  baseOffset: bigint,
  timestampOf: (delta: number) => number,
): StoredRecord {
  from.varint(); // length: the fields below end where it does
  from.skip(1); // attributes, unused
  const timestamp = timestampOf(from.varint());
  const offset = String(baseOffset + BigInt(from.varint()));
  const key = text(from.bytes(from.varint()));
  const value = text(from.bytes(from.varint()));
  const headers = Array.from({ length: from.varint() }, () => {
    const name = text(from.bytes(from.varint())) ?? '';
    return [name, text(from.bytes(from.varint())) ?? ''] as const;
  });
  return { partition, offset, timestamp, key, value, headers: Object.fromEntries(headers) };
}

function text(bytes: Buffer | null): string | null {
  return bytes === null ? null : bytes.toString('utf8');
}
