// A file that is read piece by piece, so that no segment is ever in memory as a whole. Knows no format and no file system.

export interface ByteSource {
  /** Bytes of the file when it was looked at; what is appended later is not read. */
  readonly size: number;
  /** At most `length` bytes from `position` on; fewer where the file ends. */
  read(position: number, length: number): Promise<Buffer>;
}

/** Reads ahead, and answers from the piece it has: a walk over small batches costs one read for many. */
export function inPieces(source: ByteSource, pieceBytes = 512 * 1024): ByteSource {
  let start = 0;
  let piece: Buffer = Buffer.alloc(0);
  return {
    size: source.size,
    async read(position, length) {
      const wanted = Math.max(0, Math.min(length, source.size - position));
      if (position < start || position + wanted > start + piece.length) {
        piece = await source.read(position, Math.min(Math.max(wanted, pieceBytes), source.size - position));
        start = position;
      }
      return piece.subarray(position - start, position - start + wanted);
    },
  };
}

/** A file that is all there: for tests and small files. */
export function fromBytes(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: async (position, length) => bytes.subarray(position, position + length),
  };
}
