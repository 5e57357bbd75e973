// What is wrong with a program before it runs, as a person and the editor read it. Knows no compiler.

/** Lines and columns begin with 1. */
export interface Finding {
  /** Relative to the folder the program was named in. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Columns it spans on its line, at least 1. */
  readonly length: number;
  readonly message: string;
  /** The text of the line. */
  readonly source: string;
}

/** At most so many are printed: the first are usually the cause of the others. */
const most = 8;
const widest = 160;

/** Findings as lines for a terminal. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const lines = findings.slice(0, most).flatMap(({ file, line, column, length, message, source }) => {
    const gutter = String(line).padStart(5);
    const text = source.replaceAll('\t', ' ').slice(0, widest);
    const mark = column > text.length + 1 ? [] : [`      | ${' '.repeat(column - 1)}${'^'.repeat(length)}`];
    return [`${file}:${line}:${column}  ${message}`, `${gutter} | ${text}`, ...mark, ''];
  });
  const more = findings.length - most;
  return more > 0 ? [...lines, `… and ${more} more.`, ''] : lines;
}
