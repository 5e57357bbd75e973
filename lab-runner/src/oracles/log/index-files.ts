// The small files beside a segment: `.index`, `.timeindex`, `.txnindex` and the partition's leader-epoch-checkpoint. Pure.

export interface OffsetEntry {
  readonly offset: bigint;
  readonly position: number;
}
export interface TimeEntry {
  readonly timestamp: bigint;
  readonly offset: bigint;
}
export interface AbortedTransaction {
  readonly version: number;
  readonly producerId: bigint;
  readonly firstOffset: bigint;
  readonly lastOffset: bigint;
  readonly lastStableOffset: bigint;
}
export interface LeaderEpoch {
  readonly epoch: number;
  readonly startOffset: bigint;
}

/** Bytes of one entry. */
export const entryBytes = { index: 8, timeindex: 12, txnindex: 34 } as const;

/**
 * Entries of an `.index`. The one of an active segment is made long beforehand and ends in zeros; no entry has position
 * 0, for the first batch of a segment is never in it.
 */
export function readOffsetIndex(bytes: Buffer, base: bigint): readonly OffsetEntry[] {
  return whole(bytes, entryBytes.index, (at) => ({
    offset: base + BigInt(bytes.readInt32BE(at)),
    position: bytes.readInt32BE(at + 4),
  })).slice(0, untilZeros(bytes, entryBytes.index));
}

/** Entries of a `.timeindex`: no record up to this offset is younger. */
export function readTimeIndex(bytes: Buffer, base: bigint): readonly TimeEntry[] {
  return whole(bytes, entryBytes.timeindex, (at) => ({
    timestamp: bytes.readBigInt64BE(at),
    offset: base + BigInt(bytes.readInt32BE(at + 8)),
  })).slice(0, untilZeros(bytes, entryBytes.timeindex));
}

/** Entries of a `.txnindex`: transactions that were aborted in this segment. */
export function readTransactionIndex(bytes: Buffer): readonly AbortedTransaction[] {
  return whole(bytes, entryBytes.txnindex, (at) => ({
    version: bytes.readInt16BE(at),
    producerId: bytes.readBigInt64BE(at + 2),
    firstOffset: bytes.readBigInt64BE(at + 10),
    lastOffset: bytes.readBigInt64BE(at + 18),
    lastStableOffset: bytes.readBigInt64BE(at + 26),
  }));
}

/** `undefined` for what is not such a file: version 0, a count, then as many lines of epoch and offset. */
export function readLeaderEpochs(text: string): readonly LeaderEpoch[] | undefined {
  const [version, count, ...lines] = text.trim().split('\n');
  if (version !== '0' || !/^\d+$/.test(count ?? '') || lines.length !== Number(count)) return undefined;
  const epochs = lines.flatMap((line) => {
    const [, epoch, offset] = /^(\d+) (\d+)$/.exec(line) ?? [];
    return epoch === undefined || offset === undefined
      ? []
      : [{ epoch: Number(epoch), startOffset: BigInt(offset) }];
  });
  return epochs.length === lines.length ? epochs : undefined;
}

function whole<T>(bytes: Buffer, size: number, read: (at: number) => T): T[] {
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => read(index * size));
}

/** How many entries come before the first that is all zeros. */
function untilZeros(bytes: Buffer, size: number): number {
  const entries = Math.floor(bytes.length / size);
  for (let index = 0; index < entries; index += 1) {
    if (bytes.subarray(index * size, (index + 1) * size).every((byte) => byte === 0)) return index;
  }
  return entries;
}
