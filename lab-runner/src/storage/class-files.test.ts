// The journal of the change, the folder of results and the instructor's token, on a real disk.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClassAct } from '../ports/class-records.ts';
import { openClassJournal } from './class-journal.ts';
import { openResultsFolder } from './class-results.ts';
import { readInstructorToken, writeInstructorToken } from './instructor-token.ts';
import { attempt, verdict } from './progress.fixture.ts';
import { openProgressStore } from './progress-store.ts';

const log = pino({ level: 'silent' });
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-class-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const modeOf = (file: string) => statSync(path.join(dataDir, file)).mode & 0o777;

const act: ClassAct = {
  id: 'one',
  name: 'Tuesday',
  learners: '',
  endedAt: 5,
  stem: 'x',
  left: ['home', 'cluster'],
  proof: null,
  archive: {
    name: 'Tuesday',
    endedAt: 5,
    undo: 'open',
    records: { attempts: [attempt('1.1')], verdicts: [{ ...verdict('1.1', 'failed'), sequence: 1 }] },
  },
};

describe('the journal', () => {
  it('gives back what was written last, and nothing before', () => {
    const journal = openClassJournal({ dataDir, log });
    expect(journal.read()).toBeUndefined();
    journal.write({ ...act, left: [] });
    journal.write(act);
    expect(openClassJournal({ dataDir, log }).read()).toEqual(act);
    expect(modeOf('class.json')).toBe(0o600);
  });

  it.each(['', 'x', '{}', '0123456789abcdef {"id":"one"}\n'])('sets %j aside as damaged', (text) => {
    writeFileSync(path.join(dataDir, 'class.json'), text);
    expect(openClassJournal({ dataDir, log }).read()).toBeUndefined();
    expect(readdirSync(dataDir).filter((name) => name.startsWith('class.damaged-'))).toHaveLength(1);
  });

  it('says in words that the disk refuses', () => {
    mkdirSync(path.join(dataDir, 'class.json.draft'));
    expect(() => openClassJournal({ dataDir, log }).write(act)).toThrow(/cannot be written/);
  });
});

describe('the folder of results', () => {
  it('keeps what is written, newest first, for the owner only', () => {
    const folder = openResultsFolder(dataDir);
    expect(folder.list()).toEqual([]);
    folder.write('2026-a.csv', 'one');
    folder.write('2027-b.json', 'two');
    folder.write('2026-a.csv', 'three');
    expect(folder.list()).toEqual(['2027-b.json', '2026-a.csv']);
    expect(folder.read('2026-a.csv')).toBe('three');
    expect([modeOf('classes'), modeOf('classes/2026-a.csv')]).toEqual([0o700, 0o600]);
  });

  it.each(['../class.json', 'absent.csv', '/etc/passwd', '', '2026-a.csv.draft'])('gives no %j', (file) => {
    writeFileSync(path.join(dataDir, 'class.json'), 'secret');
    const folder = openResultsFolder(dataDir);
    folder.write('2026-a.csv', 'one');
    expect(() => folder.read(file)).toThrow('There is no results file');
  });
});

describe('the instructor’s token', () => {
  it('is the owner’s alone, and another after another start', () => {
    expect(readInstructorToken(dataDir)).toBeUndefined();
    writeInstructorToken(dataDir, 'first');
    writeInstructorToken(dataDir, 'second');
    expect(readInstructorToken(dataDir)).toBe('second');
    expect(modeOf('instructor-token')).toBe(0o600);
    expect(readFileSync(path.join(dataDir, 'instructor-token'), 'utf8')).toBe('second\n');
  });
});

describe('progress as a whole', () => {
  it('is put back durably, and epoch and sequence go on', () => {
    const store = openProgressStore({ dataDir, log });
    store.beginAttempt(attempt('1.1'));
    store.saveVerdict(verdict('1.1', 'failed'));
    store.saveVerdict(verdict('1.1', 'passed'));
    const records = store.records();
    store.clear();
    store.setEpoch(9);
    store.saveVerdict(verdict('1.2', 'failed'));
    store.restore(records);
    store.close();
    const again = openProgressStore({ dataDir, log });
    expect(again.records()).toEqual(records);
    expect(again.passed('1.1')).toBe(true);
    expect(again.lastVerdict('1.2')).toBeUndefined();
    expect(again.epoch()).toBe(9);
    expect(again.saveVerdict(verdict('1.1', 'failed')).sequence).toBe(4);
    again.close();
  });
});
