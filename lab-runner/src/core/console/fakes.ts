// A workbench in memory, for tests: shells that do what the test tells them.
import { type ConsoleSize, RailyardError } from '../../../protocol/index.ts';
import type { Shell, ShellExit, ShellOptions, ShellProgram, Workbench } from '../../ports/workbench.ts';

export interface FakeShell extends Shell {
  readonly options: ShellOptions;
  readonly written: string[];
  readonly sizes: ConsoleSize[];
  readonly paused: boolean;
  readonly closed: boolean;
  waiting: number;
  /** What runs in it; a signal takes it away. */
  running: readonly ShellProgram[];
  /** The shell prints. */
  print(bytes: string | Uint8Array): void;
  /** The shell ends. */
  end(exit: ShellExit): void;
}

export interface FakeWorkbench extends Workbench {
  readonly shells: FakeShell[];
  /** The next opening fails with this. */
  failWith: Error | undefined;
  /** The latest shell. */
  last(): FakeShell;
}

export function createFakeWorkbench(): FakeWorkbench {
  const shells: FakeShell[] = [];
  return {
    shells,
    failWith: undefined,
    async open(options) {
      if (this.failWith !== undefined) throw this.failWith;
      const shell = createFakeShell(options, String(shells.length + 1));
      shells.push(shell);
      return shell;
    },
    last() {
      const shell = shells.at(-1);
      if (shell === undefined) throw new RailyardError('NO_SUCH_CONSOLE');
      return shell;
    },
    readFile: async () => undefined,
    writeFile: async () => undefined,
    replaceFile: async () => undefined,
    stampOf: async () => undefined,
    checkProgram: async () => '[]',
    clearHome: async () => undefined,
    writeNames: async () => undefined,
    showLesson: async () => undefined,
    dispose: async () => undefined,
  };
}

function createFakeShell(options: ShellOptions, id: string): FakeShell {
  let data: (bytes: Uint8Array) => void = () => undefined;
  let exit: (how: ShellExit) => void = () => undefined;
  const state = { paused: false, closed: false };
  return {
    id,
    options,
    written: [],
    sizes: [],
    waiting: 0,
    running: [],
    get paused() {
      return state.paused;
    },
    get closed() {
      return state.closed;
    },
    write(bytes) {
      this.written.push(Buffer.from(bytes).toString());
    },
    pendingInput() {
      return this.waiting;
    },
    resize(size) {
      this.sizes.push(size);
    },
    pause: () => void (state.paused = true),
    resume: () => void (state.paused = false),
    onData: (listener) => void (data = listener),
    onExit: (listener) => void (exit = listener),
    print: (bytes) => data(typeof bytes === 'string' ? Buffer.from(bytes) : bytes),
    end: (how) => exit(how),
    async programs() {
      return this.running;
    },
    async signal(pids) {
      this.running = this.running.filter(({ pid }) => !pids.includes(pid));
    },
    async close() {
      state.closed = true;
      exit({ status: null, signal: 1 });
    },
  };
}
