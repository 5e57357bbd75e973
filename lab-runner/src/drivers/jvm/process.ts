// Operating-system processes as the driver needs them: started detached, recognised again, signalled safely.
// Knows nothing of Kafka.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Exit } from '../node/endings.ts';

/** A process that cannot be mistaken for a later one with the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start time; empty when the system would not say, and then nothing is ever recognised. */
  readonly startedAt: string;
}

/** What a process is doing. */
export type ProcessLiveness = 'running' | 'paused' | 'gone';

export interface Spawned {
  readonly identity: ProcessIdentity;
  readonly exited: Promise<Exit>;
}

export interface SpawnRequest {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Receives standard output and error; emptied first. */
  readonly outputFile: string;
}

/** Starts a process in a session of its own that survives this one. Rejects when it cannot be started. */
export async function spawnDetached(request: SpawnRequest): Promise<Spawned> {
  const [program = '', ...args] = request.command;
  const output = openSync(request.outputFile, 'w', 0o600);
  let child: ChildProcess;
  try {
    child = spawn(program, args, {
      cwd: request.cwd,
      env: request.env,
      detached: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', () => resolve());
    child.once('error', reject);
  });
  child.unref();
  const pid = child.pid ?? 0;
  return { identity: (await identify(pid)) ?? { pid, startedAt: '' }, exited };
}

/** What each of these processes is doing; a pid that was given to another process counts as gone. */
export async function livenessOf(
  identities: readonly ProcessIdentity[],
): Promise<readonly ProcessLiveness[]> {
  if (identities.length === 0) return [];
  const seen = await inspect(identities.map((identity) => identity.pid));
  return identities.map(({ pid, startedAt }) => {
    const process = seen.get(pid);
    if (process === undefined || process.startedAt !== startedAt || startedAt === '') return 'gone';
    return process.liveness;
  });
}

/** Sends a signal to exactly this process; does nothing when it is gone. */
export async function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): Promise<void> {
  const [liveness] = await livenessOf([identity]);
  if (liveness === 'gone') return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The identity of a pid that is in use now. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const seen = (await inspect([pid])).get(pid);
  return seen === undefined ? undefined : { pid, startedAt: seen.startedAt };
}

interface Seen {
  readonly startedAt: string;
  readonly liveness: ProcessLiveness;
}

function inspect(pids: readonly number[]): Promise<ReadonlyMap<number, Seen>> {
  return process.platform === 'linux' ? Promise.resolve(inspectProc(pids)) : inspectPs(pids);
}

function inspectProc(pids: readonly number[]): ReadonlyMap<number, Seen> {
  const found = new Map<number, Seen>();
  for (const pid of pids) {
    try {
      const seen = parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'), bootId());
      if (seen !== undefined) found.set(pid, seen);
    } catch {
      // No such process.
    }
  }
  return found;
}

let boot: string | undefined;
function bootId(): string {
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return boot;
}

/** Reads one line of proc(5) stat: field 3 is the state, field 22 the start in ticks since boot. */
export function parseProcStat(line: string, bootedAs: string): Seen | undefined {
  // The name in field 2 may hold spaces and brackets, so count from the last bracket.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const ticks = fields[19];
  if (state === undefined || ticks === undefined) return undefined;
  return { startedAt: `${bootedAs}:${ticks}`, liveness: livenessFrom(state) };
}

/** Where there is no /proc (macOS). */
function inspectPs(pids: readonly number[]): Promise<ReadonlyMap<number, Seen>> {
  return new Promise((resolve) => {
    const args = ['-o', 'pid=,stat=,lstart=', '-p', pids.join(',')];
    execFile('ps', args, { env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' } }, (_, stdout) => {
      resolve(parsePs(stdout));
    });
  });
}

/** Reads `ps -o pid=,stat=,lstart=`. */
export function parsePs(text: string): ReadonlyMap<number, Seen> {
  const found = new Map<number, Seen>();
  for (const line of text.split('\n')) {
    const [, pid, state, startedAt] = /^\s*(\d+)\s+(\S+)\s+(.+?)\s*$/.exec(line) ?? [];
    if (pid === undefined || state === undefined || startedAt === undefined) continue;
    found.set(Number(pid), { startedAt, liveness: livenessFrom(state) });
  }
  return found;
}

function livenessFrom(state: string): ProcessLiveness {
  // Z has ended and waits for its parent; X is being removed. T is stopped by a signal, t by a tracer.
  if (/^[ZXx]/.test(state)) return 'gone';
  return /^[Tt]/.test(state) ? 'paused' : 'running';
}
