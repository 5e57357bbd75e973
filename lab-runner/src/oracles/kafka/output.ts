// A growing run of bytes that can repeat what it already holds, the heart of LZ77 unpacking.

export interface Output {
  append(bytes: Uint8Array): void;
  /** Copies `length` bytes from `distance` bytes back; the two runs may overlap. */
  repeat(distance: number, length: number): void;
  bytes(): Buffer;
}

/** Throws RangeError above `limit` bytes and on a distance that reaches before the start. */
export function output(limit: number): Output {
  let held = Buffer.alloc(64 * 1024);
  let size = 0;
  const room = (more: number) => {
    if (size + more > limit) throw new RangeError(`more than ${limit} bytes unpacked`);
    if (size + more <= held.length) return;
    const grown = Buffer.alloc(Math.max(held.length * 2, size + more));
    held.copy(grown, 0, 0, size);
    held = grown;
  };
  return {
    append(bytes) {
      room(bytes.length);
      held.set(bytes, size);
      size += bytes.length;
    },
    repeat(distance, length) {
      if (distance < 1 || distance > size) throw new RangeError('a repeat reaches before the start');
      room(length);
      const end = size + length;
      if (distance >= length) held.copyWithin(size, size - distance, size - distance + length);
      else for (let at = size; at < end; at += 1) held[at] = held[at - distance] ?? 0;
      size = end;
    },
    bytes: () => held.subarray(0, size),
  };
}
