// CRC-32C (Castagnoli, RFC 3720 appendix B.4), the checksum of record batches; piece by piece, eight bytes a step.

const polynomial = 0x82f63b78;

type Table = Int32Array;
type Tables = readonly [Table, Table, Table, Table, Table, Table, Table, Table];

/** A table has all 256 entries; the compiler cannot know. */
const look = (table: Table, index: number): number => table[index] ?? 0;
const tables = makeTables();

/** The checksum of `bytes` after that of the bytes before them (0 for none). */
export function crc32c(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = ~before;
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) {
    const low = view.getInt32(at, true) ^ crc;
    const high = view.getInt32(at + 4, true);
    crc =
      look(t7, low & 0xff) ^
      look(t6, (low >>> 8) & 0xff) ^
      look(t5, (low >>> 16) & 0xff) ^
      look(t4, low >>> 24) ^
      look(t3, high & 0xff) ^
      look(t2, (high >>> 8) & 0xff) ^
      look(t1, (high >>> 16) & 0xff) ^
      look(t0, high >>> 24);
  }
  for (; at < bytes.length; at += 1) crc = look(t0, (crc ^ view.getUint8(at)) & 0xff) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function makeTables(): Tables {
  const first = new Int32Array(256).map((_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    return crc;
  });
  const next = (table: Table): Table =>
    table.map((crc) => look(first, crc & 0xff) ^ ((crc >>> 8) & 0x00ff_ffff));
  const second = next(first);
  const third = next(second);
  const fourth = next(third);
  const fifth = next(fourth);
  const sixth = next(fifth);
  const seventh = next(sixth);
  return [first, second, third, fourth, fifth, sixth, seventh, next(seventh)];
}
