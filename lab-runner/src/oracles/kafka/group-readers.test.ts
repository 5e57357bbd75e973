// Reading on in `__consumer_offsets`: from where it was read to, over several answers, and anew when the log is another one.
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Brokers } from './brokers.ts';
import { createGroupReaders } from './group-readers.ts';

const require = createRequire(import.meta.url);
const { RecordBatch } = require('kafkajs/src/protocol/recordBatch/v0') as {
  RecordBatch: (parts: object) => Promise<{ buffer: Buffer }>;
};
const Record = require('kafkajs/src/protocol/recordBatch/record/v0') as (parts: object) => object;

/** A batch of one committed offset of group `billing`, `orders-3`. */
async function commit(at: number, committed: number): Promise<Buffer> {
  const key = Buffer.from('0001000762696c6c696e6700066f726465727300000003', 'hex');
  const value = Buffer.alloc(24);
  value.writeInt16BE(3);
  value.writeBigInt64BE(BigInt(committed), 2);
  const records = [Record({ offsetDelta: 0, timestampDelta: 0, key, value })];
  return (
    await RecordBatch({ records, firstOffset: at, firstTimestamp: 0, maxTimestamp: 0, lastOffsetDelta: 0 })
  ).buffer;
}

function int(value: number | bigint, size: 2 | 4 | 8): Buffer {
  const bytes = Buffer.alloc(size);
  if (size === 8) bytes.writeBigInt64BE(BigInt(value));
  else bytes.writeIntBE(Number(value), 0, size);
  return bytes;
}

/** Fetch response v11 of one partition. */
function answer(errorCode: number, highWatermark: number, records: Buffer): Buffer {
  return Buffer.concat([
    ...[int(0, 4), int(0, 2), int(0, 4), int(1, 4), int(0, 2), int(1, 4)],
    ...[int(5, 4), int(errorCode, 2), int(highWatermark, 8), int(0, 8), int(0, 8), int(0, 4), int(-1, 4)],
    ...[int(records.length, 4), records],
  ]);
}

/** Brokers that answer with these, one after the other. */
function answering(...answers: readonly Buffer[]) {
  let next = 0;
  const send = async () => answers[next++];
  return { send: send as Brokers['send'], close: () => undefined, asked: () => next };
}
const offsetIn = (readers: ReturnType<typeof createGroupReaders>) =>
  readers.log(5)?.groups.get('billing')?.offsets.get('orders 3');

describe('a log', () => {
  it('is read to its end, answer by answer; only then is it known', async () => {
    const brokers = answering(answer(0, 2, await commit(0, 10)), answer(0, 2, await commit(1, 11)));
    const readers = createGroupReaders(brokers);
    expect(readers.log(5)).toBeUndefined();
    expect(await readers.read(1, [5])).toEqual([]);
    expect(brokers.asked()).toBe(2);
    expect(offsetIn(readers)).toBe(11);
  });

  it('that is known tells what is new in it', async () => {
    const brokers = answering(answer(0, 1, await commit(0, 10)), answer(0, 2, await commit(1, 4)));
    const readers = createGroupReaders(brokers);
    await readers.read(1, [5]);
    expect(await readers.read(1, [5])).toMatchObject([{ of: 'offsets', changes: [{ from: 10, to: 4 }] }]);
  });

  it('that is shorter than what was read is read anew', async () => {
    const brokers = answering(
      answer(0, 1, await commit(0, 10)),
      answer(1, 0, Buffer.alloc(0)),
      answer(0, 1, await commit(0, 3)),
    );
    const readers = createGroupReaders(brokers);
    await readers.read(1, [5]);
    await readers.read(1, [5]);
    expect(readers.log(5)).toBeUndefined();
    expect(await readers.read(1, [5])).toEqual([]);
    expect(offsetIn(readers)).toBe(3);
  });

  it('that is too long for one look is read on in the next', async () => {
    const brokers = answering(answer(0, 2, await commit(0, 10)), answer(0, 2, await commit(1, 11)));
    let now = 0;
    const readers = createGroupReaders(brokers, () => (now += 300));
    await readers.read(1, [5]);
    expect(readers.log(5)).toBeUndefined();
    await readers.read(1, [5]);
    expect(offsetIn(readers)).toBe(11);
  });

  it('of another cluster is forgotten', async () => {
    const readers = createGroupReaders(answering(answer(0, 1, await commit(0, 10))));
    await readers.read(1, [5]);
    readers.clear();
    expect(readers.log(5)).toBeUndefined();
  });
});
