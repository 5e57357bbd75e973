// The table at the end of npm test, and its last line. Runs nothing.

/** @typedef {import('./run-suite.mjs').Result} Result */

/** How many tests of a whole run may need a second go, as Kafka's own build has such a limit (`maxTestRetryFailures`). */
const unsteadyAllowed = 3;

/**
 * One row per suite, the names of what failed or was unsteady, then `N passed, N failed`.
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
  return [...lines, ...named(results), '', `${passed} passed, ${failed} failed`];
}

/** @param {readonly Result[]} results */
function named(results) {
  /** @param {'failures' | 'unsteady'} which */
  const all = (which) => results.flatMap((one) => one[which].map((test) => `  ${one.name}: ${test}`));
  const failures = all('failures');
  const unsteady = all('unsteady');
  const many = unsteady.length > unsteadyAllowed ? ': too many for chance, so they count as failed' : '';
  return [
    ...(failures.length === 0 ? [] : ['', 'Failed:', ...failures]),
    ...(unsteady.length === 0 ? [] : ['', `Unsteady, passed at the second go${many}:`, ...unsteady]),
  ];
}

/** @param {readonly Result[]} results */
export function total(results) {
  const sums = results.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
  const unsteady = results.reduce((sum, one) => sum + one.unsteady.length, 0);
  if (unsteady <= unsteadyAllowed) return sums;
  return { passed: sums.passed - unsteady, failed: sums.failed + unsteady };
}
