// The product under test: `yard up` as a child process, with its own data folder and ports, and the page opened on it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { freePortBase } from '../lab-runner/bootstrap/free-ports.mjs';

const root = path.resolve(import.meta.dirname, '..');
const yard = path.join(root, 'lab-runner/bin/yard.mjs');
const startWithinMs = 180_000;

export interface Lab {
  readonly address: string;
  /** The address a learner opens: with the token behind the `#`. */
  readonly entry: string;
  readonly pid: number;
  readonly dataDir: string;
  readonly ports: { readonly base: number };
  /** Runs `yard` on the host against this lab. */
  yard(...args: string[]): string;
  /** Kills the runner as a crash would; nodes live on. */
  killRunner(): void;
  /** Starts the runner again on the same data and ports. */
  startRunner(): Promise<void>;
  stop(): Promise<void>;
}

/** Every spec gets the one lab of the run, started by the first that asks. */
export const test = base.extend<object, { lab: Lab }>({
  lab: [
    async ({}, use) => {
      const lab = await openLab();
      await use(lab);
      await lab.stop();
    },
    { scope: 'worker', timeout: startWithinMs },
  ],
});

async function openLab(): Promise<Lab> {
  const parent = path.join(root, '.railyard/test');
  mkdirSync(parent, { recursive: true });
  const dataDir = mkdtempSync(path.join(parent, 'e2e-'));
  const portBase = await freePortBase();
  const flags = ['--data-dir', dataDir, '--port-base', String(portBase)];
  let child: ChildProcess | undefined;
  const record = () =>
    JSON.parse(readFileSync(path.join(dataDir, 'runner.json'), 'utf8')) as {
      address: string;
      token: string;
      pid: number;
    };

  const lab: Lab = {
    get address() {
      return record().address;
    },
    get entry() {
      const { address, token } = record();
      return `${address}/#token=${token}`;
    },
    get pid() {
      return record().pid;
    },
    dataDir,
    ports: { base: portBase },
    yard: (...args) => execFileSync(process.execPath, [yard, ...args, ...flags], { encoding: 'utf8' }),
    killRunner() {
      process.kill(record().pid, 'SIGKILL');
    },
    async startRunner() {
      child = spawn(process.execPath, [yard, 'up', ...flags], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      await ready(child);
    },
    async stop() {
      execFileSync(process.execPath, [yard, 'down', '--volumes', ...flags]);
      await exited(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await lab.startRunner();
  return lab;
}

/** Resolves when the address with its token is printed, which `yard up` does last. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('#token=')) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (status) => reject(new Error(`yard up ended with ${status}:\n${printed}`)));
  });
}

function exited(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
