// The language of the bridge between workbench and runner: many connections, told apart by number, on one pair of
// streams. A frame is the connection (u32), a word (u32) and, when the word is a length, so many bytes.
// Knows no sockets and no Docker; runs on both sides.
import { Buffer } from 'node:buffer';

/** Bytes one frame carries at most. */
export const largestPiece = 64 * 1024;

export type Frame =
  /** A new connection. */
  | { readonly id: number; readonly kind: 'begin' }
  | { readonly id: number; readonly kind: 'data'; readonly bytes: Buffer }
  /** So many bytes have been handed on: as many more may be sent. */
  | { readonly id: number; readonly kind: 'taken'; readonly count: number }
  /** Nothing more comes from this side. */
  | { readonly id: number; readonly kind: 'end' }
  /** The connection is lost, both ways. */
  | { readonly id: number; readonly kind: 'broken' };

const headBytes = 8;
const endWord = 0;
const brokenWord = 0xffffffff;
const takenBit = 0x80000000;
/** Nothing taken: never worth a word otherwise. */
const beginWord = takenBit;

export function encodeFrame(frame: Frame): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(frame.id, 0);
  head.writeUInt32BE(wordOf(frame), 4);
  return frame.kind === 'data' ? Buffer.concat([head, frame.bytes]) : head;
}

function wordOf(frame: Frame): number {
  switch (frame.kind) {
    case 'begin':
      return beginWord;
    case 'data':
      return frame.bytes.length;
    case 'taken':
      return takenBit + frame.count;
    case 'end':
      return endWord;
    case 'broken':
      return brokenWord;
  }
}

/** Takes the stream in whatever pieces it comes and gives whole frames. Throws at what cannot be one. */
export function createFrameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  let kept = Buffer.alloc(0);
  return (chunk) => {
    const bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    let at = 0;
    while (bytes.length - at >= headBytes) {
      const id = bytes.readUInt32BE(at);
      const word = bytes.readUInt32BE(at + 4);
      const length = word < takenBit ? word : 0;
      if (length > largestPiece) throw new RangeError(`a frame of ${length} bytes`);
      if (bytes.length - at - headBytes < length) break;
      at += headBytes;
      if (word === brokenWord) onFrame({ id, kind: 'broken' });
      else if (word === endWord) onFrame({ id, kind: 'end' });
      else if (word === beginWord) onFrame({ id, kind: 'begin' });
      else if (word >= takenBit) onFrame({ id, kind: 'taken', count: word - takenBit });
      else onFrame({ id, kind: 'data', bytes: bytes.subarray(at, at + length) });
      at += length;
    }
    kept = Buffer.from(bytes.subarray(at));
  };
}
