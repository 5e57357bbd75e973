// Records of one batch: fields, tombstones, headers, markers, ranges and damage inside.
import { describe, expect, it } from 'vitest';
import { readHeader } from './batch-header.ts';
import { madeAt, makeBatch, type MadeBatch } from './batch.fixture.ts';
import { readRecords, type RecordRange } from './records.ts';

const read = (made: MadeBatch, range: Partial<RecordRange> = {}) => {
  const batch = makeBatch(made);
  return readRecords(readHeader(batch), batch, { position: 1000, ...range });
};
const three = { base: 5n, records: [{ value: 'a' }, { value: 'b', delta: 3 }, { value: 'c', delta: 9 }] };

it('reads key, value, headers, time and sequence', () => {
  const { records, damage } = read({
    base: 5n,
    producer: 7n,
    sequence: 2 ** 31 - 1,
    records: [
      { key: 'Köln', value: '🚂', headers: { trace: 'a', none: null } },
      { key: null, value: null },
    ],
  });
  expect(damage).toBeUndefined();
  expect(records).toEqual([
    {
      ...{ offset: 5n, timestamp: madeAt, sequence: 2 ** 31 - 1, control: undefined },
      ...{ key: Buffer.from('Köln'), value: Buffer.from('🚂') },
      headers: [
        { key: 'trace', value: Buffer.from('a') },
        { key: 'none', value: null },
      ],
    },
    // After the largest sequence comes 0.
    {
      offset: 6n,
      timestamp: madeAt + 1n,
      sequence: 0,
      key: null,
      value: null,
      headers: [],
      control: undefined,
    },
  ]);
});

it('takes the time of the batch where the broker gives the time', () => {
  expect(read({ ...three, attributes: 0x08 }).records.map(({ timestamp }) => timestamp)).toEqual(
    Array.from({ length: 3 }, () => madeAt + 9n),
  );
});

it('keeps the holes that compaction left, and reads a part', () => {
  expect(read(three).records.map(({ offset }) => offset)).toEqual([5n, 8n, 14n]);
  expect(read(three, { skip: 1, limit: 1 }).records.map(({ offset }) => offset)).toEqual([8n]);
  expect(read({ ...three, gzip: true }, { skip: 2 }).records.map(({ offset }) => offset)).toEqual([14n]);
});

it('reads the marker of a transaction’s end', () => {
  const marker = { key: '\0\0\0\u0001', value: '\0\0\0\0\0\u0007' };
  const { records } = read({ records: [marker], attributes: 0x30 });
  expect(records[0]?.control).toEqual({ name: 'COMMIT', type: 1, coordinatorEpoch: 7 });
  expect(read({ records: [{ key: 'x' }], attributes: 0x30 }).damage).toMatchObject({ kind: 'record' });
});

describe('damage inside a batch', () => {
  const broken = (change: (batch: Buffer) => void, made: MadeBatch = three) => {
    const batch = makeBatch(made);
    change(batch);
    return readRecords(readHeader(batch), batch, { position: 1000 });
  };

  it('shows the records before it', () => {
    const record = makeBatch({ records: [{ value: 'a' }] }).length - 61;
    const { records, damage } = broken((batch) => batch.writeUInt8(0x7e, 61 + record));
    expect(records).toHaveLength(1);
    expect(damage).toMatchObject({ kind: 'record', at: 1000 + 61 + record });
  });

  it('of a count that does not fit', () => {
    expect(broken((batch) => batch.writeInt32BE(4, 57))).toMatchObject({
      records: [{}, {}, {}],
      damage: { kind: 'record' },
    });
    expect(broken((batch) => batch.writeInt32BE(2, 57)).damage?.detail).toMatch(/left after the 2 records/);
    expect(broken((batch) => batch.writeInt32BE(-2, 57)).damage?.detail).toBe('it counts -2 records');
    expect(broken((batch) => batch.writeInt32BE(2 ** 31 - 1, 57)).records).toHaveLength(3);
  });

  it('of packed bytes, and of a codec nobody knows', () => {
    expect(broken((batch) => batch.fill(0xaa, 61), { ...three, gzip: true })).toMatchObject({
      records: [],
      damage: { kind: 'codec', at: 1061 },
    });
    expect(broken((batch) => batch.writeInt16BE(6, 21)).damage).toMatchObject({
      detail: 'no compression has the number 6',
    });
  });

  it('of any changed byte is told and never thrown', () => {
    const made = { records: [{ key: 'k', value: 'v', headers: { a: 'b' } }, { value: 'w' }] };
    const whole = makeBatch(made);
    for (let at = 61; at < whole.length; at += 1) {
      for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
        expect(() => broken((batch) => batch.writeUInt8(value, at), made)).not.toThrow();
      }
    }
  });
});
