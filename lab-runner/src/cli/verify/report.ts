// The verifier's report for people: a line per way as it happens, a table of exercise × gate at the end.
import { gateNames, type GateResult } from './gates.ts';
import type { Run } from './run.ts';

/** `ok  1.1 mistakes   one partition   failed: wrong-partitions   2.1 s` */
export function gateLine({ ok, exercise, gate, way, seen, trouble, unsteady, seconds }: GateResult): string {
  const columns = [
    ok ? 'ok   ' : 'WRONG',
    exercise.padEnd(4),
    gate.padEnd(9),
    way.padEnd(34),
    seen.padEnd(30),
  ];
  const first = unsteady === undefined ? '' : `\n      at the second go; at the first: ${unsteady}`;
  return `${columns.join(' ')} ${seconds.toFixed(1)} s${trouble === '' ? '' : `\n      ${trouble}`}${first}`;
}

/** One row per exercise, one column per gate: passed/all and seconds; then the reason codes seen. */
export function gateTable(results: readonly GateResult[]): string {
  const inOrder = new Intl.Collator('en', { numeric: true });
  const exercises = [...new Set(results.map((result) => result.exercise))].sort(inOrder.compare);
  const rows = exercises.map((exercise) => {
    const own = results.filter((result) => result.exercise === exercise);
    const cells = gateNames.map((gate) => {
      const ways = own.filter((result) => result.gate === gate);
      const seconds = ways.reduce((sum, way) => sum + way.seconds, 0);
      return `${ways.filter((way) => way.ok).length}/${ways.length} ${seconds.toFixed(0)} s`;
    });
    const reasons = own.flatMap((result) =>
      result.gate === 'mistakes' ? [result.seen.replace('failed: ', '')] : [],
    );
    return { cells: [exercise, ...cells], reasons: [...new Set(reasons)] };
  });
  const header = ['exercise', ...gateNames];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row.cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [line(header), ...rows.map((row) => `${line(row.cells)}\n          ${row.reasons.join(', ')}`)].join(
    '\n',
  );
}

/** The end of the report: the table and its sums, or all of it as JSON. One that was stopped says so. */
export function reportOf({ results, stopped }: Run, json: boolean): string {
  const failed = results.filter(({ ok }) => !ok).length;
  const passed = results.length - failed;
  if (json) return JSON.stringify({ passed, failed, stopped, results }, null, 2);
  const notes = results.flatMap(({ exercise, gate, way, ok, trouble, unsteady }) => {
    const which = `${exercise} ${gate}, ${way}`;
    if (!ok) return [`Failed: ${which}: ${trouble}`];
    return unsteady === undefined ? [] : [`Unsteady: ${which}: ${unsteady}`];
  });
  const end = stopped ? ', stopped before the end' : '';
  return `\n${[gateTable(results), ...notes].join('\n')}\n${passed} passed, ${failed} failed${end}`;
}
