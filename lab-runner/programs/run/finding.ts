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
/** Columns before the text of a line. */
const gutter = '      | '.length;

/** Findings as lines for a terminal so many columns wide. */
export function findingLines(findings: readonly Finding[], columns = 100): readonly string[] {
  const lines = findings
    .slice(0, most)
    .flatMap(({ file, line, column, message, ...more }) => [
      ...wrapped(`${file}:${line}:${column}  ${message}`, columns),
      ...pointed({ line, column, ...more }, columns),
      '',
    ]);
  const more = findings.length - most;
  return more > 0 ? [...lines, `… and ${more} more.`, ''] : lines;
}

/** A line of a program with a mark below the place; of a long line the part around it. */
export function pointed(
  { line, column, length, source }: Pick<Finding, 'line' | 'column' | 'length' | 'source'>,
  columns: number,
): readonly string[] {
  const room = Math.max(20, columns - gutter - 1);
  const from = column + length < room ? 0 : Math.max(0, column - 1 - Math.floor(room / 2));
  const text = source.replaceAll('\t', ' ').slice(from, from + room);
  const mark = '^'.repeat(Math.max(1, Math.min(length, room - (column - 1 - from))));
  return [`${String(line).padStart(5)} | ${text}`, `      | ${' '.repeat(column - 1 - from)}${mark}`];
}

/** Breaks a sentence between words; a terminal would break it inside one. */
function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > columns) {
      lines.push(line);
      line = `  ${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
