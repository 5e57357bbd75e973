// Snappy, unpacking only: raw blocks (librdkafka) and the chunked form Java's SnappyOutputStream writes.
import { type Output, output } from './output.ts';

const chunkedHeader = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]);

/** Unpacks either form. */
export function unpackSnappy(bytes: Buffer, limit: number): Buffer {
  const out = output(limit);
  if (!bytes.subarray(0, 8).equals(chunkedHeader)) {
    unpackBlock(bytes, out);
    return out.bytes();
  }
  // Magic, version and lowest compatible version, then chunks of a big-endian length and a raw block.
  for (let at = 16; at < bytes.length;) {
    const size = bytes.readInt32BE(at);
    at += 4;
    if (size < 0 || at + size > bytes.length) throw new RangeError('snappy chunk is cut short');
    // A repeat may only reach back within its own chunk; reaching further would be damage.
    unpackBlock(bytes.subarray(at, at + size), out);
    at += size;
  }
  return out.bytes();
}

function unpackBlock(block: Buffer, out: Output): void {
  let at = 0;
  const littleEndian = (bytes: number): number => {
    const value = block.readUIntLE(at, bytes);
    at += bytes;
    return value;
  };
  // The preamble, the unpacked length as a varint, is not needed: the output grows by itself.
  while (block.readUInt8(at) > 0x7f) at += 1;
  at += 1;
  while (at < block.length) {
    const tag = block.readUInt8(at);
    at += 1;
    switch (tag & 3) {
      case 0: {
        const short = tag >> 2;
        const length = short < 60 ? short + 1 : littleEndian(short - 59) + 1;
        if (at + length > block.length) throw new RangeError('snappy literal is cut short');
        out.append(block.subarray(at, at + length));
        at += length;
        break;
      }
      case 1:
        out.repeat(((tag >> 5) << 8) | littleEndian(1), ((tag >> 2) & 7) + 4);
        break;
      case 2:
        out.repeat(littleEndian(2), (tag >> 2) + 1);
        break;
      default:
        out.repeat(littleEndian(4), (tag >> 2) + 1);
    }
  }
}
