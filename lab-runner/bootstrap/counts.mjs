// Reads how many passed and failed from what each kind of suite leaves behind. Runs nothing.
import { readFileSync } from 'node:fs';

/**
 * `failures` and `unsteady` are the names of tests; an unsteady one failed, passed at its second go and is among the passed.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[], unsteady: readonly string[] }} Counts
 */

/**
 * Vitest's JSON report; `undefined` when there is none that can be read.
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function vitestCounts(file) {
  const report = json(file);
  if (typeof report?.numTotalTests !== 'number') return undefined;
  const { numPassedTests: passed, numFailedTests: failed, numTotalTests: total } = report;
  // A file that broke before its first test has no test that could fail.
  const broken = (report.testResults ?? []).filter(
    (/** @type {any} */ one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length;
  const tests = (report.testResults ?? []).flatMap((/** @type {any} */ one) => one.assertionResults);
  return {
    passed,
    failed: failed + broken,
    skipped: total - passed - failed,
    failures: namesOf(tests.filter((/** @type {any} */ one) => one.status === 'failed')),
    // One that passed keeps the messages of the go that did not.
    unsteady: namesOf(
      tests.filter((/** @type {any} */ one) => one.status === 'passed' && one.failureMessages.length > 0),
    ),
  };
}

/**
 * Playwright's JSON report; what it calls flaky is unsteady here.
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function playwrightCounts(file) {
  const report = json(file);
  if (typeof report?.stats?.expected !== 'number') return undefined;
  const { expected, unexpected, flaky, skipped } = report.stats;
  /** @param {string} status */
  const named = (status) =>
    (report.suites ?? [])
      .flatMap(specsOf)
      .filter((/** @type {any} */ spec) => spec.tests.some((/** @type {any} */ one) => one.status === status))
      .map((/** @type {any} */ spec) => `${spec.file}: ${spec.title}`);
  return {
    passed: expected + flaky,
    failed: unexpected + (report.errors?.length ?? 0),
    skipped,
    failures: named('unexpected'),
    unsteady: named('flaky'),
  };
}

/**
 * @param {any} suite of Playwright's report
 * @returns {readonly any[]}
 */
function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** @param {readonly any[]} tests of vitest's report */
const namesOf = (tests) => tests.map(({ fullName }) => String(fullName));

/**
 * The verifier's last line, `41 passed, 0 failed`, and above it what it names as failed or unsteady.
 * @param {readonly string[]} lines
 * @returns {Counts | undefined}
 */
export function gateCounts(lines) {
  for (const line of [...lines].reverse()) {
    const match = /^(\d+) passed, (\d+) failed$/.exec(line.trim());
    if (!match) continue;
    const named = (/** @type {string} */ word) =>
      lines.filter((one) => one.startsWith(word)).map((one) => one.slice(word.length));
    return {
      passed: Number(match[1]),
      failed: Number(match[2]),
      skipped: 0,
      failures: named('Failed: '),
      unsteady: named('Unsteady: '),
    };
  }
  return undefined;
}

/**
 * What a suite counts as: its own numbers, made to agree with its exit status. A suite that ran nothing has failed.
 * @param {Counts | undefined} counts
 * @param {number} status
 * @returns {Counts}
 */
export function honest(counts, status) {
  if (counts === undefined) return { ...none, failed: 1 };
  const { passed, failed } = counts;
  const nothingRan = passed + failed === 0;
  return nothingRan || (status !== 0 && failed === 0) ? { ...counts, failed: 1 } : counts;
}

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [] };

/** @param {string} file */
function json(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
