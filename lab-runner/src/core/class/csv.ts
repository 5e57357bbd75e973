// Rows as CSV that a spreadsheet opens and never runs. Pure.

/** `null` is an empty cell. */
export type Cell = string | number | boolean | null;

/**
 * RFC 4180 with a byte order mark: Excel takes UTF-8 for Latin-1 without it, and everything else skips it.
 * Text is always in quotes; a text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return `"${defused(cell).replaceAll('"', '""')}"`;
}

/**
 * What makes a cell a formula (OWASP, "CSV Injection"): = + - @, a tab or a line break in front; the full-width signs are read as the
 * plain ones by some, and blanks in front are skipped by others.
 */
function defused(text: string): string {
  return /^[\s\0\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
