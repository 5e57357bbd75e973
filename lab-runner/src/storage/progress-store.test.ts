// Progress on a real disk: what was acknowledged is there after kills, damage and refusals.
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProgressStore } from '../ports/progress-store.ts';
import { attempt, verdict } from './progress.fixture.ts';
import { progressFiles } from './progress-recovery.ts';
import { openJournal } from './progress-journal.ts';
import { openProgressStore } from './progress-store.ts';

const log = pino({ level: 'silent' });
let dataDir: string;
let open: ProgressStore | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-progress-'));
});
afterEach(() => {
  open?.close();
  open = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

function store(backupEvery = 20): ProgressStore {
  open?.close();
  open = openProgressStore({ dataDir, log, backupEvery });
  return open;
}

/** Verdicts on three exercises, more than one backup apart. */
function fill(): void {
  const some = store(3);
  for (const exercise of ['0.1', '1.1', '1.2']) {
    some.beginAttempt(attempt(exercise));
    some.saveVerdict(verdict(exercise, 'failed'));
    some.saveVerdict(verdict(exercise, 'passed'));
    some.updateAttempt(exercise, 1, {
      hintsOpened: 2,
      solutionSeen: true,
      prediction: 'yes',
      predictedAt: 6,
    });
  }
  some.setEpoch(4);
  some.close();
  open = undefined;
}

function expectEverything(found: ProgressStore): void {
  for (const [index, exercise] of ['0.1', '1.1', '1.2'].entries()) {
    expect(found.passed(exercise)).toBe(true);
    expect(found.tries(exercise, 1)).toBe(2);
    expect(found.lastVerdict(exercise)).toEqual({ ...verdict(exercise, 'passed'), sequence: index * 2 + 2 });
    expect(found.currentAttempt(exercise)).toEqual({
      ...attempt(exercise),
      hintsOpened: 2,
      solutionSeen: true,
      prediction: 'yes',
      predictedAt: 6,
    });
  }
  expect(found.epoch()).toBe(4);
  expect(found.saveVerdict(verdict('0.1', 'failed')).sequence).toBe(7);
}

describe('a healthy store', () => {
  it('remembers attempts, verdicts and the epoch over a reopening', () => {
    fill();
    const found = store();
    expect(found.notice).toBeUndefined();
    expectEverything(found);
  });

  it('opens what a runner without the time of a prediction wrote', () => {
    const { predictedAt: _, ...old } = attempt('1.1');
    const some = store();
    some.beginAttempt(old as ReturnType<typeof attempt>);
    expect(store().currentAttempt('1.1')).toEqual({ ...old, predictedAt: null });
    rmSync(progressFiles(dataDir).database);
    expect(store().currentAttempt('1.1')?.predictedAt).toBeNull();
  });

  it('starts at epoch 1 with nothing done', () => {
    const fresh = store();
    expect(fresh.notice).toBeUndefined();
    expect(fresh.epoch()).toBe(1);
    expect(fresh.currentAttempt('1.1')).toBeUndefined();
    expect(fresh.lastVerdict('1.1')).toBeUndefined();
    expect(fresh.passed('1.1')).toBe(false);
  });

  it('counts only real tries of the attempt asked for', () => {
    const some = store();
    some.saveVerdict(verdict('1.1', 'blocked'));
    some.saveVerdict(verdict('1.1', 'failed'));
    some.saveVerdict(verdict('1.1', 'failed', 2));
    expect(some.tries('1.1', 1)).toBe(1);
    expect(some.passed('1.1')).toBe(false);
  });

  it('clears everything but the epoch, and never gives a sequence twice', () => {
    fill();
    const some = store();
    some.clear();
    expect(some.passed('1.1')).toBe(false);
    expect(some.currentAttempt('1.1')).toBeUndefined();
    const again = store();
    expect(again.lastVerdict('1.1')).toBeUndefined();
    expect(again.epoch()).toBe(4);
    expect(again.saveVerdict(verdict('1.1', 'passed')).sequence).toBe(7);
  });

  it('keeps three backups', () => {
    fill();
    for (let round = 0; round < 3; round += 1) {
      const some = store(1);
      for (let times = 0; times < 3; times += 1) some.saveVerdict(verdict('0.1', 'failed'));
    }
    expect(readdirSync(progressFiles(dataDir).backups)).toHaveLength(3);
  });
});

const damages: Readonly<Record<string, (file: string) => void>> = {
  truncated: (file) => truncateSync(file, 5000),
  emptied: (file) => truncateSync(file, 0),
  zeroed: (file) => writeFileSync(file, Buffer.alloc(readFileSync(file).length)),
  'zeroed in the middle': (file) => {
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0, 8192, 12_288));
  },
  'overwritten with text': (file) => writeFileSync(file, 'not a database '.repeat(900)),
};

