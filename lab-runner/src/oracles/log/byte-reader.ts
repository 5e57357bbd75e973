// Reading big-endian numbers and Kafka's varints one after the other, exact to 64 bits, telling where it stood when
// the bytes ran out. Knows no batch and no record.
import { DamagedBytes } from './damage.ts';

export interface ByteReader {
  int8(): number;
  int16(): number;
  int32(): number;
  uint32(): number;
  int64(): bigint;
  /** Zig-zag, at most five bytes (KIP-98). */
  varint(): number;
  /** Zig-zag, at most ten bytes. */
  varlong(): bigint;
  /** Exactly so many bytes; not a copy. */
  bytes(length: number): Buffer;
  /** Bytes read so far. */
  at(): number;
  left(): number;
}

/** Throws DamagedBytes past the end; `positionOf` tells where in the file a byte of the buffer is. */
export function byteReader(bytes: Buffer, positionOf: (at: number) => number = (at) => at): ByteReader {
  let at = 0;
  const forward = (length: number): number => {
    const here = at;
    if (length < 0 || here + length > bytes.length) {
      const left = bytes.length - here;
      throw new DamagedBytes('record', positionOf(here), `${length} bytes are expected, ${left} are left`);
    }
    at += length;
    return here;
  };
  const varlong = (mostBytes: number): bigint => {
    const start = at;
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      if (at - start === mostBytes) {
        throw new DamagedBytes('record', positionOf(start), `a number longer than ${mostBytes} bytes`);
      }
      const byte = bytes.readUInt8(forward(1));
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
  };
  return {
    int8: () => bytes.readInt8(forward(1)),
    int16: () => bytes.readInt16BE(forward(2)),
    int32: () => bytes.readInt32BE(forward(4)),
    uint32: () => bytes.readUInt32BE(forward(4)),
    int64: () => bytes.readBigInt64BE(forward(8)),
    varint() {
      // Nearly every one fits a byte: no need of big numbers.
      const first = bytes[at];
      if (first !== undefined && first < 0x80) {
        at += 1;
        return (first >> 1) ^ -(first & 1);
      }
      return Number(BigInt.asIntN(32, varlong(5)));
    },
    varlong: () => varlong(10),
    bytes(length) {
      const here = forward(length);
      return bytes.subarray(here, here + length);
    },
    at: () => at,
    left: () => bytes.length - at,
  };
}
