// From batch to batch through one segment, with the checksum of each, until a page is full or the damage forbids to go on.
import {
  type BatchHeader,
  checkedFrom,
  headerBytes,
  magicAt,
  overheadBytes,
  readHeader,
} from './batch-header.ts';
import { crc32c } from './crc32c.ts';
import type { Damage } from './damage.ts';
import type { ByteSource } from './source.ts';

/** A batch longer than this is neither checked nor opened: brokers refuse more than 1 MiB unless told otherwise. */
export const mostBatchBytes = 16 * 1024 * 1024;
const pieceBytes = 256 * 1024;

export type Found =
  | {
      readonly kind: 'batch';
      readonly position: number;
      readonly header: BatchHeader;
      /** `undefined`: too long to be looked at. */
      readonly intact: boolean | undefined;
      /** The checksum does not fit. What the header says may be wrong too. */
      readonly damage: Damage | undefined;
    }
  /** A message set of Kafka before 0.11: it can be stepped over, not opened. */
  | {
      readonly kind: 'old';
      readonly position: number;
      readonly magic: 0 | 1;
      readonly offset: bigint;
      readonly bytes: number;
    };

export interface Walk {
  readonly found: readonly Found[];
  /** Where the next page begins; `undefined` at the end, or where damage forbids to go on. */
  readonly next: number | undefined;
  /** What makes everything from `damage.at` on unreadable. */
  readonly damage: Damage | undefined;
}

export interface WalkOptions {
  /** Must be where a batch begins. */
  readonly from?: number;
  /** Batches at most. */
  readonly limit?: number;
  /** Bytes of the file after which no further batch is begun. */
  readonly bytes?: number;
}

/** Walks on from a batch's beginning. At least one batch is found where there is one. */
export async function walk(source: ByteSource, options: WalkOptions = {}): Promise<Walk> {
  const { from = 0, limit = Infinity, bytes = Infinity } = options;
  const found: Found[] = [];
  for (let at = from; ;) {
    if (at >= source.size) return { found, next: undefined, damage: undefined };
    if (found.length >= limit || (found.length > 0 && at - from >= bytes)) {
      return { found, next: at, damage: undefined };
    }
    const head = await source.read(at, headerBytes);
    const stop = whyNoBatch(head, at, source.size - at);
    if (stop !== undefined) return { found, next: undefined, damage: stop };
    const next = head.readInt8(magicAt) === 2 ? await newBatch(source, at, head) : oldBatch(at, head);
    found.push(next);
    at += next.kind === 'old' ? next.bytes : next.header.bytes;
  }
}

/** What forbids to read a batch here; the words tell what was found. */
function whyNoBatch(head: Buffer, at: number, left: number): Damage | undefined {
  if (head.length <= magicAt) {
    return { kind: 'short', at, detail: `the file ends ${plural(left)} into the head of a batch` };
  }
  const length = head.readInt32BE(8);
  const magic = head.readInt8(magicAt);
  // Of message sets: checksum, magic, attributes and two lengths; with a timestamp since magic 1.
  const least = magic === 2 ? headerBytes - overheadBytes : 14;
  if (length < least) {
    const detail = `a batch says that it has ${length} bytes, it has at least ${least}`;
    return { kind: 'length', at, detail };
  }
  if (magic < 0 || magic > 2) {
    return { kind: 'magic', at, detail: `record format ${magic} is not known; Kafka knows 0, 1 and 2` };
  }
  if (length > left - overheadBytes) {
    const detail = `a batch says that it has ${overheadBytes + length} bytes, the file has ${left} more`;
    return { kind: 'short', at, detail };
  }
  return undefined;
}

async function newBatch(source: ByteSource, position: number, head: Buffer): Promise<Found> {
  const header = readHeader(head);
  const batch = { kind: 'batch', position, header } as const;
  if (header.bytes > mostBatchBytes) return { ...batch, intact: undefined, damage: undefined };
  const crc = await checksum(source, position + checkedFrom, position + header.bytes);
  if (crc === header.crc) return { ...batch, intact: true, damage: undefined };
  const detail = `the checksum is ${header.crc}, that of the bytes is ${crc}`;
  return { ...batch, intact: false, damage: { kind: 'crc', at: position, detail } };
}

async function checksum(source: ByteSource, from: number, to: number): Promise<number> {
  let crc = 0;
  for (let at = from; at < to;) {
    const piece = await source.read(at, Math.min(pieceBytes, to - at));
    // The file became shorter meanwhile: the checksum will not fit, and that is the truth.
    if (piece.length === 0) break;
    crc = crc32c(piece, crc);
    at += piece.length;
  }
  return crc;
}

function oldBatch(position: number, head: Buffer): Found {
  const magic = head.readInt8(magicAt) === 0 ? 0 : 1;
  const bytes = overheadBytes + head.readInt32BE(8);
  return { kind: 'old', position, magic, offset: head.readBigInt64BE(0), bytes };
}

function plural(bytes: number): string {
  return bytes === 1 ? '1 byte' : `${bytes} bytes`;
}
