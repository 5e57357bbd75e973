// The last bytes a terminal produced, addressed by their absolute position since the console was opened.
// A ring of fixed size: what one-byte writes cost does not depend on how many there were.

export interface ReplayBuffer {
  /** Position of the oldest byte still held. */
  readonly start: number;
  /** Position after the newest byte. */
  readonly end: number;
  append(bytes: Uint8Array): void;
  /** A copy of the bytes from `from` to `to`; both must lie between start and end. */
  read(from: number, to: number): Uint8Array<ArrayBuffer>;
}

const firstSize = 64 * 1024;

/** Holds at most `capacity` bytes; the memory grows by doubling, as far as it is used. */
export function createReplayBuffer(capacity: number): ReplayBuffer {
  let ring = new Uint8Array(Math.min(firstSize, capacity));
  let start = 0;
  let end = 0;

  /** Writes into the ring at an absolute position, around its end when needed. */
  function put(target: Uint8Array, position: number, bytes: Uint8Array): void {
    const at = position % target.length;
    const head = bytes.subarray(0, target.length - at);
    target.set(head, at);
    if (head.length < bytes.length) target.set(bytes.subarray(head.length), 0);
  }

  function read(from: number, to: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(to - from);
    const at = from % ring.length;
    const head = ring.subarray(at, Math.min(ring.length, at + bytes.length));
    bytes.set(head);
    if (head.length < bytes.length) bytes.set(ring.subarray(0, bytes.length - head.length), head.length);
    return bytes;
  }

  function makeRoom(wanted: number): void {
    if (wanted <= ring.length || ring.length === capacity) return;
    let size = ring.length;
    while (size < wanted && size < capacity) size *= 2;
    const larger = new Uint8Array(Math.min(size, capacity));
    put(larger, start, read(start, end));
    ring = larger;
  }

  return {
    get start() {
      return start;
    },
    get end() {
      return end;
    },
    append(bytes) {
      makeRoom(end - start + bytes.length);
      const dropped = Math.max(0, bytes.length - ring.length);
      put(ring, end + dropped, bytes.subarray(dropped));
      end += bytes.length;
      start = Math.max(start, end - ring.length);
    },
    read,
  };
}
