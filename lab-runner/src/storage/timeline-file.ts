// The timeline on disk: JSON lines, the base image first, then one event a line, only ever appended. Knows no meaning.
import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ClusterImage, emptyImage, TimelineEvent } from '@railyard/labs/kit';
import type { TimelineStore } from '../ports/timeline.ts';
import { replaceFile } from './durable-files.ts';

/** Where the timeline of this data folder is. */
export function timelineFile(dataDir: string): string {
  return path.join(dataDir, 'timeline.jsonl');
}

/**
 * Opens the timeline of a data folder. What cannot be read is left out and becomes a gap of everything: that never
 * throws. A missing folder and the like do.
 */
export function openTimelineFile(dataDir: string): TimelineStore {
  const file = timelineFile(dataDir);
  const kept = read(file);
  if (kept.rewrite) replaceFile(file, lines([kept.base, ...kept.events]));
  let handle = openSync(file, 'a', 0o600);

  return {
    load: () => kept,
    append(events) {
      const before = fstatSync(handle).size;
      try {
        writeAll(handle, lines(events));
      } catch (error) {
        // Half a line would take the next whole one with it.
        ftruncateSync(handle, before);
        throw error;
      }
    },
    replace(base, events) {
      replaceFile(file, lines([base, ...events]));
      closeSync(handle);
      handle = openSync(file, 'a', 0o600);
    },
    close: () => closeSync(handle),
  };
}

interface Kept {
  readonly base: ClusterImage;
  readonly events: readonly TimelineEvent[];
  /** The file is not as it should be, or there is none. */
  readonly rewrite: boolean;
}

function read(file: string): Kept {
  const text = textOf(file);
  if (text === undefined) return { base: emptyImage, events: [], rewrite: true };
  const found = text.split('\n');
  // A kill in the middle of a write leaves a last line without its end: nobody was told of it.
  const torn = found.pop() !== '';
  const [first = '', ...rest] = found;
  const base = parsed(ClusterImage, first);
  const read = rest.map((line) => parsed(TimelineEvent, line));
  const whole = read.filter((event) => event !== undefined);
  const start = base ?? baseBefore(whole[0]);
  const events = withGaps(start, whole);
  return { base: start, events, rewrite: torn || base === undefined || events.length !== read.length };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Without its base nothing is known of the time before the first event. */
function baseBefore(first: TimelineEvent | undefined): ClusterImage {
  if (first === undefined) return emptyImage;
  const { sequence, at, epoch } = first;
  return { ...emptyImage, sequence: sequence - 1, at, epoch, gaps: ['all'] };
}

/**
 * Events in their order; where numbers are missing, a gap of everything opens. It is closed by the next recorder,
 * since what was lost may have changed anything.
 */
function withGaps(base: ClusterImage, events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  const result: TimelineEvent[] = [];
  let last: Pick<TimelineEvent, 'sequence' | 'at'> = base;
  for (const event of events) {
    // Out of order: a line that was written twice, or by hand.
    if (event.sequence <= last.sequence) continue;
    if (event.sequence > last.sequence + 1) {
      const { elapsedMs, run, epoch } = event;
      const stamp = { sequence: last.sequence + 1, at: last.at, elapsedMs, run, epoch };
      result.push({ ...stamp, kind: 'gap', of: 'all', open: true });
    }
    result.push(event);
    last = event;
  }
  return result;
}

function parsed<T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }, line: string) {
  try {
    const result = schema.safeParse(JSON.parse(line));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

function lines(values: readonly (ClusterImage | TimelineEvent)[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

function writeAll(handle: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
}
