// The files beside a segment, also the one that ends in zeros while its segment is active.
import { expect, it } from 'vitest';
import { readLeaderEpochs, readOffsetIndex, readTimeIndex, readTransactionIndex } from './index-files.ts';

it('reads an offset index up to its zeros', () => {
  const bytes = Buffer.alloc(8 * 100);
  bytes.writeInt32BE(7, 0);
  bytes.writeInt32BE(4100, 4);
  expect(readOffsetIndex(bytes, 100n)).toEqual([{ offset: 107n, position: 4100 }]);
  expect(readOffsetIndex(bytes.subarray(0, 11), 100n)).toHaveLength(1);
});

it('reads a time index', () => {
  const bytes = Buffer.alloc(12 * 3);
  bytes.writeBigInt64BE(1_700_000_000_000n, 0);
  expect(readTimeIndex(bytes, 5n)).toEqual([{ timestamp: 1_700_000_000_000n, offset: 5n }]);
});

it('reads a transaction index', () => {
  const bytes = Buffer.alloc(34);
  [9n, 10n, 20n, 21n].forEach((value, at) => bytes.writeBigInt64BE(value, 2 + 8 * at));
  expect(readTransactionIndex(bytes)).toEqual([
    { version: 0, producerId: 9n, firstOffset: 10n, lastOffset: 20n, lastStableOffset: 21n },
  ]);
});

it('reads leader epochs, and nothing else', () => {
  expect(readLeaderEpochs('0\n2\n0 0\n3 17\n')).toEqual([
    { epoch: 0, startOffset: 0n },
    { epoch: 3, startOffset: 17n },
  ]);
  expect(readLeaderEpochs('0\n0\n')).toEqual([]);
  for (const text of ['', '1\n0\n', '0\n2\n0 0\n', '0\n1\nzero 0\n', 'nonsense']) {
    expect(readLeaderEpochs(text)).toBeUndefined();
  }
});
