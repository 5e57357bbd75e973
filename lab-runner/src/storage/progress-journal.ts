// The append-only journal of a seat's progress: a second copy of everything acknowledged, apart from the database.
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { replaceFile, setAside, syncFolder } from './durable-files.ts';
import { type Entry, fromLine, toLine } from './progress-entries.ts';

export interface JournalContent {
  /** Readable entries in the order of their serials. */
  readonly entries: readonly Entry[];
  /** A line other than an unfinished last one cannot be read. */
  readonly damaged: boolean;
  readonly bytes: number;
}

/** What a journal holds; `undefined` when there is none. */
export function readJournal(file: string): JournalContent | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n');
  // A kill in the middle of a write leaves a last line without its end: it was never acknowledged.
  lines.pop();
  const read = lines.map(fromLine);
  const entries = read.filter((entry) => entry !== undefined).sort((a, b) => a.serial - b.serial);
  return { entries, damaged: entries.length < lines.length, bytes: Buffer.byteLength(text) };
}

export interface Journal {
  /** Durable when it returns; on a failure the file is as before. */
  append(entry: Entry): void;
  /** Takes back the entry appended last. */
  undo(): void;
  close(): void;
}

/** Opens a journal for appending; an unfinished last line is cut off. */
export function openJournal(file: string): Journal {
  const handle = openSync(file, 'a', 0o600);
  syncFolder(path.dirname(file));
  cutUnfinishedLine(file, handle);
  let before = fstatSync(handle).size;

  const cutBack = () => {
    try {
      ftruncateSync(handle, before);
    } catch {
      // The half line stays and is skipped when the journal is read: its digest does not fit.
    }
  };
  return {
    append(entry) {
      before = fstatSync(handle).size;
      try {
        const line = Buffer.from(toLine(entry));
        for (let at = 0; at < line.length;) at += writeSync(handle, line, at);
        fdatasyncSync(handle);
      } catch (error) {
        cutBack();
        throw error;
      }
    },
    undo: cutBack,
    close: () => closeSync(handle),
  };
}

function cutUnfinishedLine(file: string, handle: number): void {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) ftruncateSync(handle, end);
}

/** Writes a journal anew from one snapshot; a damaged one is set aside and its new name returned. */
export function rewriteJournal(
  file: string,
  snapshot: Entry,
  damaged: boolean,
  now: Date,
): string | undefined {
  const aside = damaged ? setAside(file, now) : undefined;
  replaceFile(file, toLine(snapshot));
  return aside;
}
