// Kafka's command-line tools as the runner itself uses them: started directly, with nothing a learner can change.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { nodeNames, type ToolResult } from '@railyard/labs/kit';
import { noSuchTool } from '../node/refusals.ts';
import { readTools } from '../node/tool-list.ts';
import { classDataFlags, nodeEnvironment, type Runtime } from '../node/launch.ts';
import { spawnTied } from './tied.ts';

/** Milliseconds a tool may take when the caller does not say. */
const defaultTimeoutMs = 60_000;
const mostOutput = 16 * 1024 * 1024;
/** What timeout(1) answers. */
const timedOut = 124;

/** What `/etc/hosts` would say: the six nodes and this machine, all at the lab's loopback address. */
export function hostsText(bind: string): string {
  return `${[...nodeNames, 'localhost', hostname()].map((name) => `${bind} ${name}`).join('\n')}\n`;
}

/** Where the tools find names and may keep their temporary files. */
export interface ToolPlaces {
  readonly hosts: string;
  readonly tmp: string;
}

/** Writes the hosts file if it is not as it should be, and makes the temporary folder. */
export function makeToolPlaces(places: ToolPlaces, bind: string): void {
  mkdirSync(places.tmp, { recursive: true, mode: 0o700 });
  const wanted = hostsText(bind);
  let found = '';
  try {
    found = readFileSync(places.hosts, 'utf8');
  } catch {
    // Written below.
  }
  if (found !== wanted) writeFileSync(places.hosts, wanted, { mode: 0o600 });
}

/** The command line of a tool. Throws NOT_SUPPORTED for a tool that is not in the list. */
export function toolCommand(
  tool: string,
  args: readonly string[],
  runtime: Runtime,
  places: ToolPlaces,
): readonly string[] {
  const found = readTools(runtime.infra).get(tool.replace(/\.sh$/, ''));
  if (found === undefined) throw noSuchTool('jvm', tool);
  return [
    runtime.java,
    '-Xmx256m',
    ...runtime.jvmFlags,
    ...classDataFlags(runtime.classData),
    ...(runtime.extraFlags ?? []),
    `-Djdk.net.hosts.file=${places.hosts}`,
    `-Djava.io.tmpdir=${places.tmp}`,
    `-Dlog4j.configuration=file:${path.join(runtime.infra, 'kafka/tools-log4j.properties')}`,
    ...runtime.classPath,
    ...(found.mainClass === undefined ? [] : [found.mainClass]),
    ...found.first,
    ...args,
  ];
}

export interface RunOptions {
  readonly infra: string;
  readonly cwd: string;
  /** What the command reads; nothing by default. */
  readonly input?: string | undefined;
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Runs a command to its end; status 124 when it took too long. Rejects when it is cancelled or cannot start. */
export function runCommand(command: readonly string[], options: RunOptions): Promise<ToolResult> {
  const { signal, infra, cwd, input, timeoutMs = defaultTimeoutMs } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stdio = ['pipe', 'pipe', 'pipe'] as const;
    const { child, kill } = spawnTied({ infra, command, cwd, env: nodeEnvironment, stdio });
    // A command that ends without reading breaks the pipe; that is its own affair.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      kill();
    }, timeoutMs);
    signal?.addEventListener('abort', kill, { once: true });
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', kill);
      then();
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', (code) =>
      settle(() => {
        if (signal?.aborted) return reject(signal.reason);
        const note = late ? `\nEnded after ${timeoutMs} ms without an answer.\n` : '';
        resolve({ status: late ? timedOut : (code ?? 1), stdout: stdout(), stderr: stderr() + note });
      }),
    );
  });
}

/** Keeps what a stream says, up to a limit; what is beyond is read and dropped, so that nobody blocks. */
function collect(stream: NodeJS.ReadableStream | null): () => string {
  const pieces: Buffer[] = [];
  let size = 0;
  stream?.on('data', (piece: Buffer) => {
    if (size < mostOutput) pieces.push(piece.subarray(0, mostOutput - size));
    size += piece.length;
  });
  return () => Buffer.concat(pieces).toString('utf8');
}
