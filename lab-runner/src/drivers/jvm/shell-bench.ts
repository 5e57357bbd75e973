// A workbench in a folder of its own, and a reader for what a shell prints: for tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { standardPorts } from '@railyard/labs/kit';
import type { Shell } from '../../ports/workbench.ts';
import { promptEnd, readShell, type ReadShell } from '../contract/read-shell.ts';
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

export function openShellBench(): ShellBench {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-shell-'));
  const workbench = createLocalWorkbench({
    config: { dataDir, root, bind: '127.0.0.1' },
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
      await read.waitFor(promptEnd);
      return read;
    },
    async close() {
      await Promise.all(shells.map((shell) => shell.close()));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
