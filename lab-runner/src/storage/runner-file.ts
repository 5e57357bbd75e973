// `runner.json`: which runner holds a data folder, where it answers, and its token. Mode 0600; also the lock against a second runner.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { RailyardError } from '../../protocol/index.ts';
import { identify, isAlive, type ProcessIdentity } from '../host/process-identity.ts';

const RunnerRecord = z.object({
  pid: z.number(),
  start: z.string(),
  /** `http://127.0.0.1:4000`; empty until the runner listens. */
  address: z.string(),
  token: z.string(),
});
export type RunnerRecord = z.infer<typeof RunnerRecord>;

/** The live runner of this folder, if there is one. */
export function findRunner(dataDir: string): RunnerRecord | undefined {
  try {
    const record = z.parse(RunnerRecord, JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
    return isAlive(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

export interface RunnerLock {
  /** Publishes where the runner answers. */
  announce(address: string, token: string): void;
  release(): void;
}

/** Takes the folder for this process; ALREADY_RUNNING when a live runner has it. A dead runner's file is replaced. */
export function lockDataDir(dataDir: string): RunnerLock {
  mkdirSync(dataDir, { recursive: true });
  const file = fileOf(dataDir);
  const me = identify(process.pid) as ProcessIdentity;
  const draft = `${file}.${process.pid}`;
  const write = (address: string, token: string) =>
    writeFileSync(draft, `${JSON.stringify({ ...me, address, token })}\n`, { mode: 0o600 });
  write('', '');
  try {
    take(draft, file, dataDir);
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    announce(address, token) {
      write(address, token);
      renameSync(draft, file);
    },
    release() {
      const holder = findRunner(dataDir);
      if (holder?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** A hard link fails when the name is there, which makes it a lock that two runners cannot both win. */
function take(draft: string, file: string, dataDir: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = findRunner(dataDir);
    if (holder !== undefined) {
      throw new RailyardError('ALREADY_RUNNING', {
        dataDir,
        pid: holder.pid,
        address: holder.address || 'the address it will print',
      });
    }
    rmSync(file, { force: true });
    linkSync(draft, file);
  }
}

function fileOf(dataDir: string): string {
  return path.join(dataDir, 'runner.json');
}
