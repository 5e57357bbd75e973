// Batches made by hand for tests that need no Java: format v2, whatever attributes, a right checksum.
import { gzipSync } from 'node:zlib';
import { checkedFrom, headerBytes, overheadBytes } from './batch-header.ts';
import { crc32c } from './crc32c.ts';

export interface MadeRecord {
  readonly key?: string | null;
  readonly value?: string | null;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly delta?: number;
}

export interface MadeBatch {
  readonly base?: bigint;
  readonly records?: readonly MadeRecord[];
  readonly attributes?: number;
  readonly gzip?: boolean;
  readonly producer?: bigint;
  readonly sequence?: number;
  /** Offsets spanned beyond the last record, as after compaction. */
  readonly lastDelta?: number;
}

export const madeAt = 1_700_000_000_000n;

export function makeBatch(made: MadeBatch = {}): Buffer {
  const { base = 0n, records = [{ value: 'a' }], gzip = false, producer = -1n, sequence = -1 } = made;
  const plain = Buffer.concat(records.map((record, index) => makeRecord(record, record.delta ?? index)));
  const body = gzip ? gzipSync(plain) : plain;
  const bytes = Buffer.concat([Buffer.alloc(headerBytes), body]);
  bytes.writeBigInt64BE(base, 0);
  bytes.writeInt32BE(bytes.length - overheadBytes, 8);
  bytes.writeInt32BE(5, 12);
  bytes.writeInt8(2, 16);
  bytes.writeInt16BE((made.attributes ?? 0) | (gzip ? 1 : 0), 21);
  bytes.writeInt32BE(made.lastDelta ?? Math.max(0, records.length - 1), 23);
  bytes.writeBigInt64BE(madeAt, 27);
  bytes.writeBigInt64BE(madeAt + 9n, 35);
  bytes.writeBigInt64BE(producer, 43);
  bytes.writeInt16BE(producer < 0n ? -1 : 3, 51);
  bytes.writeInt32BE(sequence, 53);
  bytes.writeInt32BE(records.length, 57);
  return sealed(bytes);
}

/** The batch with a checksum that fits its bytes. */
export function sealed(bytes: Buffer): Buffer {
  bytes.writeUInt32BE(crc32c(bytes.subarray(checkedFrom)), 17);
  return bytes;
}

function makeRecord({ key = null, value = null, headers = {} }: MadeRecord, delta: number): Buffer {
  const list = Object.entries(headers);
  const body = Buffer.concat([
    Buffer.from([0]),
    varint(delta),
    varint(delta),
    field(key),
    field(value),
    varint(list.length),
    ...list.flatMap(([name, content]) => [field(name), field(content)]),
  ]);
  return Buffer.concat([varint(body.length), body]);
}

function field(text: string | null): Buffer {
  if (text === null) return varint(-1);
  const bytes = Buffer.from(text);
  return Buffer.concat([varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value >= 0 ? value * 2 : -value * 2 - 1;
  for (; left > 0x7f; left = Math.floor(left / 128)) bytes.push((left & 0x7f) | 0x80);
  return Buffer.from([...bytes, left]);
}
