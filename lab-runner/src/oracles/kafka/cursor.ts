// Reading Kafka's primitive types one after the other (Kafka protocol guide, "Protocol Primitive Types"). Throws RangeError past the end.

export interface Cursor {
  int8(): number;
  int16(): number;
  int32(): number;
  int64(): bigint;
  /** Zig-zag, variable length; exact up to 2^53. */
  varint(): number;
  /** Unsigned, variable length: the lengths of compact forms (KIP-482), which are one more than what they count. */
  uvarint(): number;
  /** Length as int16; `null` for −1. */
  string(): string | null;
  /** Exactly so many bytes; `null` for a negative length. */
  bytes(length: number): Buffer | null;
  skip(length: number): void;
  left(): number;
}

/** A cursor at the start of the bytes. */
export function cursor(bytes: Buffer): Cursor {
  let at = 0;
  const forward = (length: number): number => {
    const here = at;
    if (length < 0 || here + length > bytes.length) throw new RangeError('the answer is cut short');
    at += length;
    return here;
  };
  const take = (length: number): Buffer | null => {
    if (length < 0) return null;
    const here = forward(length);
    return bytes.subarray(here, here + length);
  };
  const uvarint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes.readUInt8(forward(1));
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  return {
    int8: () => bytes.readInt8(forward(1)),
    int16: () => bytes.readInt16BE(forward(2)),
    int32: () => bytes.readInt32BE(forward(4)),
    int64: () => bytes.readBigInt64BE(forward(8)),
    varint() {
      const value = uvarint();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    uvarint,
    string() {
      return take(bytes.readInt16BE(forward(2)))?.toString('utf8') ?? null;
    },
    bytes: take,
    skip: (length) => void forward(length),
    left: () => bytes.length - at,
  };
}
