// The results as files: what a spreadsheet makes of them, what they say, what they are called.
import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';
import { attemptOf, verdictOf } from './fakes.ts';
import { localTime, resultsOf, stemFor } from './results.ts';
import { standings } from './standing.ts';

describe('csvOf', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    ' =1+1',
    '\u00a0=1',
    '\ufeff=1',
    '＝1+1',
    '＠x',
    '=HYPERLINK("http://evil.example")',
    '\n=1',
  ])('defuses %j', (text) => {
    expect(csvOf([[text]])).toBe(`\ufeff"'${text.replaceAll('"', '""')}"\r\n`);
  });

  it('quotes so that every reader gets the same text back', () => {
    expect(csvOf([['a,b', 'say "hi"', 'two\nlines', 'grüße 日本', '', "it's"]])).toBe(
      '\ufeff"a,b","say ""hi""","two\nlines","grüße 日本","","it\'s"\r\n',
    );
  });

  it('keeps numbers numbers, and has empty cells for what is unknown', () => {
    expect(csvOf([[1, -2.5, null, true, false, Number.NaN]])).toBe('\ufeff1,-2.5,,yes,no,\r\n');
  });
});

const course = [
  { lab: '01-fake', exercise: '1.1', title: '=Make it' },
  { lab: '01-fake', exercise: '1.10', title: 'Break it' },
];
const records = {
  attempts: [
    attemptOf('1.1', { number: 2, prediction: 'no', hintsOpened: 1 }),
    attemptOf('1.1', { solutionSeen: true, hintsOpened: 2, prediction: 'yes' }),
    attemptOf('1.10'),
    attemptOf('9.9', { number: 3 }),
  ],
  verdicts: [
    verdictOf('1.1', 'failed', { sequence: 4, at: 5_000 }),
    verdictOf('1.1', 'passed', { sequence: 5, at: 6_000 }),
    verdictOf('1.1', 'failed', { sequence: 6, at: 7_000, attempt: 2 }),
  ],
};

describe('standings', () => {
  it('sum up all attempts in the order of the course, and keep what the course has no more', () => {
    expect(standings(course, records)).toMatchObject([
      {
        exercise: '1.1',
        passed: true,
        passedAt: 6_000,
        tries: 3,
        attempts: 2,
        hintsOpened: 3,
        solutionSeen: true,
        prediction: 'no',
        last: { outcome: 'failed', reason: 'wrong-count', at: 7_000 },
      },
      { exercise: '1.10', passed: false, passedAt: null, tries: 0, attempts: 0, last: null },
      { exercise: '9.9', attempts: 1 },
    ]);
  });
});

describe('resultsOf', () => {
  const act = { name: '=cmd|x', learners: 'Ada, "Ben"', endedAt: 8_000, stem: 'one' };
  const texts = resultsOf(act, records, course);

  it('are the same texts every time', () => {
    expect([...resultsOf(act, records, course)]).toEqual([...texts]);
    expect([...texts.keys()]).toEqual(['one.csv', 'one.json']);
  });

  it('have a row for each exercise, whose id no spreadsheet takes for a number or a date', () => {
    const rows = (texts.get('one.csv') ?? '').split('\r\n');
    expect(rows).toHaveLength(5);
    const width = rows[0]?.split(',').length;
    expect(width).toBe(16);
    expect(rows[1]).toBe(
      `"'=cmd|x","Ada, ""Ben""","${localTime(8_000)}","01-fake","Exercise 1.1","'=Make it",yes,"${localTime(6_000)}",3,2,3,yes,"no","failed","wrong-count","${localTime(7_000)}"`,
    );
    expect(rows[2]).toContain('"Exercise 1.10","Break it",no,,0,0,0,no,,"none",,');
  });

  it('have everything in the JSON', () => {
    expect(JSON.parse(texts.get('one.json') ?? '')).toMatchObject({
      format: 'kafka-railyard-class',
      class: '=cmd|x',
      ...records,
    });
  });
});

describe('stemFor', () => {
  const at = new Date(2026, 10, 21, 15, 34, 7).getTime();
  it.each([
    ['', '2026-11-21T15-34-07'],
    ['Tuesday group', '2026-11-21T15-34-07-tuesday-group'],
    ['../../etc/passwd', '2026-11-21T15-34-07-etc-passwd'],
    ['Группа 2 / Übung', '2026-11-21T15-34-07-группа-2-übung'],
    ['💥 -- ', '2026-11-21T15-34-07'],
    ['x'.repeat(80), `2026-11-21T15-34-07-${'x'.repeat(40)}`],
  ])('makes of %j a good file name', (name, stem) => {
    expect(stemFor(at, name, [])).toBe(stem);
  });

  it('never takes a name that is taken', () => {
    expect(stemFor(at, 'a', ['2026-11-21T15-34-07-a.csv', '2026-11-21T15-34-07-a-2.json'])).toBe(
      '2026-11-21T15-34-07-a-3',
    );
  });
});
