// Reading stored batches: as kafkajs writes them, cut short, emptied by compaction, and of transactions.
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { batchesIn } from './record-batch.ts';

const require = createRequire(import.meta.url);
const { RecordBatch } = require('kafkajs/src/protocol/recordBatch/v0') as {
  RecordBatch: (parts: object) => Promise<{ buffer: Buffer }>;
};
const Record = require('kafkajs/src/protocol/recordBatch/record/v0') as (parts: object) => object;

async function batch(offset: number, messages: readonly object[], parts: object = {}): Promise<Buffer> {
  const records = messages.map((message, index) =>
    Record({ offsetDelta: index, timestampDelta: index * 10, ...message }),
  );
  const lastOffsetDelta = messages.length - 1;
  const span = { firstOffset: offset, firstTimestamp: 1000, maxTimestamp: 5000, lastOffsetDelta };
  return (await RecordBatch({ records, ...span, ...parts })).buffer;
}

/** The attributes are two bytes at 21 (KIP-98). */
function withAttributes(bytes: Buffer, bits: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeInt16BE(copy.readInt16BE(21) | bits, 21);
  return copy;
}

describe('a batch', () => {
  it('gives its records with offsets, times, keys, values and headers', async () => {
    const bytes = await batch(40, [
      { key: 'k', value: 'v', headers: { a: '1' } },
      { key: null, value: 'ü' },
      { key: 'gone', value: null, timestampDelta: -7 },
    ]);
    const [only] = batchesIn(bytes);
    expect(only).toMatchObject({ baseOffset: 40n, lastOffset: 42n, control: false, codec: 'none' });
    expect(only?.records(3)).toEqual([
      { partition: 3, offset: '40', timestamp: 1000, key: 'k', value: 'v', headers: { a: '1' } },
      { partition: 3, offset: '41', timestamp: 1010, key: null, value: 'ü', headers: {} },
      { partition: 3, offset: '42', timestamp: 993, key: 'gone', value: null, headers: {} },
    ]);
  });

  it('keeps a header that has the name of a property of every object', async () => {
    const headers = Object.fromEntries([['__proto__', 'mine']]);
    const [only] = batchesIn(await batch(0, [{ key: 'k', value: 'v', headers }]));
    expect(Object.entries(only?.records(0)[0]?.headers ?? {})).toEqual([['__proto__', 'mine']]);
  });

  it('gives keys and values as they are stored, and whose transaction they are of', async () => {
    const key = Buffer.from([0, 2, 0xff]);
    const bytes = await batch(7, [
      { key, value: 'v', headers: { a: '1' } },
      { key: 'k', value: null },
    ]);
    const [plain] = batchesIn(bytes);
    expect(plain?.transaction).toBeUndefined();
    expect(plain?.entries()).toEqual([
      { key, value: Buffer.from('v') },
      { key: Buffer.from('k'), value: null },
    ]);
    const copy = withAttributes(bytes, 0x10);
    copy.writeBigInt64BE(77n, 43);
    expect(batchesIn(copy)[0]?.transaction).toBe(77n);
  });

  it('has one time for all where the broker stamps them', async () => {
    const [only] = batchesIn(withAttributes(await batch(0, [{ value: 'a' }, { value: 'b' }]), 8));
    expect(only?.records(0).map(({ timestamp }) => timestamp)).toEqual([5000, 5000]);
  });

  it('of a transaction marker has no records', async () => {
    const [only] = batchesIn(withAttributes(await batch(7, [{ key: 'x', value: 'y' }]), 0x20));
    expect(only).toMatchObject({ control: true, lastOffset: 7n });
    expect(only?.records(0)).toEqual([]);
  });

  it('emptied by compaction still spans its offsets', async () => {
    const [only] = batchesIn(await batch(10, [], { lastOffsetDelta: 4 }));
    expect(only?.lastOffset).toBe(14n);
    expect(only?.records(0)).toEqual([]);
  });

  it('of an unknown or broken compression says so only when its records are asked for', async () => {
    const bytes = await batch(0, [{ value: 'a' }]);
    const [unknown] = batchesIn(withAttributes(bytes, 5));
    expect(() => unknown?.records(0)).toThrow('unknown compression 5');
    const [broken] = batchesIn(withAttributes(bytes, 4));
    expect(broken?.codec).toBe('zstd');
    expect(() => broken?.records(0)).toThrow(Error);
  });
});

describe('several batches', () => {
  it('are read one after the other; one cut short at the end is left out', async () => {
    const both = Buffer.concat([await batch(0, [{ value: 'a' }]), await batch(1, [{ value: 'b' }])]);
    expect(batchesIn(both).map(({ baseOffset }) => baseOffset)).toEqual([0n, 1n]);
    for (let cut = 1; cut < both.length / 2; cut += 1) {
      expect(batchesIn(both.subarray(0, both.length - cut))).toHaveLength(1);
    }
    expect(batchesIn(Buffer.alloc(0))).toEqual([]);
  });
});
