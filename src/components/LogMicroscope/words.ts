// The microscope's words: sizes, times, copies, contents.
import type { Content, LogBatch, LogReplica, Segment } from '@railyard/lab-runner/protocol';

/** 1024 bytes are a kibibyte, as Kafka counts `segment.bytes`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

export function copyWords({ broker, leads, stage }: LogReplica): string {
  if (stage === 'deleted') return `${broker}, deleted`;
  if (stage !== 'live') return `${broker}, ${stage}`;
  return leads === true ? `${broker}, leads` : broker;
}

export function stageWords({ active, stage }: Segment): string {
  if (active) return 'active';
  return {
    live: 'closed',
    deleted: 'going',
    cleaned: 'being written by the cleaner',
    swap: 'being put in place',
  }[stage];
}

/** Why a segment shows no batch. The cleaner leaves an empty file where every record had a newer one. */
export function emptyWords({ active, bytes }: Segment): string {
  if (bytes > 0) return 'There is no batch in it.';
  return active ? 'Nothing is written in it yet.' : 'Nothing is left in it.';
}

/** `0 to 41`, or one number. */
export function rangeWords(first: string, last: string): string {
  return first === last ? first : `${first}–${last}`;
}

/** Offsets nothing here has; `undefined` where none are missing. */
export function gapWords(expected: bigint | undefined, found: bigint): string | undefined {
  if (expected === undefined || found <= expected) return undefined;
  const last = found - 1n;
  const count = found - expected;
  return count === 1n
    ? `Offset ${expected} is not here any more`
    : `Offsets ${expected}–${last} are not here any more`;
}

/** Date and clock of this browser; `none` for the −1 that means it. */
export function timeWords(at: number): string {
  if (at < 0) return 'no time';
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return String(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  return `${clock}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

/** The day too, for a tooltip and the table. */
export function dayWords(at: number): string {
  const time = new Date(at);
  return at < 0 || Number.isNaN(time.getTime())
    ? timeWords(at)
    : `${time.toISOString().slice(0, 10)} ${timeWords(at)}`;
}

export function contentWords(content: Content): string {
  if (content.bytes === 0) return '(empty)';
  const shown = content.text === undefined ? `0x${content.hex ?? ''}` : visible(content.text);
  return content.cut ? `${shown}… (${sizeWords(content.bytes)})` : shown;
}

/** Letters without a shape get one: ␀ for a zero byte. Line ends and tabs have theirs. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (letter) =>
    String.fromCharCode(0x2400 + letter.charCodeAt(0)),
  );
}

/** What a batch is besides its offsets, one word each. */
export function tagsOf(batch: LogBatch): readonly string[] {
  return [
    ...(batch.codec === 'none' ? [] : [batch.codec]),
    ...(batch.control ? ['control'] : batch.transactional ? ['transactional'] : []),
    ...(batch.timestampType === 'LogAppendTime' ? ['LogAppendTime'] : []),
    ...(batch.deleteHorizon === null ? [] : ['delete horizon']),
  ];
}

export function producerWords({
  producerId,
  producerEpoch,
  baseSequence,
  lastSequence,
}: LogBatch): string | undefined {
  if (producerId === '-1') return undefined;
  const known = `producer ${producerId} epoch ${producerEpoch}`;
  if (baseSequence < 0) return known;
  return `${known} sequence ${rangeWords(String(baseSequence), String(lastSequence))}`;
}
