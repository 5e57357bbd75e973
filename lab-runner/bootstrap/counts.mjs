// Reads how many passed and failed from what each kind of suite leaves behind. Runs nothing.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

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
  return { passed, failed: failed + broken, skipped: total - passed - failed };
}

/**
 * Playwright's JSON report. A flaky test counts as failed: there are no retries to hide behind.
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function playwrightCounts(file) {
  const report = json(file);
  if (typeof report?.stats?.expected !== 'number') return undefined;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped };
}

/**
 * The verifier's last line, `41 passed, 0 failed`.
 * @param {readonly string[]} lines
 * @returns {Counts | undefined}
 */
export function gateCounts(lines) {
  for (const line of [...lines].reverse()) {
    const match = /^(\d+) passed, (\d+) failed$/.exec(line.trim());
    if (match) return { passed: Number(match[1]), failed: Number(match[2]), skipped: 0 };
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
  if (counts === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { passed, failed, skipped } = counts;
  if (passed + failed === 0) return { passed, failed: 1, skipped };
  return status !== 0 && failed === 0 ? { passed, failed: 1, skipped } : counts;
}

/** @param {string} file */
function json(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
