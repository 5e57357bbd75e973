// Where the learner's shells live: opening them, and the files of the learner's home.
import type { ConsoleSize } from '../../protocol/index.ts';

export interface ShellExit {
  readonly status: number | null;
  readonly signal: number | null;
}

/** A process somebody started in a shell. */
export interface ShellProgram {
  readonly pid: number;
  /** Process id of whoever started it, as far as that one still lives. */
  readonly parent: number;
  readonly args: readonly string[];
  /** Wall clock, in ms. */
  readonly since: number;
  /** It has the terminal: keys go to it. */
  readonly foreground: boolean;
}

export type ProgramSignal = 'SIGINT' | 'SIGTERM' | 'SIGKILL';

/** One shell with a terminal. Bytes in, bytes out; knows nothing of sockets. */
export interface Shell {
  readonly id: string;
  write(bytes: Uint8Array): void;
  /** Bytes written that the terminal has not taken yet, where that can be told. */
  pendingInput?(): number;
  resize(size: ConsoleSize): void;
  /** Stop and go on reading from the terminal: flow control. */
  pause(): void;
  resume(): void;
  onData(listener: (bytes: Uint8Array) => void): void;
  onExit(listener: (exit: ShellExit) => void): void;
  /** What runs in it besides the shell itself, also in the background or in a session of its own. */
  programs(): Promise<readonly ShellProgram[]>;
  /** Signals those of these processes that still are its programs, and wakes the stopped ones. Never reaches the shell itself. */
  signal(pids: readonly number[], signal: ProgramSignal): Promise<void>;
  /** Ends the shell and everything started in its session. */
  close(): Promise<void>;
}

export interface ShellOptions extends ConsoleSize {
  /** Added to a scrubbed environment: `RAILYARD_URL`, `RAILYARD_CONSOLE_KEY`, `RAILYARD_LESSON` … */
  readonly env: Readonly<Record<string, string>>;
}

export interface Workbench {
  open(options: ShellOptions): Promise<Shell>;
  /** A file below the learner's home, at most 1 MiB; `undefined` when absent. Never follows a path out of the home. */
  readFile(path: string): Promise<string | undefined>;
  /** Writes a starter; keeps what the learner has unless `overwrite`. */
  writeFile(path: string, content: string, options?: { overwrite?: boolean }): Promise<void>;
  /**
   * Writes what a learner has edited, but only over the text of that version; `null`: only where nothing is. Rejects with
   * FILE_CHANGED when there is another one.
   */
  replaceFile(path: string, content: string, version: string | null): Promise<void>;
  /** Changes whenever the file is written; cheap, so that it may be asked often. `undefined` when there is no plain file. */
  stampOf(path: string): Promise<string | undefined>;
  /** Checks the types of a program below the home, as `run` does: what it prints with --json. */
  checkProgram(path: string, signal?: AbortSignal): Promise<string>;
  /**
   * Empties the home and the folder for temporary files, whatever is in them: the next learner begins with nothing. Shells
   * are to be closed before.
   */
  clearHome(): Promise<void>;
  /** The lists that completion reads. Names with characters a shell or a terminal would act on are left out. */
  writeNames(names: LiveNames): Promise<void>;
  /** The lesson being read, for instance `L3`: shown by the next prompt of every console. */
  showLesson(label: string): Promise<void>;
  /** Lets go of what was opened besides shells; shells are closed by who opened them. */
  dispose(): Promise<void>;
}

export interface LiveNames {
  readonly topics: readonly string[];
  readonly groups: readonly string[];
  readonly exercises?: readonly string[];
}
