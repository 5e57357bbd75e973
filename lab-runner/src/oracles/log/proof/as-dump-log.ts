// Writes what our reader finds exactly as kafka-dump-log prints it (Kafka 3.9, DumpLogSegments), so that the two can be
// compared letter by letter. Only for the proof.
import { type BatchHeader, none } from '../batch-header.ts';
import { readOffsetIndex, readTimeIndex, readTransactionIndex } from '../index-files.ts';
import { type LogRecord, readRecords } from '../records.ts';
import { type ByteSource, inPieces } from '../source.ts';
import { walk } from '../walk.ts';

/** With `--print-data-log --deep-iteration`. */
export async function logAsDumped(source: ByteSource, base: bigint): Promise<string> {
  const lines = [`Log starting offset: ${base}`];
  const pieces = inPieces(source);
  const { found, damage } = await walk(pieces);
  for (const one of found) {
    if (one.kind === 'old') {
      lines.push(`a batch of format ${one.magic} at ${one.position}`);
      continue;
    }
    const { header, position, intact } = one;
    lines.push(batchLine(header, position, intact === true));
    const batch = await pieces.read(position, header.bytes);
    const read = readRecords(header, batch, { position });
    lines.push(...read.records.map((record) => recordLine(header, record)));
    if (read.damage !== undefined) lines.push(`damage at ${read.damage.at}: ${read.damage.detail}`);
  }
  if (damage !== undefined) lines.push(`damage at ${damage.at}: ${damage.detail}`);
  return text(lines);
}

function batchLine(header: BatchHeader, position: number, intact: boolean): string {
  const fields = {
    baseOffset: header.baseOffset,
    lastOffset: header.lastOffset,
    count: header.count,
    baseSequence: header.baseSequence,
    lastSequence: header.lastSequence,
    producerId: header.producerId,
    producerEpoch: header.producerEpoch,
    partitionLeaderEpoch: header.leaderEpoch,
    isTransactional: header.transactional,
    isControl: header.control,
    deleteHorizonMs:
      header.deleteHorizon === undefined ? 'OptionalLong.empty' : `OptionalLong[${header.deleteHorizon}]`,
    position,
    [header.timestampType]: header.maxTimestamp,
    size: header.bytes,
    magic: 2,
    compresscodec: header.codec,
    crc: header.crc,
    isvalid: intact,
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(' ');
}

function recordLine(header: BatchHeader, record: LogRecord): string {
  const { key, value, control } = record;
  const parts = [
    `| offset: ${record.offset} ${header.timestampType}: ${record.timestamp}`,
    `keySize: ${key?.length ?? none} valueSize: ${value?.length ?? none} sequence: ${record.sequence}`,
    `headerKeys: [${record.headers.map((one) => one.key).join(',')}]`,
  ];
  if (control !== undefined) {
    parts.push(`endTxnMarker: ${control.name} coordinatorEpoch: ${control.coordinatorEpoch}`);
    return parts.join(' ');
  }
  if (key !== null) parts.push(`key: ${key.toString('utf8')}`);
  if (value !== null) parts.push(`payload: ${value.toString('utf8')}`);
  return parts.join(' ');
}

/** An `.index`, `.timeindex` or `.txnindex`. */
export function indexAsDumped(kind: 'index' | 'timeindex' | 'txnindex', bytes: Buffer, base: bigint): string {
  switch (kind) {
    case 'index':
      return text(
        readOffsetIndex(bytes, base).map(({ offset, position }) => `offset: ${offset} position: ${position}`),
      );
    case 'timeindex':
      return text(
        readTimeIndex(bytes, base).map(
          ({ timestamp, offset }) => `timestamp: ${timestamp} offset: ${offset}`,
        ),
      );
    case 'txnindex':
      return text(
        readTransactionIndex(bytes).map(
          (one) =>
            `version: ${one.version} producerId: ${one.producerId} firstOffset: ${one.firstOffset} ` +
            `lastOffset: ${one.lastOffset} lastStableOffset: ${one.lastStableOffset}`,
        ),
      );
  }
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
