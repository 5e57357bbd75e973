// LZ4 frames (lz4.org, frame format 1.6), unpacking only. Checksums are the broker's business: it checked the batch's CRC.
import { type Output, output } from './output.ts';

const magic = 0x184d2204;

/** Unpacks one frame; blocks may refer back to earlier ones. */
export function unpackLz4(bytes: Buffer, limit: number): Buffer {
  if (bytes.readUInt32LE(0) !== magic) throw new RangeError('not an LZ4 frame');
  const flags = bytes.readUInt8(4);
  const hasContentSize = (flags & 0x08) !== 0;
  const hasBlockChecksum = (flags & 0x10) !== 0;
  const hasDictionary = (flags & 0x01) !== 0;
  if (hasDictionary) throw new RangeError('LZ4 with a dictionary');
  let at = 4 + 2 + (hasContentSize ? 8 : 0) + 1;
  const out = output(limit);
  for (;;) {
    const header = bytes.readUInt32LE(at);
    at += 4;
    if (header === 0) return out.bytes();
    const size = header & 0x7fff_ffff;
    if (at + size > bytes.length) throw new RangeError('LZ4 block is cut short');
    const block = bytes.subarray(at, at + size);
    if (header >>> 31 === 1) out.append(block);
    else unpackBlock(block, out);
    at += size + (hasBlockChecksum ? 4 : 0);
  }
}

/** A block is a row of sequences: literals, then a copy of what was written before. */
function unpackBlock(block: Buffer, out: Output): void {
  let at = 0;
  const length = (nibble: number): number => {
    let total = nibble;
    if (nibble < 15) return total;
    for (;;) {
      const more = block.readUInt8(at);
      at += 1;
      total += more;
      if (more < 255) return total;
    }
  };
  while (at < block.length) {
    const token = block.readUInt8(at);
    at += 1;
    const literals = length(token >> 4);
    if (at + literals > block.length) throw new RangeError('LZ4 literals are cut short');
    out.append(block.subarray(at, at + literals));
    at += literals;
    if (at >= block.length) return;
    const distance = block.readUInt16LE(at);
    at += 2;
    out.repeat(distance, length(token & 0x0f) + 4);
  }
}
