// One learner's shell in the workbench: an exec with a terminal, ended with everything it started. Knows no sockets.
import { randomUUID } from 'node:crypto';
import type Docker from 'dockerode';
import { ConsoleSize, RailyardError } from '../../../../protocol/index.ts';
import type { Shell, ShellExit } from '../../../ports/workbench.ts';
import { bashCommand } from '../../shell/command.ts';
import type { ShellSession } from '../../shell/session-programs.ts';
import { createResizer } from './resizer.ts';
import { bash, places } from './recipe.ts';
import type { SessionPrograms } from './running-programs.ts';
import { endOf, exitStatus, startStream } from '../streams.ts';

export interface DockerShellRequest {
  readonly container: Docker.Container;
  readonly size: ConsoleSize;
  readonly env: Readonly<Record<string, string>>;
  /** Ends all processes of a session; does not fail. */
  readonly endSession: (session: ShellSession) => Promise<void>;
  readonly programs: SessionPrograms;
}

/** Says its own number, which Docker does not tell, and becomes the shell. */
const command = [bash, '-c', 'echo $$; exec "$@"', 'console', ...bashCommand(places.files, bash)];
/** Milliseconds a shell may take to say it. */
const firstWordWithinMs = 15_000;
/** Milliseconds Docker may take to end the stream of a shell that has ended. */
const lastWordWithinMs = 3000;

/** Starts a shell in the home. Output that comes before somebody listens is kept. */
export async function openDockerShell(request: DockerShellRequest): Promise<Shell> {
  const size = validSize(request.size);
  const id = randomUUID();
  const { exec, stream } = await startStream({
    container: request.container,
    user: 'learner',
    command,
    env: { ...request.env, RAILYARD_SHELL: id },
    cwd: places.home,
    terminal: true,
  });

  const early: Uint8Array[] = [];
  let listener = (bytes: Uint8Array): void => void early.push(bytes);
  let exited: (exit: ShellExit) => void = () => undefined;
  let exit: ShellExit | undefined;
  let pid = 0;
  let ended: Promise<void> | undefined;
  const session = () => ({ pid, mark: `RAILYARD_SHELL=${id}` });
  const end = () => (ended ??= pid > 0 ? request.endSession(session()) : Promise.resolve());

  let tellBegun: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (tellBegun = resolve));
  let head = Buffer.alloc(0);
  const takeFirstLine = (bytes: Buffer) => {
    head = Buffer.concat([head, bytes]);
    const line = head.indexOf('\n');
    if (line < 0) return;
    stream.off('data', takeFirstLine);
    stream.on('data', (more: Buffer) => listener(more));
    const word = Number(head.toString('latin1', 0, line));
    if (Number.isSafeInteger(word)) pid = word;
    tellBegun();
    if (head.length > line + 1) listener(head.subarray(line + 1));
  };
  stream.on('data', takeFirstLine);

  let lastWords = '';
  stream.on('data', (bytes: Buffer) => {
    lastWords = (lastWords + bytes.toString('latin1', Math.max(0, bytes.length - 8))).slice(-8);
  });
  const gone = endOf(stream).then(async () => {
    exit = exitFrom(await exitStatus(exec), lastWords);
    // At once: later the number of a session without members could belong to somebody else.
    void end();
    exited(exit);
  });

  const resizer = createResizer(exec);
  void resizer.resize(size);
  await Promise.race([begun, gone, after(firstWordWithinMs)]);
  if (pid < 1) {
    stream.destroy();
    const words = head.toString('utf8').trim().slice(0, 200);
    throw new RailyardError('INTERNAL', { detail: `the shell could not be started${words && `: ${words}`}` });
  }

  // Docker may have refused it before: a program that has not begun has no size.
  await Promise.race([resizer.resize(size), gone]);

  return {
    id,
    write(bytes) {
      if (stream.writable) stream.write(bytes);
    },
    pendingInput: () => stream.writableLength,
    resize: (asked) => void resizer.resize(validSize(asked)),
    pause: () => void stream.pause(),
    resume: () => void stream.resume(),
    onData(next) {
      for (const bytes of early.splice(0)) next(bytes);
      listener = next;
    },
    onExit(next) {
      exited = next;
      if (exit !== undefined) next(exit);
    },
    programs: async () => (exit === undefined ? request.programs.list(session()) : []),
    signal: async (pids, signal) =>
      exit === undefined ? request.programs.signal(session(), pids, signal) : undefined,
    async close() {
      // Read on: the end of a paused stream would never be seen.
      listener = () => undefined;
      stream.resume();
      await end();
      await Promise.race([gone, after(lastWordWithinMs)]);
      stream.destroy();
    },
  };
}

/**
 * Docker tells of a signal as the status 128 + n, which is also what a shell answers after a command that a signal
 * ended. A shell that leaves by itself says "exit" first.
 */
export function exitFrom(status: number | null, lastWords: string): ShellExit {
  const isSignal = status !== null && status > 128 && status <= 128 + 64 && !lastWords.endsWith('exit\r\n');
  return isSignal ? { status: null, signal: status - 128 } : { status, signal: null };
}

/** Docker takes any size, also those no terminal can have. */
function validSize({ columns, rows }: ConsoleSize): ConsoleSize {
  const size = ConsoleSize.safeParse({ columns, rows });
  if (!size.success) throw new RailyardError('INVALID_SIZE');
  return size.data;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
