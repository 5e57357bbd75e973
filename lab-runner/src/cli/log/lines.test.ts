// What `yard log` prints of replicas, segments, batches and records.
import { expect, it } from 'vitest';
import type { LogBatch, RecordView, Segment } from '../../../protocol/index.ts';
import { plain } from '../output.ts';
import { batchLines, gapLine, recordLine } from './content-lines.ts';
import { bytesText, replicaLines, segmentLines } from './disk-lines.ts';
import { segmentOf } from './log.ts';

const batch: LogBatch = {
  ...{ kind: 'batch', position: 402, bytes: 367, baseOffset: '39', lastOffset: '49', count: 6 },
  ...{ leaderEpoch: 2, codec: 'gzip', timestampType: 'CreateTime', baseTimestamp: 0, maxTimestamp: 9 },
  ...{ transactional: true, control: false, deleteHorizon: null, producerId: '7', producerEpoch: 1 },
  ...{ baseSequence: 0, lastSequence: 10, crc: 1, intact: true, damage: null },
};
const record: RecordView = {
  ...{
    offset: '39',
    timestamp: new Date(2026, 0, 2, 14, 3, 7, 25).getTime(),
    sequence: 0,
    headersCut: false,
  },
  ...{ key: { bytes: 1, text: 'k', cut: false }, value: null, headers: [], control: null },
};

it('says of a batch what it is made of, and where it is damaged', () => {
  expect(batchLines(batch, plain)).toEqual([
    'batch 39–49  at byte 402  6 records, 367 B, gzip, transactional, producer 7 epoch 1 sequence 0–10, leader epoch 2',
  ]);
  const damage = { kind: 'crc', at: 402, detail: 'the checksum is 1, that of the bytes is 2' } as const;
  expect(batchLines({ ...batch, damage }, plain)[1]).toBe(
    'damaged from byte 402 on: the checksum is 1, that of the bytes is 2',
  );
});

it('tells a tombstone from an empty value, and does nothing a record says to the terminal', () => {
  expect(recordLine(record, plain)).toBe('      39  2026-01-02 14:03:07.025  k → (no value: a tombstone)');
  const evil = { bytes: 9, text: '\u001b[2J\u009bX\n', cut: false };
  expect(recordLine({ ...record, value: evil }, plain)).toContain('\\u001b[2J\\u009bX\\n');
  expect(recordLine({ ...record, value: { bytes: 0, text: '', cut: false } }, plain)).toContain('(empty)');
});

it('draws gaps as gaps', () => {
  expect(gapLine(4n, 4n, plain)).toBeUndefined();
  expect(gapLine(undefined, 4n, plain)).toBeUndefined();
  expect(gapLine(4n, 5n, plain)).toContain('offset 4 is not here');
  expect(gapLine(4n, 9n, plain)).toContain('offsets 4–8 are not here');
});

const segment = (base: string, over: Partial<Segment> = {}): Segment => ({
  ...{ file: `${base.padStart(20, '0')}.log`, base, stage: 'live', active: false, bytes: 2048, changedAt: 0 },
  companions: [{ name: 'x', kind: 'index', bytes: 8, entries: 1 }],
  ...over,
});
const copy = { topic: 'orders', partition: 0, broker: 'kafka2', folder: 'orders-0', stage: 'live' } as const;

it('lists segments with their state and what is beside them', () => {
  const replica = { ...copy, leads: true, segments: 2, bytes: 4096 };
  const segments = [segment('0', { stage: 'deleted' }), segment('17', { active: true })];
  const lines = segmentLines({ ...copy, segments, others: [] }, replica, [replica], plain);
  expect(lines).toEqual([
    'orders-0 on kafka2, which leads',
    '00000000000000000000.log  deleted    2.0 KiB  index 1 entry',
    '00000000000000000017.log  active     2.0 KiB  index 1 entry',
  ]);
  expect(replicaLines([replica], plain)).toEqual(['orders-0  kafka2  leads    2 segments    4.0 KiB']);
  expect(bytesText(512)).toBe('512 B');
});

it('finds a segment by its base, with or without zeros, or as the active one', () => {
  const segments = [segment('0', { stage: 'deleted' }), segment('0'), segment('17', { active: true })];
  expect(segmentOf(segments, '0')).toBe(segments[1]);
  expect(segmentOf(segments, '00000000000000000017')).toBe(segments[2]);
  expect(segmentOf(segments, 'active')).toBe(segments[2]);
  expect(() => segmentOf(segments, '5')).toThrow('--segment');
});
