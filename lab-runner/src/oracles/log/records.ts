// The records inside one batch of format v2. Pure: it is given the whole batch and reads as many records as are asked for.
import { unpack } from '../kafka/codecs.ts';
import { type BatchHeader, headerBytes, sequenceAfter } from './batch-header.ts';
import { type ByteReader, byteReader } from './byte-reader.ts';
import { type Control, readControl } from './control.ts';
import { type Damage, DamagedBytes } from './damage.ts';

export interface Header {
  readonly key: string;
  readonly value: Buffer | null;
}

export interface LogRecord {
  readonly offset: bigint;
  readonly timestamp: bigint;
  readonly sequence: number;
  readonly key: Buffer | null;
  /** `null` is a tombstone in a compacted topic. */
  readonly value: Buffer | null;
  readonly headers: readonly Header[];
  readonly control: Control | undefined;
}

export interface RecordsRead {
  readonly records: readonly LogRecord[];
  /** What stopped the reading; the records before it are good as far as can be told. */
  readonly damage: Damage | undefined;
}

export interface RecordRange {
  /** Where the batch begins in the file. */
  readonly position: number;
  /** How many records to pass over. */
  readonly skip?: number;
  readonly limit?: number;
}

/** Unpacks the batch if need be and reads its records. Never throws for what the bytes say. */
export function readRecords(header: BatchHeader, batch: Buffer, range: RecordRange): RecordsRead {
  const { position, skip = 0, limit = Infinity } = range;
  const records: LogRecord[] = [];
  const body = position + headerBytes;
  try {
    if (header.count < 0)
      throw new DamagedBytes('record', position + 57, `it counts ${header.count} records`);
    const packed = header.codec !== 'none';
    const from = byteReader(unpacked(header, batch.subarray(headerBytes, header.bytes), body), (at) =>
      packed ? body : body + at,
    );
    for (let index = 0; index < header.count && records.length < limit; index += 1) {
      const record = readRecord(header, from, packed ? () => body : () => body + from.at());
      if (index >= skip) records.push(record);
    }
    const done = records.length + skip >= header.count;
    if (done && from.left() > 0) {
      const detail = `${from.left()} bytes are left after the ${header.count} records it counts`;
      throw new DamagedBytes('record', packed ? body : body + from.at(), detail);
    }
    return { records, damage: undefined };
  } catch (error) {
    if (error instanceof DamagedBytes) return { records, damage: error.damage };
    throw error;
  }
}

function unpacked(header: BatchHeader, bytes: Buffer, at: number): Buffer {
  if (header.codec === undefined) {
    throw new DamagedBytes('codec', at, `no compression has the number ${header.codecId}`);
  }
  // A batch the cleaner has emptied keeps its attributes and has nothing to unpack.
  if (header.codec === 'none' || (header.count === 0 && bytes.length === 0)) return bytes;
  try {
    return unpack(header.codec, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DamagedBytes('codec', at, `its records cannot be unpacked as ${header.codec}: ${why}`);
  }
}

function readRecord(header: BatchHeader, from: ByteReader, here: () => number): LogRecord {
  const start = here();
  const length = from.varint();
  const body = from.at();
  if (length < 0 || length > from.left()) {
    const detail = `a record says that it has ${length} bytes, ${from.left()} are left`;
    throw new DamagedBytes('record', start, detail);
  }
  from.int8(); // attributes, unused
  const timestampDelta = from.varlong();
  const offsetDelta = from.varint();
  const key = nullable(from, here);
  const value = nullable(from, here);
  const headers = readHeaders(from, here);
  if (from.at() - body !== length) {
    const detail = `a record says that it has ${length} bytes, its fields take ${from.at() - body}`;
    throw new DamagedBytes('record', start, detail);
  }
  return {
    ...{ key, value, headers },
    offset: header.baseOffset + BigInt(offsetDelta),
    timestamp:
      header.timestampType === 'LogAppendTime' ? header.maxTimestamp : header.baseTimestamp + timestampDelta,
    sequence: sequenceAfter(header.baseSequence, offsetDelta),
    control: header.control ? readControl(key, value, start) : undefined,
  };
}

function nullable(from: ByteReader, here: () => number): Buffer | null {
  const start = here();
  const length = from.varint();
  if (length < 0) return null;
  if (length > from.left()) {
    const detail = `a field says that it has ${length} bytes, ${from.left()} are left`;
    throw new DamagedBytes('record', start, detail);
  }
  return from.bytes(length);
}

function readHeaders(from: ByteReader, here: () => number): readonly Header[] {
  const start = here();
  const count = from.varint();
  // A header takes two bytes at least: a crafted count must not make a long loop.
  if (count < 0 || count > from.left() / 2) {
    throw new DamagedBytes('record', start, `a record says that it has ${count} headers`);
  }
  return Array.from({ length: count }, () => {
    const at = here();
    const key = nullable(from, here);
    if (key === null) throw new DamagedBytes('record', at, 'a header has no name');
    return { key: key.toString('utf8'), value: nullable(from, here) };
  });
}