describe('a damaged database', () => {
  it.each(Object.entries(damages))('%s: is set aside, and everything is there', (_, damage) => {
    fill();
    damage(progressFiles(dataDir).database);
    const found = store();
    expect(found.notice).toMatch(/^The progress file was damaged; it was set aside as progress\.damaged-/);
    expect(found.notice).toMatch(/nothing was lost\.$/);
    expect(readdirSync(path.join(dataDir, 'progress')).some((name) => name.includes('damaged'))).toBe(true);
    expectEverything(found);
  });

  it('is restored from a backup when the journal is damaged too, and says what may be missing', () => {
    fill();
    const files = progressFiles(dataDir);
    writeFileSync(files.database, 'gone');
    writeFileSync(files.journal, 'gone\ntoo\n');
    const found = store();
    expect(found.notice).toContain('The last backup was restored.');
    expect(found.notice).toContain('may be missing');
    expect(found.passed('1.1')).toBe(true);
  });

  it('is taken from an older backup when the newest is damaged', () => {
    fill();
    const files = progressFiles(dataDir);
    const [newest = ''] = readdirSync(files.backups).sort().reverse();
    writeFileSync(path.join(files.backups, newest), 'gone');
    writeFileSync(files.database, 'gone');
    expectEverything(store());
  });

  it('is rebuilt from the journal alone', () => {
    fill();
    const files = progressFiles(dataDir);
    rmSync(files.database);
    rmSync(files.backups, { recursive: true });
    const found = store();
    expect(found.notice).toContain('The progress file was missing.');
    expectEverything(found);
  });

  it('is noticed while the store is open, and what is saved then stays', () => {
    fill();
    const some = store();
    writeFileSync(progressFiles(dataDir).database, Buffer.alloc(20_000, 1));
    expect(some.saveVerdict(verdict('1.3', 'passed')).sequence).toBe(7);
    expect(some.notice).toContain('was damaged');
    expect(some.passed('1.3')).toBe(true);
    expect(store().passed('1.3')).toBe(true);
  });
});

describe('a damaged journal', () => {
  it('is set aside and rewritten; the database has everything', () => {
    fill();
    const files = progressFiles(dataDir);
    const text = readFileSync(files.journal, 'utf8').replace('Three', 'Seven');
    writeFileSync(files.journal, text);
    const found = store();
    expect(found.notice).toMatch(/^The progress journal was damaged; .* Nothing was lost\.$/);
    expectEverything(found);
    rmSync(files.database);
    rmSync(files.backups, { recursive: true });
    expect(store().lastVerdict('1.2')?.sequence).toBe(6);
  });

  it('may end in a half line: that was never acknowledged', () => {
    fill();
    appendFileSync(progressFiles(dataDir).journal, '0123456789abcdef {"kind":"verd');
    const found = store();
    expect(found.notice).toBeUndefined();
    expectEverything(found);
    expect(store().notice).toBeUndefined();
  });

  it('cannot bring back what was cleared', () => {
    fill();
    const some = store(1000);
    some.clear();
    some.saveVerdict(verdict('0.1', 'failed'));
    some.close();
    open = undefined;
    const files = progressFiles(dataDir);
    writeFileSync(files.database, 'gone');
    const found = store();
    expect(found.passed('1.1')).toBe(false);
    expect(found.lastVerdict('0.1')?.sequence).toBe(7);
  });
});

describe('what cannot be opened or saved', () => {
  it('refuses a file of a later schema and leaves it as it is', () => {
    fill();
    const { database } = progressFiles(dataDir);
    const db = new Database(database);
    db.exec('ALTER TABLE meta RENAME TO metadata; PRAGMA user_version = 2;');
    db.close();
    const before = readFileSync(database);
    expect(() => store()).toThrow(expect.objectContaining({ code: 'PROGRESS_NEWER' }));
    open = undefined;
    expect(readFileSync(database).equals(before)).toBe(true);
  });

  it('throws NOT_SAVED when the disk refuses, and has no such verdict', () => {
    open = openProgressStore({
      dataDir,
      log,
      journalAt(file) {
        const journal = openJournal(file);
        const append = () => {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        };
        return { ...journal, append };
      },
    });
    const full = open;
    expect(() => full.saveVerdict(verdict('1.1', 'passed'))).toThrow(
      expect.objectContaining({ code: 'NOT_SAVED', facts: { detail: 'no space left on device' } }),
    );
    expect(full.passed('1.1')).toBe(false);
    // There is room again.
    expect(store().saveVerdict(verdict('1.1', 'passed')).sequence).toBe(1);
  });
});
