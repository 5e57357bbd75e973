import { describe, expect, it } from 'vitest';
import { createFrameReader, encodeFrame, type Frame, largestPiece } from './frames.ts';

const frames: readonly Frame[] = [
  { id: 1, kind: 'begin' },
  { id: 1, kind: 'data', bytes: Buffer.from('GET / HTTP/1.1\r\n\r\n') },
  { id: 2, kind: 'data', bytes: Buffer.alloc(3000, 7) },
  { id: 1, kind: 'taken', count: 18 },
  { id: 0xfffffffe, kind: 'end' },
  { id: 2, kind: 'broken' },
  { id: 3, kind: 'data', bytes: Buffer.from([0]) },
];

function read(pieces: Iterable<Buffer>): readonly Frame[] {
  const seen: Frame[] = [];
  const take = createFrameReader((frame) => seen.push(frame));
  for (const piece of pieces) take(piece);
  return seen;
}

describe('frames', () => {
  const wire = Buffer.concat(frames.map(encodeFrame));

  it('come out as they went in', () => {
    expect(read([wire])).toEqual(frames);
  });

  it.each([1, 3, 7, 8, 9, 2999])('come out whole from pieces of %i bytes', (size) => {
    const pieces = Array.from({ length: Math.ceil(wire.length / size) }, (_, index) =>
      wire.subarray(index * size, (index + 1) * size),
    );
    expect(read(pieces)).toEqual(frames);
  });

  it('carry the largest piece', () => {
    const bytes = Buffer.alloc(largestPiece, 7);
    const [frame] = read([encodeFrame({ id: 9, kind: 'data', bytes })]);
    expect(frame?.kind === 'data' && frame.bytes.equals(bytes)).toBe(true);
  });

  it('are refused when they are larger than any can be', () => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(largestPiece + 1, 4);
    expect(() => read([head])).toThrow(RangeError);
  });
});
