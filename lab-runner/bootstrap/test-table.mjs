// The table at the end of npm test, and its last line. Runs nothing.

/** @typedef {import('./run-suite.mjs').Result} Result */

/**
 * One row per suite, then `N passed, N failed`.
 * @param {readonly Result[]} results
 * @returns {readonly string[]}
 */
export function testTable(results) {
  const rows = results.map(({ name, passed, failed, skipped, seconds, why }) => [
    name,
    String(passed),
    String(failed),
    skipped === 0 ? '' : String(skipped),
    `${seconds.toFixed(1)} s`,
    why ?? '',
  ]);
  const all = [['suite', 'passed', 'failed', 'skipped', 'time', ''], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const { passed, failed } = total(results);
  return [...lines, '', `${passed} passed, ${failed} failed`];
}

/** @param {readonly Result[]} results */
export function total(results) {
  return results.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}
