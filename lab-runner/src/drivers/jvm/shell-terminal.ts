// The pty library as we use it: bytes, no surprise at the end. The only file that knows @lydell/node-pty.
import { type IPty, spawn } from '@lydell/node-pty';
import type { ConsoleSize } from '../../../protocol/index.ts';
import type { ShellExit } from '../../ports/workbench.ts';

export interface Terminal {
  readonly pid: number;
  write(bytes: Uint8Array): void;
  pendingInput(): number;
  resize(size: ConsoleSize): void;
  pause(): void;
  resume(): void;
}

export interface TerminalRequest extends ConsoleSize {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Record<string, string>;
  readonly onData: (bytes: Uint8Array) => void;
  /** Comes after the last byte. */
  readonly onExit: (exit: ShellExit) => void;
}

/** What the library reads through; not in its types. */
interface Reader {
  readonly writableLength: number;
  destroy(error?: Error): unknown;
}

/** How long after a resume the rest of a dead shell's output may take to be read. */
const restMs = 200;

/** Starts a program with a terminal of its own. Throws when it cannot be started. */
export function openTerminal(request: TerminalRequest): Terminal {
  const [program = '', ...args] = request.command;
  const pty = spawn(program, args, {
    name: request.env.TERM,
    cols: request.columns,
    rows: request.rows,
    cwd: request.cwd,
    env: request.env,
    encoding: null,
  });
  let paused = false;
  let gone = false;
  const reader = (pty as IPty & { _socket: Reader })._socket;

  // The library throws its reader away 200 ms after the shell's end, with what a paused reader has not read yet.
  const destroy = reader.destroy.bind(reader);
  let destroyIsDue = false;
  reader.destroy = (error) => {
    destroyIsDue = paused;
    return paused ? reader : destroy(error);
  };

  // Without an encoding the library takes and gives bytes, whatever its types say.
  pty.onData((bytes) => request.onData(bytes as unknown as Uint8Array));
  pty.onExit(({ exitCode, signal }) => {
    gone = true;
    const killed = signal !== undefined && signal !== 0;
    request.onExit({ status: killed ? null : exitCode, signal: killed ? signal : null });
  });

  return {
    pid: pty.pid,
    write(bytes) {
      if (!gone) pty.write(Buffer.from(bytes) as unknown as string);
    },
    pendingInput: () => reader.writableLength,
    resize({ columns, rows }) {
      // Its resize throws once the terminal is closed, which can be before the exit is told.
      try {
        if (!gone) pty.resize(columns, rows);
      } catch {
        // Nobody sees the size of a terminal that has ended.
      }
    },
    pause() {
      paused = true;
      if (!gone) pty.pause();
    },
    resume() {
      paused = false;
      if (gone) return;
      pty.resume();
      if (destroyIsDue) setTimeout(() => reader.destroy(), restMs).unref();
    },
  };
}
