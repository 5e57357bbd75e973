// Unpacking by hand-made bytes: every kind of step, damage, and the ceiling. Real producers' bytes are in the cluster tests.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type CodecName, unpack } from './codecs.ts';

const text = (codec: CodecName, bytes: Buffer, limit?: number) =>
  unpack(codec, bytes, limit).toString('latin1');

describe('lz4', () => {
  // Frame: magic, version 1 and independent blocks, 64 KiB blocks, header checksum (not looked at).
  const header = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82];
  const frame = (...blocks: number[][]) => {
    const sized = blocks.flatMap((block) => [block.length, 0, 0, 0, ...block]);
    return Buffer.from([...header, ...sized, 0, 0, 0, 0]);
  };

  it('copies literals and repeats, also ones that overlap themselves', () => {
    // 3 literals "abc", repeat 3 back for 4 + 5; then 1 literal "!".
    const block = [0x35, 0x61, 0x62, 0x63, 3, 0, 0x10, 0x21];
    expect(text('lz4', frame(block))).toBe('abcabcabcabc!');
  });

  it('reads lengths of many bytes', () => {
    // 1 literal, repeat 1 back for 4 + 15 + 255 + 6; no last literal.
    const block = [0x1f, 0x78, 1, 0, 255, 6, 0x00];
    expect(text('lz4', frame(block))).toBe('x'.repeat(281));
  });

  it('lets a block repeat what an earlier one wrote, and takes blocks that are not packed', () => {
    const stored = [3, 0, 0, 0x80, 0x61, 0x62, 0x63];
    const packed = [4, 0, 0, 0, 0x00, 3, 0, 0x00];
    expect(text('lz4', Buffer.from([...header, ...stored, ...packed, 0, 0, 0, 0]))).toBe('abcabca');
  });

  it('refuses what is cut short, reaches before the start, or is something else', () => {
    const whole = frame([0x35, 0x61, 0x62, 0x63, 3, 0, 0x10, 0x21]);
    for (let size = 0; size < whole.length; size += 1) {
      expect(() => text('lz4', whole.subarray(0, size))).toThrow(RangeError);
    }
    expect(() => text('lz4', frame([0x10, 0x61, 2, 0]))).toThrow(RangeError);
    expect(() => text('lz4', Buffer.from('hello world'))).toThrow(RangeError);
  });
});

describe('snappy', () => {
  it('copies literals and repeats of all widths', () => {
    const block = [
      22, // unpacked length
      2 << 2,
      0x61,
      0x62,
      0x63, // 3 literals
      (0 << 5) | (2 << 2) | 1,
      3, // repeat of 6, one byte of distance
      (3 << 2) | 2,
      3,
      0, // repeat of 4, two bytes
      (4 << 2) | 3,
      1,
      0,
      0,
      0, // repeat of 5, four bytes
      60 << 2,
      3,
      0x64,
      0x65,
      0x66,
      0x67, // 4 literals, length in a byte of its own
    ];
    expect(text('snappy', Buffer.from(block))).toBe('abcabcabcabcaaaaaadefg');
  });

  it('reads the chunks Java writes', () => {
    const header = [0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1];
    const chunk = (letter: number) => [0, 0, 0, 3, 1, 0, letter];
    expect(text('snappy', Buffer.from([...header, ...chunk(0x61), ...chunk(0x62)]))).toBe('ab');
    expect(() => text('snappy', Buffer.from([...header, 0, 0, 0, 9, 1, 0, 0x61]))).toThrow(RangeError);
  });

  it('refuses damage', () => {
    expect(() => text('snappy', Buffer.from([5, 4 << 2, 0x61]))).toThrow(RangeError);
    expect(() => text('snappy', Buffer.from([5, 0, 0x61, (3 << 2) | 2, 9, 0]))).toThrow(RangeError);
  });
});

describe('zstd and gzip', () => {
  // Frame: magic, single segment of 5 bytes, one raw block that is the last.
  const zstd = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, 5, 0x29, 0, 0, ...Buffer.from('hello')]);

  it('are unpacked', () => {
    expect(text('zstd', zstd)).toBe('hello');
    expect(text('gzip', gzipSync('hello'))).toBe('hello');
    expect(text('none', Buffer.from('hello'))).toBe('hello');
  });

  it('refuse damage', () => {
    expect(() => text('zstd', Buffer.from('not zstd at all'))).toThrow(Error);
    expect(() => text('gzip', Buffer.from('not gzip at all'))).toThrow(Error);
  });
});

it('stops at the ceiling, whatever the codec', () => {
  const bomb = Buffer.from([
    0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82, 7, 0, 0, 0, 0x1f, 0x78, 1, 0, 255, 6, 0,
  ]);
  expect(() => text('lz4', Buffer.concat([bomb, Buffer.alloc(4)]), 280)).toThrow(RangeError);
  expect(() => text('gzip', gzipSync(Buffer.alloc(2000)), 1999)).toThrow(RangeError);
  // A block of one repeated byte: 2,000 bytes out of four.
  const repeated = Buffer.from([
    0x28,
    0xb5,
    0x2f,
    0xfd,
    0x60,
    0xd0,
    0x06,
    ...[((2000 << 3) & 0xff) | 3, (2000 << 3) >> 8, 0],
    0x78,
  ]);
  expect(text('zstd', repeated)).toBe('x'.repeat(2000));
  expect(() => text('zstd', repeated, 1999)).toThrow(RangeError);
});
