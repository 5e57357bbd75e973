// Where a command's words go: facts to standard output, progress and troubles to standard error. Knows no command.

/** Colours of meaning only; plain text where nobody would see them. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly go: (text: string) => string;
  readonly caution: (text: string) => string;
  readonly stop: (text: string) => string;
}

export interface Output {
  /** A line of facts, the answer to the command. */
  print(line: string): void;
  /** A line about the work itself: progress, notes, troubles. */
  say(line: string): void;
  /** Replaces the last unfinished line of progress; `undefined` where lines cannot be replaced. */
  readonly redraw: ((line: string) => void) | undefined;
  readonly columns: number;
  readonly paint: Paint;
}

export interface OutputStreams {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

/** A reader that goes (`| head`, a closed terminal) ends nothing but the writing. Once for a process, before it writes. */
export function outliveReaders({ out, err }: OutputStreams): void {
  for (const stream of [out, err]) stream.on('error', ignoreGone);
}

/** The terminal's output. */
export function createOutput({ out, err }: OutputStreams, colour: boolean): Output {
  const live = err.isTTY === true;
  return {
    print: (line) => void out.write(`${line}\n`),
    say: (line) => void err.write(`${live ? clearLine : ''}${line}\n`),
    redraw: live ? (line) => void err.write(`${clearLine}${line}`) : undefined,
    columns: err.columns ?? 80,
    paint: colour && out.isTTY === true ? colours : plain,
  };
}

const clearLine = '\r\u001b[K';

/** EPIPE: the reader has ended. EIO: the terminal is gone. */
function ignoreGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
}

const same = (text: string) => text;
export const plain: Paint = { strong: same, faint: same, go: same, caution: same, stop: same };

const wrap = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const colours: Paint = {
  strong: wrap(1, 22),
  faint: wrap(2, 22),
  go: wrap(32, 39),
  caution: wrap(33, 39),
  stop: wrap(31, 39),
};
