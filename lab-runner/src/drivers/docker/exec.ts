// Runs a command inside a running container to its end. Knows nothing of what it is.
import { PassThrough } from 'node:stream';
import type { ToolResult } from '@railyard/labs/kit';
import type Docker from 'dockerode';
import { exitStatus } from './streams.ts';

export interface ExecRequest {
  readonly container: Docker.Container;
  readonly command: readonly string[];
  readonly user: string;
  readonly cwd?: string;
  /** Milliseconds; the command is killed afterwards and the status is 124, as timeout(1) says it. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const mostOutput = 16 * 1024 * 1024;
export const timedOut = 124;

/** Rejects when it is called off or the daemon goes; a command that fails resolves with its status. */
export async function execute(request: ExecRequest): Promise<ToolResult> {
  const { container, command, user, cwd, timeoutMs, signal } = request;
  signal?.throwIfAborted();
  const exec = await container.exec({
    // It prints its own pid first, by which its whole group can be ended: the daemon has no way to.
    Cmd: ['setsid', '--wait', 'sh', '-c', 'echo $$; exec "$@"', 'sh', ...command],
    User: user,
    WorkingDir: cwd,
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await exec.start({ hijack: true, stdin: false });
  const stdout = collect();
  const stderr = collect();
  container.modem.demuxStream(stream, stdout.stream, stderr.stream);
  let ended: 'late' | 'called off' | undefined;
  const end = (why: typeof ended) => {
    ended ??= why;
    const [pid = ''] = stdout.text().split('\n', 1);
    if (/^\d+$/.test(pid)) void killGroup(container, user, pid).catch(() => undefined);
    stream.destroy();
  };
  const timer = setTimeout(() => end('late'), timeoutMs);
  const callOff = () => end('called off');
  signal?.addEventListener('abort', callOff, { once: true });
  if (signal?.aborted) callOff();
  try {
    await new Promise<void>((resolve, reject) => {
      stream.once('end', resolve);
      stream.once('close', resolve);
      stream.once('error', (error) => (ended === undefined ? reject(error) : resolve()));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', callOff);
  }
  signal?.throwIfAborted();
  const out = stdout.text().replace(/^\d+\n/, '');
  if (ended === 'late') {
    const note = `\nEnded after ${timeoutMs} ms without an answer.\n`;
    return { status: timedOut, stdout: out, stderr: stderr.text() + note };
  }
  const status = await exitStatus(exec);
  if (status === null) throw Object.assign(new Error('the daemon went away'), { code: 'ECONNRESET' });
  return { status, stdout: out, stderr: stderr.text() };
}

async function killGroup(container: Docker.Container, user: string, pid: string): Promise<void> {
  const exec = await container.exec({ Cmd: ['sh', '-c', 'kill -KILL -- "-$0"', pid], User: user });
  // Its answer is read, or its connection would be kept.
  const answer = await exec.start({ Detach: true });
  answer.resume();
}

/** Keeps what a stream says, up to a limit; what is beyond is read and dropped, so that nobody blocks. */
function collect(): { stream: PassThrough; text: () => string } {
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  let size = 0;
  stream.on('data', (piece: Buffer) => {
    if (size < mostOutput) pieces.push(piece.subarray(0, mostOutput - size));
    size += piece.length;
  });
  return { stream, text: () => Buffer.concat(pieces).toString('utf8') };
}
