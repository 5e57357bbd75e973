// The progress database: what is asked of it and what it takes up. Its form and its health are progress-checkup's business.
import { existsSync, readFileSync } from 'node:fs';
import Database from 'libsql';
import type * as z from 'zod/mini';
import type { AttemptRecord, VerdictRecord } from '../ports/progress-store.ts';
import {
  type Blob,
  checkHeader,
  DamagedDatabase,
  isDiskTrouble,
  type Meta,
  NewerDatabase,
  number,
  readMeta,
  schema,
  sealed,
  unsealed,
  verify,
  writeMeta,
} from './progress-checkup.ts';
import { Attempt, type Entry, SavedVerdict, type Snapshot } from './progress-entries.ts';

export type ProgressDatabase = ReturnType<typeof openDatabase>;

/** Opens and checks every row; an absent or empty file is filled only when it may be. Throws DamagedDatabase, NewerDatabase, or what the disk says. */
export function openDatabase(file: string, mayCreate: boolean) {
  const header = existsSync(file) ? readFileSync(file).subarray(0, 100) : Buffer.alloc(0);
  if (header.length > 0) checkHeader(header);
  const db = new Database(file);
  try {
    return prepare(db, mayCreate);
  } catch (error) {
    db.close();
    if (error instanceof NewerDatabase || isDiskTrouble(error)) throw error;
    throw new DamagedDatabase(String((error as Error).message), { cause: error });
  }
}

function prepare(db: Database.Database, mayCreate: boolean) {
  // EXTRA also syncs the folder when the rollback journal goes: a commit that returned is on the disk.
  db.pragma('journal_mode = DELETE');
  db.pragma('synchronous = EXTRA');
  const version = number(db, 'PRAGMA user_version');
  if (version === 0 && number(db, 'SELECT count(*) FROM sqlite_master') === 0) {
    if (!mayCreate) throw new DamagedDatabase('it is empty');
    db.exec(`BEGIN; ${schema} COMMIT;`);
  }
  verify(db);
  return queries(db);
}

function queries(db: Database.Database) {
  const allOf = <T>(read: z.ZodMiniType<T>, where: string, ...values: unknown[]): T[] => {
    const rows = db.prepare(`SELECT CAST(sealed AS BLOB) AS sealed FROM ${where}`).all(...values);
    return (rows as { sealed: Blob }[]).map((row) => unsealed(row.sealed, read));
  };
  const putAttempt = (attempt: AttemptRecord) => {
    db.prepare('INSERT OR REPLACE INTO attempts VALUES (CAST(? AS BLOB), ?, CAST(? AS BLOB))').run(
      attempt.exercise,
      attempt.number,
      sealed(attempt),
    );
  };
  const putVerdict = (record: VerdictRecord) => {
    db.prepare(
      'INSERT OR REPLACE INTO verdicts VALUES (?, CAST(? AS BLOB), ?, CAST(? AS BLOB), CAST(? AS BLOB))',
    ).run(record.sequence, record.exercise, record.attempt, record.verdict.outcome, sealed(record));
  };
  const empty = () => db.exec('DELETE FROM attempts; DELETE FROM verdicts;');
  const attempt = (exercise: string, number: number): AttemptRecord | undefined =>
    allOf(Attempt, 'attempts WHERE exercise = CAST(? AS BLOB) AND number = ?', exercise, number)[0];

  function takeUp(entry: Entry, meta: Meta): Partial<Meta> {
    switch (entry.kind) {
      case 'attempt':
        putAttempt(entry.attempt);
        return {};
      case 'change': {
        const known = attempt(entry.exercise, entry.number);
        if (known) putAttempt({ ...known, ...entry.change });
        return {};
      }
      case 'verdict':
        putVerdict(entry.record);
        return { sequence: Math.max(meta.sequence, entry.record.sequence) };
      case 'epoch':
        return { epoch: entry.epoch };
      case 'clear':
        empty();
        return {};
      case 'snapshot':
        empty();
        entry.snapshot.attempts.forEach(putAttempt);
        entry.snapshot.verdicts.forEach(putVerdict);
        return { epoch: entry.snapshot.epoch, sequence: entry.snapshot.sequence };
    }
  }

  return {
    meta: () => readMeta(db),
    /** Takes up an entry in one durable transaction; one already taken up changes nothing. */
    apply(entry: Entry): void {
      inTransaction(db, () => {
        const meta = readMeta(db);
        if (entry.serial <= meta.serial) return;
        const changed = takeUp(entry, meta);
        const attempts = number(db, 'SELECT count(*) FROM attempts');
        const verdicts = number(db, 'SELECT count(*) FROM verdicts');
        writeMeta(db, { ...meta, ...changed, serial: entry.serial, attempts, verdicts });
      });
    },
    snapshot(): Snapshot {
      const { epoch, sequence } = readMeta(db);
      return {
        epoch,
        sequence,
        attempts: allOf(Attempt, 'attempts'),
        verdicts: allOf(SavedVerdict, 'verdicts ORDER BY sequence'),
      };
    },
    currentAttempt: (exercise: string): AttemptRecord | undefined =>
      allOf(Attempt, 'attempts WHERE exercise = CAST(? AS BLOB) ORDER BY number DESC LIMIT 1', exercise)[0],
    lastVerdict: (exercise: string): VerdictRecord | undefined =>
      allOf(
        SavedVerdict,
        'verdicts WHERE exercise = CAST(? AS BLOB) ORDER BY sequence DESC LIMIT 1',
        exercise,
      )[0],
    count(exercise: string, outcomes: readonly string[], attempt?: number): number {
      const marks = outcomes.map(() => 'CAST(? AS BLOB)').join(', ');
      const which = attempt === undefined ? '' : 'AND attempt = ?';
      return number(
        db,
        `SELECT count(*) FROM verdicts WHERE exercise = CAST(? AS BLOB) AND outcome IN (${marks}) ${which}`,
        exercise,
        ...outcomes,
        ...(attempt === undefined ? [] : [attempt]),
      );
    },
    /** Writes a compact copy; the target must not exist. */
    copyTo(file: string): void {
      db.exec(`VACUUM INTO '${file.replaceAll("'", "''")}'`);
    },
    close: () => void db.close(),
  };
}

/** libsql's own wrapper hides a full disk behind the failure of its rollback: SQLite has rolled back by itself then. */
function inTransaction(db: Database.Database, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    try {
      db.exec('ROLLBACK');
    } catch {
      // Already done.
    }
    throw error;
  }
}
