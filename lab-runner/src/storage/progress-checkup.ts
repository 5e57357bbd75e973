// The form of the progress database and the proof that a file still has it: SQLite itself notices only damaged structure.
import type Database from 'libsql';
import * as z from 'zod/mini';
import { Attempt, SavedVerdict, seal, unseal } from './progress-entries.ts';

export const schemaVersion = 1;

/** Counts are kept so that a row that vanished is noticed. */
const Meta = z.object({
  schema: z.number(),
  serial: z.number(),
  sequence: z.number(),
  epoch: z.number(),
  attempts: z.number(),
  verdicts: z.number(),
});
export type Meta = z.infer<typeof Meta>;

export const emptyMeta: Meta = {
  schema: schemaVersion,
  serial: 0,
  sequence: 0,
  epoch: 1,
  attempts: 0,
  verdicts: 0,
};

/**
 * `sealed` holds a row's JSON with its digest. Blobs, and read as blobs only: libsql ends the process on text that is not
 * valid UTF-8, which is what a flipped bit makes of text.
 */
export const schema = `
  CREATE TABLE meta (id INTEGER PRIMARY KEY CHECK (id = 1), sealed BLOB NOT NULL);
  CREATE TABLE attempts (exercise BLOB NOT NULL, number INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (exercise, number));
  CREATE TABLE verdicts (
    sequence INTEGER PRIMARY KEY, exercise BLOB NOT NULL, attempt INTEGER NOT NULL, outcome BLOB NOT NULL, sealed BLOB NOT NULL
  );
  CREATE INDEX verdicts_by_exercise ON verdicts (exercise, sequence);
  INSERT INTO meta VALUES (1, CAST('${seal(JSON.stringify(emptyMeta))}' AS BLOB));
  PRAGMA user_version = ${schemaVersion};
`;

/** Thrown for a file that is not, or no longer, a progress database. */
export class DamagedDatabase extends Error {}
/** Thrown for a file of a later schema. */
export class NewerDatabase extends Error {
  readonly found: number;
  constructor(found: number) {
    super(`schema ${found}`);
    this.found = found;
  }
}

/** True for errors that mean the file itself is broken. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return error instanceof DamagedDatabase || code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB';
}

/** True when the disk or its rights are the trouble, so that replacing the file would not help. */
export function isDiskTrouble(error: unknown): boolean {
  return /^(SQLITE_(CANTOPEN|READONLY|IOERR|FULL|BUSY|PERM|AUTH|NOMEM|LOCKED)|E[A-Z]+)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? '');
}

/** SQLite's file format, section 1.3: the magic string, and both format versions 1, the rollback journal. Another version would open read-only. */
export function checkHeader(header: Buffer): void {
  const known = header.subarray(0, 16).toString('latin1') === 'SQLite format 3\0';
  if (!known || header[18] !== 1 || header[19] !== 1) throw new DamagedDatabase('its header was changed');
}

/** Structure by SQLite, content by digests, completeness by counts. */
export function verify(db: Database.Database): void {
  const version = number(db, 'PRAGMA user_version');
  const meta = metaIfReadable(db);
  // A flipped bit in the header is damage; a file of the future says so in both places or has no such table.
  if (version > schemaVersion && meta?.schema !== schemaVersion) throw new NewerDatabase(version);
  if (meta === undefined || meta.schema !== version)
    throw new DamagedDatabase('its first row cannot be read');
  const found = text(db, 'SELECT CAST(integrity_check AS BLOB) FROM pragma_integrity_check');
  if (found !== 'ok') throw new DamagedDatabase(found);
  const attempts = sealedRows(db, "exercise || ' ' || number", 'attempts', Attempt);
  const verdicts = sealedRows(
    db,
    "sequence || ' ' || exercise || ' ' || attempt || ' ' || outcome",
    'verdicts',
    SavedVerdict,
  );
  const moved =
    attempts.some(([key, { exercise, number }]) => key !== `${exercise} ${number}`) ||
    verdicts.some(
      ([key, { sequence, exercise, attempt, verdict }]) =>
        key !== `${sequence} ${exercise} ${attempt} ${verdict.outcome}`,
    );
  if (moved) throw new DamagedDatabase('a row is not where it belongs');
  if (attempts.length !== meta.attempts || verdicts.length !== meta.verdicts) {
    throw new DamagedDatabase('rows are missing');
  }
}

/** Every row's key columns as one text, and its body. */
function sealedRows<T>(
  db: Database.Database,
  key: string,
  table: string,
  read: z.ZodMiniType<T>,
): readonly (readonly [string, T])[] {
  const sql = `SELECT CAST(${key} AS BLOB) AS key, CAST(sealed AS BLOB) AS sealed FROM ${table}`;
  const rows = db.prepare(sql).all() as { key: Blob; sealed: Blob }[];
  return rows.map((row) => [textOf(row.key), unsealed(row.sealed, read)] as const);
}

function metaIfReadable(db: Database.Database): Meta | undefined {
  try {
    return readMeta(db);
  } catch (error) {
    if (codeOf(error) === 'SQLITE_ERROR' || error instanceof DamagedDatabase) return undefined;
    throw error;
  }
}

/** Throws DamagedDatabase. */
export function readMeta(db: Database.Database): Meta {
  return unsealed(first(db, 'SELECT CAST(sealed AS BLOB) FROM meta WHERE id = 1') as Blob, Meta);
}

/** Within the transaction that changed what it sums up. */
export function writeMeta(db: Database.Database, meta: Meta): void {
  db.prepare('UPDATE meta SET sealed = CAST(? AS BLOB) WHERE id = 1').run(sealed(meta));
}

/** A whole number, the first column of the first row. */
export function number(db: Database.Database, sql: string, ...values: unknown[]): number {
  return Number(first(db, sql, ...values));
}

function text(db: Database.Database, sql: string): string {
  return textOf(first(db, sql) as Blob);
}

/** libsql gives a blob as a Buffer from `get` and as an ArrayBuffer from `all`. */
export type Blob = Buffer | ArrayBuffer;

function textOf(blob: Blob): string {
  return Buffer.from(blob as ArrayBuffer).toString('utf8');
}

/** libsql adds a `_metadata` column of its own behind the row's. */
function first(db: Database.Database, sql: string, ...values: unknown[]): unknown {
  return Object.values((db.prepare(sql).get(...values) ?? {}) as object)[0];
}

/** A body as its row keeps it; bound as text and cast, since libsql takes a lone Buffer for named parameters. */
export function sealed(body: object): string {
  return seal(JSON.stringify(body));
}

/** A row's body, if its digest says it is what was written. Throws DamagedDatabase. */
export function unsealed<T>(bytes: Blob | undefined, read: z.ZodMiniType<T>): T {
  const json = bytes === undefined ? undefined : unseal(textOf(bytes));
  const parsed = json === undefined ? undefined : z.safeParse(read, JSON.parse(json));
  if (!parsed?.success) throw new DamagedDatabase('a row was changed');
  return parsed.data;
}
