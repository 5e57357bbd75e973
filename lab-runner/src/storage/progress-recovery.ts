// Opening a seat's progress whatever state its files are in: the newest good copy, then every journalled entry over it.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { RailyardError } from '../../protocol/index.ts';
import { copyInto, moveInto, setAside, syncFolder } from './durable-files.ts';
import { DamagedDatabase, NewerDatabase, schemaVersion } from './progress-checkup.ts';
import { openDatabase, type ProgressDatabase } from './progress-database.ts';
import { type Journal, readJournal, rewriteJournal } from './progress-journal.ts';

const keptBackups = 3;
/** A journal above this size is written anew from one snapshot. */
const longJournal = 4 * 1024 * 1024;

export interface OpenedProgress {
  readonly database: ProgressDatabase;
  readonly journal: Journal;
  /** The highest serial either copy has. */
  readonly serial: number;
  /** A sentence or two for people, when something was damaged or missing. */
  readonly notice: string | undefined;
}

interface Files {
  readonly database: string;
  readonly journal: string;
  readonly backups: string;
}

/** Where a seat's progress lies below its data folder. */
export function progressFiles(dataDir: string): Files {
  const folder = path.join(dataDir, 'progress');
  return {
    database: path.join(folder, 'progress.db'),
    journal: path.join(folder, 'journal.jsonl'),
    backups: path.join(folder, 'backups'),
  };
}

/** Throws PROGRESS_NEWER (files untouched) and DIR_NOT_WRITABLE. */
export function openProgress(files: Files, now: Date, journalAt: (file: string) => Journal): OpenedProgress {
  mkdirSync(files.backups, { recursive: true, mode: 0o700 });
  const written = readJournal(files.journal);
  const { database, story } = openOrRestore(files, written !== undefined, now);
  const databaseLost = story.length > 0;
  for (const entry of written?.entries ?? []) database.apply(entry);
  const { serial } = database.meta();

  const damaged = written?.damaged === true;
  if (damaged || (written === undefined && serial > 0) || (written?.bytes ?? 0) > longJournal) {
    const snapshot = { kind: 'snapshot', serial, snapshot: database.snapshot() } as const;
    const aside = rewriteJournal(files.journal, snapshot, damaged, now);
    if (aside) story.push(`The progress journal was damaged; it was set aside as ${path.basename(aside)}.`);
  }
  const journal = journalAt(files.journal);
  const notice =
    story.length === 0
      ? undefined
      : [...story, ending(databaseLost, written !== undefined && !damaged)].join(' ');
  return { database, journal, serial, notice };
}

function ending(databaseLost: boolean, journalWhole: boolean): string {
  if (!databaseLost) return 'Nothing was lost.';
  return journalWhole
    ? 'Everything since was put back from the journal; nothing was lost.'
    : 'What was done since may be missing: check those exercises again.';
}

function openOrRestore(files: Files, hasJournal: boolean, now: Date) {
  const story: string[] = [];
  const backups = listBackups(files.backups);
  try {
    const known = existsSync(files.database);
    const first = !hasJournal && backups.length === 0;
    if (known || first) return { database: openDatabase(files.database, first), story };
    story.push('The progress file was missing.');
  } catch (error) {
    if (error instanceof NewerDatabase) {
      throw new RailyardError('PROGRESS_NEWER', { found: error.found, known: schemaVersion });
    }
    if (!(error instanceof DamagedDatabase)) throw notWritable(files.database, error);
    const aside = setAside(files.database, now);
    story.push(`The progress file was damaged; it was set aside as ${path.basename(aside)}.`);
  }
  // SQLite would roll an old transaction back into whatever file stands here.
  rmSync(`${files.database}-journal`, { force: true });
  const restored = restoreNewest(files, backups);
  if (restored !== undefined) {
    story.push('The last backup was restored.');
    return { database: restored, story };
  }
  story.push(
    hasJournal ? 'It was rebuilt from the journal.' : 'There was no backup: progress starts afresh.',
  );
  return { database: openDatabase(files.database, true), story };
}

function restoreNewest(files: Files, backups: readonly string[]): ProgressDatabase | undefined {
  for (const backup of backups) {
    try {
      copyInto(backup, files.database);
      return openDatabase(files.database, false);
    } catch (error) {
      if (!(error instanceof DamagedDatabase || error instanceof NewerDatabase)) throw error;
      rmSync(files.database, { force: true });
    }
  }
  return undefined;
}

/** Backups, newest first; their names are the serials they hold. */
export function listBackups(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{12}\.db$/.test(name))
    .sort()
    .reverse()
    .map((name) => path.join(folder, name));
}

/** Keeps a copy of the database as it is now; older ones beyond three go. */
export function backUp(database: ProgressDatabase, folder: string): void {
  const target = path.join(folder, `${String(database.meta().serial).padStart(12, '0')}.db`);
  if (existsSync(target)) return;
  const draft = path.join(folder, 'draft.db');
  rmSync(draft, { force: true });
  try {
    database.copyTo(draft);
    moveInto(draft, target);
  } finally {
    rmSync(draft, { force: true });
  }
  for (const old of listBackups(folder).slice(keptBackups)) rmSync(old, { force: true });
  syncFolder(folder);
}

function notWritable(file: string, error: unknown): RailyardError {
  const detail = error instanceof Error ? error.message : String(error);
  return new RailyardError('DIR_NOT_WRITABLE', { dir: path.dirname(file), detail }, error);
}
