// Batches, records, gaps and damage as lines of a terminal.
import type { Content, LogBatch, LogDamage, OldBatch, RecordView } from '../../../protocol/index.ts';
import type { Paint } from '../output.ts';

const shownLetters = 120;

/** A batch's own line, and one for what is wrong with it. */
export function batchLines(batch: LogBatch | OldBatch, paint: Paint): readonly string[] {
  if (batch.kind === 'old') {
    const what = `message set of format ${batch.magic}, of Kafka before 0.11: not opened`;
    return [paint.caution(`at byte ${batch.position}  offset ${batch.offset}  ${batch.bytes} B  ${what}`)];
  }
  const facts = [
    `${batch.count} ${batch.count === 1 ? 'record' : 'records'}`,
    `${batch.bytes} B`,
    ...(batch.codec === 'none' ? [] : [batch.codec]),
    ...(batch.control ? ['control'] : batch.transactional ? ['transactional'] : []),
    ...(batch.timestampType === 'LogAppendTime' ? ['LogAppendTime'] : []),
    ...producer(batch),
    `leader epoch ${batch.leaderEpoch}`,
    ...(batch.deleteHorizon === null ? [] : [`delete horizon ${clock(batch.deleteHorizon)}`]),
  ];
  const range =
    batch.baseOffset === batch.lastOffset ? batch.baseOffset : `${batch.baseOffset}–${batch.lastOffset}`;
  const head = `${paint.strong(`batch ${range}`)}  ${paint.faint(`at byte ${batch.position}  ${facts.join(', ')}`)}`;
  return batch.damage === null ? [head] : [head, damageLine(batch.damage, paint)];
}

function producer({ producerId, producerEpoch, baseSequence, lastSequence }: LogBatch): readonly string[] {
  if (producerId === '-1') return [];
  const known = `producer ${producerId} epoch ${producerEpoch}`;
  if (baseSequence < 0) return [known];
  const sequence = baseSequence === lastSequence ? `${baseSequence}` : `${baseSequence}–${lastSequence}`;
  return [`${known} sequence ${sequence}`];
}

/** `  17  14:03:07.125  key → value  trace=abc` */
export function recordLine(record: RecordView, paint: Paint): string {
  const { offset, timestamp, key, value, headers, control } = record;
  const what =
    record.spelled !== undefined
      ? oneLine(record.spelled)
      : control === null
        ? `${text(key, 'no key')} → ${text(value, 'no value: a tombstone')}`
        : `${control.name}, coordinator epoch ${control.coordinatorEpoch ?? 'none'}`;
  const named = headers.map((header) => `${oneLine(header.key)}=${text(header.value, 'null')}`).join(' ');
  const more = record.headersCut ? ' and more headers' : '';
  const line = `  ${offset.padStart(6)}  ${paint.faint(clock(timestamp))}  ${what}  ${paint.faint(named + more)}`;
  return line.trimEnd();
}

/** A line for offsets that nothing here has; `undefined` where none are missing. */
export function gapLine(expected: bigint | undefined, found: bigint, paint: Paint): string | undefined {
  if (expected === undefined || found <= expected) return undefined;
  const missing = found - expected;
  const which = missing === 1n ? `offset ${expected} is` : `offsets ${expected}–${found - 1n} are`;
  return paint.faint(`     …  ${which} not here any more`);
}

export function damageLine({ at, detail }: LogDamage, paint: Paint): string {
  return paint.stop(`damaged from byte ${at} on: ${detail}`);
}

function text(content: Content | null, none: string): string {
  if (content === null) return `(${none})`;
  if (content.bytes === 0) return '(empty)';
  const shown = content.text === undefined ? `0x${content.hex ?? ''}` : oneLine(content.text);
  const cut = content.cut || shown.length > shownLetters;
  return cut ? `${shown.slice(0, shownLetters)}… (${content.bytes} B)` : shown;
}

/** What a terminal would act on is shown, not done. */
function oneLine(value: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/[\u007f-\u009f]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
}

/** Date and clock: what retention goes by may be days old. */
function clock(at: number): string {
  if (at < 0) return 'no time'.padEnd(23);
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return String(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const ms = String(time.getMilliseconds()).padStart(3, '0');
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${ms}`;
}
