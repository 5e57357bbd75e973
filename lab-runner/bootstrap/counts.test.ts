import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gateCounts, honest, none, playwrightCounts, vitestCounts } from './counts.mjs';
import { suites } from './suites.mjs';
import { parseTestOptions } from './test-options.mjs';
import { testTable, total } from './test-table.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'railyard-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('counts', () => {
  it('reads vitest, and counts a file that broke before its first test', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const file = report({ numTotalTests: 6, numPassedTests: 4, numFailedTests: 1, testResults: [broken] });
    expect(vitestCounts(file)).toMatchObject({ passed: 4, failed: 2, skipped: 1 });
  });

  it('names what failed in vitest, and what passed at its second go', () => {
    const tests = [
      { fullName: 'bad', status: 'failed', failureMessages: ['1', '2'] },
      { fullName: 'shaky', status: 'passed', failureMessages: ['1'] },
      { fullName: 'good', status: 'passed', failureMessages: [] },
    ];
    const testResults = [{ status: 'failed', assertionResults: tests }];
    const file = report({ numTotalTests: 3, numPassedTests: 2, numFailedTests: 1, testResults });
    expect(vitestCounts(file)).toMatchObject({ failed: 1, failures: ['bad'], unsteady: ['shaky'] });
  });

  it('reads playwright, and names what failed or was flaky, in groups too', () => {
    const spec = (title: string, status: string) => ({ title, file: 'a.spec.ts', tests: [{ status }] });
    const suites = [
      {
        specs: [spec('good', 'expected'), spec('bad', 'unexpected')],
        suites: [{ specs: [spec('shaky', 'flaky')] }],
      },
    ];
    const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [], suites });
    expect(playwrightCounts(file)).toEqual({
      ...{ passed: 6, failed: 1, skipped: 2 },
      ...{ failures: ['a.spec.ts: bad'], unsteady: ['a.spec.ts: shaky'] },
    });
  });

  it('reads the last line of the gates', () => {
    expect(gateCounts(['1 passed, 0 failed', 'more', '41 passed, 2 failed', ''])).toMatchObject({
      passed: 41,
      failed: 2,
    });
    const named = ['Failed: 1.1 mistakes, x: wanted y', 'Unsteady: 1.2 solution, z: w', '2 passed, 1 failed'];
    expect(gateCounts(named)).toMatchObject({
      failures: ['1.1 mistakes, x: wanted y'],
      unsteady: ['1.2 solution, z: w'],
    });
    expect(gateCounts(['it broke'])).toBeUndefined();
  });

  it('gives nothing for a report that is not there or not whole', () => {
    expect(vitestCounts('/nowhere')).toBeUndefined();
    expect(playwrightCounts(report('{"stats":'))).toBeUndefined();
  });

  it.each([
    ['no report', undefined, 1, { passed: 0, failed: 1, skipped: 0 }],
    ['no report though the status is 0', undefined, 0, { passed: 0, failed: 1, skipped: 0 }],
    ['no test at all', { passed: 0, failed: 0, skipped: 3 }, 0, { passed: 0, failed: 1, skipped: 3 }],
    [
      'a bad end after good tests',
      { passed: 9, failed: 0, skipped: 0 },
      1,
      { passed: 9, failed: 1, skipped: 0 },
    ],
    ['a good run', { passed: 9, failed: 0, skipped: 0 }, 0, { passed: 9, failed: 0, skipped: 0 }],
  ])('stays honest with %s', (_, counts, status, expected) => {
    expect(honest(counts && { ...none, ...counts }, status)).toEqual({ ...none, ...expected });
  });
});

describe('the table', () => {
  const row = { ...none, seconds: 1.26, interrupted: false };
  it('ends with the one line others read', () => {
    const results = [
      { ...row, name: 'unit', passed: 12, failed: 0 },
      { ...row, name: 'e2e', passed: 0, failed: 1, why: 'not run: site failed' },
    ];
    const lines = testTable(results);
    expect(lines.at(-1)).toBe('12 passed, 1 failed');
    expect(lines[1]).toMatch(/^unit\s+12\s+0\s+1\.3 s$/);
    expect(lines[2]).toContain('not run: site failed');
    expect(total(results)).toEqual({ passed: 12, failed: 1 });
  });

  it('names what failed and what was unsteady above its last line', () => {
    const lines = testTable([
      { ...row, name: 'labs', passed: 4, failed: 1, failures: ['1.1'], unsteady: ['1.2'] },
    ]);
    expect(lines.slice(-7)).toEqual([
      ...['Failed:', '  labs: 1.1', '', 'Unsteady, passed at the second go:', '  labs: 1.2', ''],
      '4 passed, 1 failed',
    ]);
  });

  it('calls what needs a second go too often failed', () => {
    const shaky = (unsteady: string[]) => [{ ...row, name: 'labs', passed: 9, failed: 0, unsteady }];
    expect(total(shaky(['1', '2', '3']))).toEqual({ passed: 9, failed: 0 });
    expect(total(shaky(['1', '2', '3', '4']))).toEqual({ passed: 5, failed: 4 });
    expect(testTable(shaky(['1', '2', '3', '4'])).at(-1)).toBe('5 passed, 4 failed');
  });
});

describe('npm test', () => {
  it('takes the steps of package.json, so that they are written down once', () => {
    const steps = suites().flatMap((suite) => suite.steps);
    expect(steps).toContain('prettier --check .');
    expect(steps).not.toContain('undefined');
    expect(steps.join()).not.toContain('&&');
  });

  it('keeps to a selection, and to a wider one with --full', () => {
    const step = (name: string, full: boolean) =>
      suites(undefined, full)
        .find((suite) => suite.name === name)
        ?.steps.join() ?? '';
    for (const [name, option] of [
      ['cluster', '--exclude'],
      ['labs', '--only'],
      ['lessons', ' -t '],
      ['e2e', '--grep-invert'],
    ] as const) {
      expect(step(name, false)).toContain(option);
      expect(step(name, true)).not.toContain(option);
    }
  });

  it('gives a second go on a cluster, only when asked', () => {
    const again = /--second-go|--retry=1|--retries=1/;
    expect(
      suites(undefined, true)
        .flatMap(({ steps }) => steps)
        .join(),
    ).not.toMatch(again);
    for (const { name, cluster, counting, steps } of suites(undefined, true, true))
      expect([name, again.test(steps.join())]).toEqual([name, cluster && counting !== 'steps']);
  });

  it('knows its options', () => {
    const known = ['unit', 'e2e'];
    expect(parseTestOptions(['--only', 'unit,e2e', '--yes'], known)).toEqual({
      yes: true,
      list: false,
      help: false,
      full: false,
      secondGo: false,
      only: ['unit', 'e2e'],
    });
    expect(() => parseTestOptions(['--only=units'], known)).toThrow('There is no suite units.');
    expect(() => parseTestOptions(['--only'], known)).toThrow('--only needs the name of a suite.');
    expect(() => parseTestOptions(['--grep', 'x'], known)).toThrow('npm test has no option --grep.');
  });
});
