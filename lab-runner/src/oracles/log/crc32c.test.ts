// The test vectors of RFC 3720, and pieces.
import { expect, it } from 'vitest';
import { crc32c } from './crc32c.ts';

it('fits the vectors of RFC 3720', () => {
  expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
  expect(crc32c(Buffer.alloc(32, 0xff))).toBe(0x62a8ab43);
  expect(crc32c(Buffer.from(Array.from({ length: 32 }, (_, at) => at)))).toBe(0x46dd794e);
  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
});

it('gives the same in pieces of any size', () => {
  const bytes = Buffer.from('The broker checks it before it answers.');
  for (let at = 0; at <= bytes.length; at += 1) {
    expect(crc32c(bytes.subarray(at), crc32c(bytes.subarray(0, at)))).toBe(crc32c(bytes));
  }
});
