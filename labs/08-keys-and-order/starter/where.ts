// Where does a key belong? run where.ts KEY HOW-MANY-PARTITIONS
// As Kafka's own producer does it: murmur2 of the key's bytes, made positive, modulo the number of partitions.
const [key = 'box-7', partitions = '3'] = process.argv.slice(2);

function murmur2(bytes: Uint8Array): number {
  const mix = 0x5bd1e995;
  const byte = (at: number): number => bytes[at] ?? 0;
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

const positive = murmur2(Buffer.from(key)) & 0x7fffffff;
console.log(key + ' belongs to partition ' + (positive % Number(partitions)) + ' of ' + partitions);
