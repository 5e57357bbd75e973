// A lab of the measurement's own: the real `yard up` on a fresh data folder and free ports, and its complete removal.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { freePortBase } from '../lab-runner/bootstrap/free-ports.mjs';
import { ChildMessage } from '../lab-runner/src/cli/report-to-parent.ts';
import { type Config, loadConfig } from '../lab-runner/src/config.ts';
import type { DriverName } from '../lab-runner/src/drivers/choose.ts';
import { labsFolder, removeAbandoned } from './abandoned.ts';
import { yard, yardProgram } from './yard.ts';

export interface StageTime {
  readonly stage: string;
  readonly seconds: number;
}

/** One `yard up`, from the command to the address it prints last. */
export interface StartTimes {
  readonly stages: readonly StageTime[];
  readonly whole: number;
}

export interface Lab {
  readonly config: Config;
  /** Once it is up. */
  readonly runner: { readonly address: string; readonly token: string; readonly pid: number };
  up(): Promise<StartTimes>;
  /** As Ctrl-C does: nodes end, data stays. */
  down(): Promise<void>;
}

/** Milliseconds `yard up` may take to end once it was asked to. */
const endWithinMs = 90_000;

/** Hands a lab to `use` and removes it afterwards with everything it has made, whatever happens. */
export async function withLab<T>(
  driver: DriverName,
  signal: AbortSignal,
  use: (lab: Lab) => Promise<T>,
): Promise<T> {
  await removeAbandoned();
  mkdirSync(labsFolder, { recursive: true });
  const dataDir = mkdtempSync(path.join(labsFolder, `bench-${process.pid}-`));
  const config = loadConfig({ dataDir, driver, portBase: String(await freePortBase()) });
  const flags = ['--data-dir', dataDir, '--port-base', String(config.portBase), '--driver', driver];
  let child: ChildProcess | undefined;
  let runner: Lab['runner'] | undefined;

  async function down(): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit', { signal: AbortSignal.timeout(endWithinMs) });
    child.kill('SIGTERM');
    await gone.catch(() => child?.kill('SIGKILL'));
  }

  try {
    await yard(['build'], signal);
    return await use({
      config,
      get runner() {
        if (runner === undefined) throw new Error('the lab is not up');
        return runner;
      },
      async up() {
        // A group of its own: a Ctrl-C is for us, and we end it in order.
        child = spawn(process.execPath, [yardProgram, 'up', '--report', ...flags], {
          detached: true,
          stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        });
        const { times, address, token } = await started(child, signal);
        runner = { address, token, pid: child.pid ?? 0 };
        return times;
      },
      down,
    });
  } finally {
    await down();
    await yard(['down', '--volumes', ...flags]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Listens to the stages as `yard up` tells them. Rejects with its own words when it fails. */
function started(
  child: ChildProcess,
  signal: AbortSignal,
): Promise<{ times: StartTimes; address: string; token: string }> {
  const begun = performance.now();
  const since = (from: number) => (performance.now() - from) / 1000;
  const stages: StageTime[] = [];
  let stage = { title: 'Loading the program', at: begun };
  let printed = '';
  child.stderr?.on('data', (piece: Buffer) => (printed += piece.toString()));
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`yard up ended with ${status}: ${printed}`)));
    child.on('message', (raw) => {
      const message = ChildMessage.parse(raw);
      if (message.type === 'begin') {
        if (stages.length === 0) stages.push({ stage: stage.title, seconds: since(stage.at) });
        stage = { title: message.title, at: performance.now() };
      } else if (message.type === 'end') stages.push({ stage: stage.title, seconds: since(stage.at) });
      else if (message.type === 'failed') {
        reject(new Error(`${message.error.what} ${message.error.remedy}`));
      } else if (message.type === 'ready') {
        const { address, token } = message;
        resolve({ times: { stages, whole: since(begun) }, address, token });
      }
    });
  });
}
