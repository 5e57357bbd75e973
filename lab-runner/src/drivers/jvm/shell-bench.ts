// A workbench in a folder of its own, and a reader for what a shell prints: for tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { standardPorts } from '@railyard/labs/kit';
import type { Shell } from '../../ports/workbench.ts';
import { createLocalWorkbench } from './workbench.ts';

export const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '');

/** The machine may be busy. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

export interface ShellBench {
  readonly dataDir: string;
  readonly home: string;
  readonly workbench: ReturnType<typeof createLocalWorkbench>;
  /** Opens a shell that is at its first prompt. */
  open(env?: Record<string, string>): Promise<ReadShell>;
  close(): Promise<void>;
}

export interface ReadShell {
  readonly shell: Shell;
  /** All it printed so far. */
  text(): string;
  /** Types a line and gives what came until the prompt was back. */
  run(line: string): Promise<string>;
  waitFor(what: RegExp | string): Promise<void>;
}

export function openShellBench(): ShellBench {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-shell-'));
  const workbench = createLocalWorkbench({
    config: { dataDir, root },
    topology: { clientPorts: standardPorts },
  });
  const shells: Shell[] = [];
  return {
    dataDir,
    home: path.join(dataDir, 'home'),
    workbench,
    async open(env = {}) {
      const shell = await workbench.open({ columns: 200, rows: 50, env });
      shells.push(shell);
      const read = readShell(shell);
      await read.waitFor('\x1b]133;B\x07');
      return read;
    },
    async close() {
      await Promise.all(shells.map((shell) => shell.close()));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const promptEnd = '\x1b]133;B\x07';

export function readShell(shell: Shell): ReadShell {
  const decoder = new TextDecoder();
  let text = '';
  let look: () => void = () => undefined;
  shell.onData((bytes) => {
    text += decoder.decode(bytes, { stream: true });
    look();
  });
  const waitUntil = (done: () => boolean, what: string) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${what} did not come; came: ${text.slice(-2000)}`)),
        15_000,
      );
      look = () => {
        if (!done()) return;
        clearTimeout(timer);
        look = () => undefined;
        resolve();
      };
      look();
    });
  return {
    shell,
    text: () => text,
    waitFor: (what) =>
      waitUntil(() => (typeof what === 'string' ? text.includes(what) : what.test(text)), String(what)),
    async run(line) {
      const from = text.length;
      shell.write(Buffer.from(`${line}\r`));
      await waitUntil(() => text.indexOf(promptEnd, from) > 0, `the prompt after ${line}`);
      return text.slice(from);
    },
  };
}
