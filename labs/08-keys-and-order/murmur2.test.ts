// The sum of lab 8 against Kafka's own test vectors (clients/…/common/utils/UtilsTest.java).
import { expect, it } from 'vitest';
import { murmur2, partitionOf } from './murmur2.ts';

const bytes = (text: string) => [...Buffer.from(text)];

it.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('murmur2 of %s', (text, hash) => expect(murmur2(bytes(text))).toBe(hash));

it('a partition is never negative, and letters of several bytes count as they are sent', () => {
  expect(partitionOf('21', 3)).toBe((-973932308 & 0x7fffffff) % 3);
  expect(partitionOf('Évora 🚂', 7)).toBe((murmur2(bytes('Évora 🚂')) & 0x7fffffff) % 7);
});
