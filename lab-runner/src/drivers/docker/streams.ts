// Programs in the workbench that are talked with while they run: Docker's exec as a stream. Knows no terminal's user.
import { type Duplex, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';

export interface StreamRequest {
  readonly container: Docker.Container;
  readonly user: 'learner' | 'grader';
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** A terminal of its own: its output is plain bytes. Without one it is in Docker's frames: see {@link separate}. */
  readonly terminal?: boolean;
}

export interface RunningExec {
  readonly exec: Docker.Exec;
  readonly stream: Duplex;
}

/** Starts a program. Listeners must be on the stream before anything else is awaited. */
export async function startStream(request: StreamRequest): Promise<RunningExec> {
  const { container, user, command, env = {}, cwd = '/', terminal = false } = request;
  const exec = await container.exec({
    User: user,
    Cmd: [...command],
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    WorkingDir: cwd,
    Tty: terminal,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
  });
  return { exec, stream: await exec.start({ hijack: true, stdin: true, Tty: terminal }) };
}

/** Parts the output of a program without a terminal. */
export function separate(
  container: Docker.Container,
  stream: Duplex,
  onOutput: (bytes: Buffer) => void,
  onError: (bytes: Buffer) => void,
): void {
  container.modem.demuxStream(stream, sink(onOutput), sink(onError));
}

function sink(take: (bytes: Buffer) => void): Writable {
  return new Writable({
    write(bytes: Buffer, _, done) {
      take(bytes);
      done();
    },
  });
}

/** Settles when nothing more comes, however that happened. */
export function endOf(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    stream.on('error', () => undefined);
    for (const event of ['end', 'close'] as const) stream.once(event, () => resolve());
  });
}

/** Milliseconds Docker may take to notice that a program whose output has ended has ended itself. */
const noticeWithinMs = 3000;

/** What a program ended with; `null` when nobody knows, for instance because its container is gone. */
export async function exitStatus(exec: Docker.Exec): Promise<number | null> {
  const deadline = Date.now() + noticeWithinMs;
  for (;;) {
    const state = await exec.inspect().catch(() => undefined);
    if (state === undefined) return null;
    if (!state.Running) return state.ExitCode;
    if (Date.now() > deadline) return null;
    await delay(20);
  }
}
