// The archive of loaded classes that lets every JVM start in half the time: made once per Java and jars.
// Knows how an archive is made and kept, not what is run to learn which classes matter.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Java } from './java.ts';

export interface ClassDataRequest {
  readonly cacheDir: string;
  readonly java: Java;
  /** The class path, in order; an archive fits exactly one. */
  readonly jars: readonly string[];
  /** Flags the nodes run with; the collector must be the same when the archive is made. */
  readonly flags: readonly string[];
  /** Runs what is to become quick, writing one `*.classes` list per process into the folder. */
  readonly train: (folder: string) => Promise<void>;
  readonly onProblem: (error: unknown) => void;
  readonly signal?: AbortSignal | undefined;
}

const dumpWithinMs = 120_000;

/**
 * The archive for this Java and these jars, made now if there is none. `undefined` when it cannot be made:
 * the nodes then start without, only slower; that is noted and not tried again. Rejects only when cancelled.
 */
export async function classDataArchive(request: ClassDataRequest): Promise<string | undefined> {
  const folder = path.join(request.cacheDir, 'class-data');
  const key = fingerprint(request);
  const archive = path.join(folder, `${key}.jsa`);
  const refusal = path.join(folder, `${key}.failed`);
  if (existsSync(archive)) return archive;
  if (existsSync(refusal)) return undefined;
  let workshop: string | undefined;
  try {
    await mkdir(folder, { recursive: true });
    await removeOthers(folder);
    workshop = await mkdtemp(path.join(folder, `train-${process.pid}-`));
    await request.train(workshop);
    await dump(request, workshop, archive);
    return archive;
  } catch (error) {
    request.signal?.throwIfAborted();
    request.onProblem(error);
    await writeFile(refusal, `${error instanceof Error ? error.message : String(error)}\n`).catch(
      () => undefined,
    );
    return undefined;
  } finally {
    if (workshop !== undefined) await rm(workshop, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** What an archive depends on; the JVM itself checks the same and more. */
function fingerprint({ java, jars, flags }: ClassDataRequest): string {
  const hash = createHash('sha256').update(
    `${java.path}\n${java.version}\n${java.build}\n${flags.join(' ')}\n`,
  );
  for (const jar of jars) {
    const { size, mtimeMs } = statSync(jar);
    hash.update(`${jar} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Archives of another Java or other jars, and what killed trainings left. A JVM that uses one keeps it open. */
async function removeOthers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^train-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && isAlive(Number(pid))) continue;
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

async function dump(request: ClassDataRequest, workshop: string, archive: string): Promise<void> {
  const lists = (await readdir(workshop)).filter((name) => name.endsWith('.classes')).sort();
  const texts = await Promise.all(lists.map((name) => readFile(path.join(workshop, name), 'utf8')));
  const merged = path.join(workshop, 'all.list');
  await writeFile(merged, mergeClassLists(texts));
  const draft = path.join(workshop, 'classes.jsa');
  await runJava(
    request.java.path,
    [
      '-Xshare:dump',
      '-Xlog:disable',
      ...request.flags,
      `-XX:SharedClassListFile=${merged}`,
      `-XX:SharedArchiveFile=${draft}`,
      '-cp',
      request.jars.join(':'),
    ],
    request.signal,
  );
  await rename(draft, archive);
}

/** One list from several: each class once, without the numbers that only mean something within one run. */
export function mergeClassLists(lists: readonly string[]): string {
  const lines = lists
    .flatMap((list) => list.split('\n'))
    .filter((line) => line !== '' && !line.startsWith('#') && !line.includes(' source: '))
    .map((line) => (line.startsWith('@') ? line : line.replace(/ id: \d+.*$/, '')));
  return `${[...new Set(lines)].join('\n')}\n`;
}

function runJava(java: string, args: readonly string[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(java, args, { signal, timeout: dumpWithinMs, env: {} }, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
