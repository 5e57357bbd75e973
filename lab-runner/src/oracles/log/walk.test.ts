// From batch to batch: pages, gaps, and every kind of damage by its byte. Kafka's own bytes are in proof/.
import { describe, expect, it } from 'vitest';
import { makeBatch, sealed } from './batch.fixture.ts';
import { fromBytes, inPieces } from './source.ts';
import { walk } from './walk.ts';

const first = makeBatch({ base: 10n, records: [{ value: 'a' }, { value: 'b' }] });
const second = makeBatch({ base: 40n, records: [{ value: 'c' }], gzip: true });
const log = Buffer.concat([first, second]);
const read = (bytes: Buffer) => walk(fromBytes(bytes));

it('finds every batch, its place and its offsets', async () => {
  const { found, next, damage } = await read(log);
  expect(found.map(({ position }) => position)).toEqual([0, first.length]);
  expect(found).toMatchObject([
    { kind: 'batch', intact: true, header: { baseOffset: 10n, lastOffset: 11n, count: 2, codec: 'none' } },
    { kind: 'batch', intact: true, header: { baseOffset: 40n, lastOffset: 40n, codec: 'gzip' } },
  ]);
  expect({ next, damage }).toEqual({ next: undefined, damage: undefined });
});

it('goes on where the page before ended', async () => {
  const page = await walk(fromBytes(log), { limit: 1 });
  expect(page.found).toHaveLength(1);
  expect(page.next).toBe(first.length);
  const rest = await walk(fromBytes(log), { from: page.next ?? 0, limit: 1 });
  expect(rest.found).toMatchObject([{ position: first.length }]);
  expect(rest.next).toBeUndefined();
});

it('ends a page by bytes too, and never without a batch', async () => {
  expect(await walk(fromBytes(log), { bytes: 1 })).toMatchObject({ found: [{}], next: first.length });
});

it('reads no file as a whole', async () => {
  const asked: number[] = [];
  const big = Buffer.concat(Array.from({ length: 200 }, (_, at) => makeBatch({ base: BigInt(at) })));
  const source = {
    size: big.length,
    read: async (at: number, length: number) => (asked.push(length), big.subarray(at, at + length)),
  };
  expect((await walk(inPieces(source, 1000))).found).toHaveLength(200);
  expect(Math.max(...asked)).toBeLessThanOrEqual(1000);
});

describe('damage', () => {
  it('of every cut: a short batch, from its first byte on', async () => {
    for (let size = 1; size < second.length; size += 1) {
      const { found, damage } = await read(log.subarray(0, first.length + size));
      expect(found).toHaveLength(1);
      expect(damage).toMatchObject({ kind: 'short', at: first.length });
    }
  });

  it('of a changed byte: the checksum, and what follows is still read', async () => {
    const bytes = Buffer.from(log);
    bytes[70] = (bytes[70] ?? 0) ^ 1;
    const { found, damage } = await read(bytes);
    expect(found).toMatchObject([{ intact: false, damage: { kind: 'crc', at: 0 } }, { intact: true }]);
    expect(damage).toBeUndefined();
  });

  it.each([
    ['length', 8, Buffer.from([0, 0, 0, 7]), 'a batch says that it has 7 bytes, it has at least 49'],
    [
      'length',
      8,
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
      'a batch says that it has -1 bytes, it has at least 49',
    ],
    ['magic', 16, Buffer.from([38]), 'record format 38 is not known; Kafka knows 0, 1 and 2'],
    ['short', 8, Buffer.from([0x7f, 0xff, 0xff, 0xff]), `the file has ${second.length} more`],
  ])('of a wrong %s', async (kind, at, wrong, words) => {
    const bytes = Buffer.from(log);
    wrong.copy(bytes, first.length + at);
    const { found, damage } = await read(bytes);
    expect(found).toHaveLength(1);
    expect(damage).toMatchObject({ kind, at: first.length });
    expect(damage?.detail).toContain(words);
  });

  it('of zeros, as a disk that filled up leaves them', async () => {
    const { damage } = await read(Buffer.concat([first, Buffer.alloc(100)]));
    expect(damage).toMatchObject({ kind: 'length', at: first.length });
  });
});

it('steps over message sets of an older Kafka, and says so', async () => {
  const old = Buffer.alloc(40);
  old.writeBigInt64BE(3n, 0);
  old.writeInt32BE(28, 8);
  old.writeInt8(1, 16);
  const { found } = await read(Buffer.concat([old, first]));
  expect(found).toMatchObject([
    { kind: 'old', magic: 1, offset: 3n, bytes: 40 },
    { kind: 'batch', position: 40 },
  ]);
});

it('does not open a batch that is longer than any honest one', async () => {
  const head = makeBatch();
  head.writeInt32BE(20 * 1024 * 1024, 8);
  const size = 20 * 1024 * 1024 + 12;
  const read = async (at: number, length: number) =>
    Buffer.concat([head.subarray(at, at + length), Buffer.alloc(length)]).subarray(0, length);
  expect(await walk({ size, read })).toMatchObject({ found: [{ intact: undefined }], damage: undefined });
});

it('keeps a batch that compaction has emptied', async () => {
  const empty = sealed(makeBatch({ base: 7n, records: [], lastDelta: 4, producer: 9n, sequence: 0 }));
  expect((await read(empty)).found).toMatchObject([
    { intact: true, header: { baseOffset: 7n, lastOffset: 11n, count: 0, producerId: 9n, lastSequence: 4 } },
  ]);
});
