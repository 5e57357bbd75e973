// A file that only one living process holds at a time; the next one waits. A dead holder's file is taken over.
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Disposable } from '../ports/cluster-driver.ts';
import { identify, isAlive } from './process-identity.ts';

const Holder = z.object({ pid: z.number(), start: z.string() });
const lookEveryMs = 300;

/** Resolves when this process holds the file; the signal ends the waiting. */
export async function takeTurn(file: string, signal?: AbortSignal): Promise<Disposable> {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(identify(process.pid)));
  try {
    while (!take(draft, file)) await pause(lookEveryMs, undefined, { signal });
  } finally {
    rmSync(draft, { force: true });
  }
  return { dispose: () => rmSync(file, { force: true }) };
}

/** A hard link fails when the name is there, which makes it a lock that two processes cannot both win. */
function take(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!holderLives(file)) rmSync(file, { force: true });
    return false;
  }
}

function holderLives(file: string): boolean {
  try {
    return isAlive(z.parse(Holder, JSON.parse(readFileSync(file, 'utf8'))));
  } catch {
    return false;
  }
}
