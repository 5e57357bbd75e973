// Unpacking the four compressions a producer may choose. Pure; a ceiling keeps a crafted batch from filling memory.
import { gunzipSync } from 'node:zlib';
import { Decompress } from 'fzstd';
import { unpackLz4 } from './lz4.ts';
import { unpackSnappy } from './snappy.ts';

/** A batch is at most 1 MiB packed by default; honest text stays far below this unpacked. */
export const unpackedLimit = 32 * 1024 * 1024;

/** Compression by the lowest three bits of a batch's attributes (KIP-98, KIP-110). */
export const codecNames = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export type CodecName = (typeof codecNames)[number];

/** Unpacks a batch's records. Throws RangeError when they are damaged or larger than the limit. */
export function unpack(codec: CodecName, bytes: Buffer, limit = unpackedLimit): Buffer {
  switch (codec) {
    case 'none':
      return bytes;
    case 'gzip':
      return gunzipSync(bytes, { maxOutputLength: limit });
    case 'snappy':
      return unpackSnappy(bytes, limit);
    case 'lz4':
      return unpackLz4(bytes, limit);
    case 'zstd':
      return unpackZstd(bytes, limit);
  }
}

function unpackZstd(bytes: Buffer, limit: number): Buffer {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Decompress((chunk) => {
    size += chunk.length;
    if (size > limit) throw new RangeError(`more than ${limit} bytes unpacked`);
    chunks.push(Uint8Array.from(chunk));
  });
  stream.push(bytes, true);
  return Buffer.concat(chunks);
}
