// What was read, in the form of the wire: digits for 64 bits, contents as text or hexadecimal, and cut where they are long.
import { isUtf8 } from 'node:buffer';
import {
  type Content,
  type LogBatch,
  logLimits,
  type OldBatch,
  type RecordView,
} from '../../../protocol/index.ts';
import type { BatchHeader } from './batch-header.ts';
import { spelledOut } from './own-topics.ts';
import type { LogRecord } from './records.ts';
import type { Found } from './walk.ts';

type FoundBatch = Extract<Found, { kind: 'batch' }>;

export function foundView(found: Found): LogBatch | OldBatch {
  if (found.kind === 'old') return { ...found, offset: String(found.offset) };
  return batchView(found);
}

export function batchView({ header, position, intact, damage }: FoundBatch): LogBatch {
  return {
    ...{ kind: 'batch', position, intact: intact ?? null, damage: damage ?? null },
    ...offsets(header),
    ...times(header),
    bytes: header.bytes,
    count: header.count,
    leaderEpoch: header.leaderEpoch,
    codec: header.codec ?? `codec ${header.codecId}`,
    transactional: header.transactional,
    control: header.control,
    producerId: String(header.producerId),
    producerEpoch: header.producerEpoch,
    baseSequence: header.baseSequence,
    lastSequence: header.lastSequence,
    crc: header.crc,
  };
}

const offsets = ({ baseOffset, lastOffset }: BatchHeader) => ({
  baseOffset: String(baseOffset),
  lastOffset: String(lastOffset),
});

const times = ({ timestampType, baseTimestamp, maxTimestamp, deleteHorizon }: BatchHeader) => ({
  timestampType,
  baseTimestamp: Number(baseTimestamp),
  maxTimestamp: Number(maxTimestamp),
  deleteHorizon: deleteHorizon === undefined ? null : Number(deleteHorizon),
});

export function recordView(topic: string, { offset, timestamp, sequence, ...record }: LogRecord): RecordView {
  const { control, headers } = record;
  const spelled = control === undefined ? spelledOut(topic, record.key, record.value) : undefined;
  return {
    ...{ offset: String(offset), timestamp: Number(timestamp), sequence },
    key: content(record.key, logLimits.keyBytes),
    value: content(record.value, logLimits.valueBytes),
    headers: headers.slice(0, logLimits.headers).map(({ key, value }) => ({
      key: key.slice(0, logLimits.headerBytes),
      value: content(value, logLimits.headerBytes),
    })),
    ...(spelled === undefined ? {} : { spelled }),
    headersCut: headers.length > logLimits.headers,
    control:
      control === undefined
        ? null
        : { name: control.name, type: control.type, coordinatorEpoch: control.coordinatorEpoch ?? null },
  };
}

/** A cut must not split a character, or honest text would look like none. */
export function content(bytes: Buffer | null, limit: number): Content | null {
  if (bytes === null) return null;
  const cut = bytes.length > limit;
  const whole = { bytes: bytes.length, cut };
  if (!isUtf8(bytes)) return { ...whole, hex: bytes.subarray(0, limit).toString('hex') };
  let end = cut ? limit : bytes.length;
  while (cut && end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return { ...whole, text: bytes.toString('utf8', 0, end) };
}
