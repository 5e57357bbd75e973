// Where a key belongs: Kafka's murmur2 (clients/…/common/utils/Utils.java), made positive, modulo the number of partitions.

/** The partition that Kafka's own producer gives a key. */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(utf8(key)) & 0x7fffffff) % partitions;
}

/** A signed number of 32 bits, as in Java. */
export function murmur2(bytes: readonly number[]): number {
  const mix = 0x5bd1e995;
  const byte = (at: number) => bytes[at] ?? 0;
  let hash = 0x9747b28c ^ bytes.length;
  let at = 0;
  for (; bytes.length - at >= 4; at += 4) {
    let four = byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
    four = Math.imul(four, mix);
    four = Math.imul(four ^ (four >>> 24), mix);
    hash = Math.imul(hash, mix) ^ four;
  }
  const rest = bytes.length - at;
  if (rest >= 3) hash ^= byte(at + 2) << 16;
  if (rest >= 2) hash ^= byte(at + 1) << 8;
  if (rest >= 1) hash = Math.imul(hash ^ byte(at), mix);
  hash = Math.imul(hash ^ (hash >>> 13), mix);
  return hash ^ (hash >>> 15);
}

/** The bytes a string key is sent as. */
function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const [, hex, letter = ''] of encodeURIComponent(text).matchAll(/%(..)|(.)/g))
    bytes.push(hex === undefined ? letter.charCodeAt(0) : parseInt(hex, 16));
  return bytes;
}
