// Brings the pinned Kafka onto this machine, once, with Maven; offline afterwards. Knows nothing of the cluster.
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { RailyardError } from '../../protocol/index.ts';
import type { Config } from '../config.ts';
import type { Java } from './java.ts';
import { type PinnedJars, readPinnedJars, stampJars, verifyJars, verifyStampedJars } from './jars.ts';
import { runMaven } from './kafka-fetch-maven.ts';

export const kafkaVersion = '3.9.2';

export interface FetchOptions {
  readonly config: Pick<Config, 'root' | 'cacheDir'>;
  /** Maven runs on this Java; on its own choice by default. */
  readonly java?: Java | undefined;
  /** Maven's executable; `mvn` from the PATH by default. */
  readonly mvn?: string | undefined;
  /** What to do when Maven is missing; a sentence for this platform by default. */
  readonly remedy?: string | undefined;
  readonly progress?: ((event: FetchProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface FetchProgress {
  /** For instance `41 of 105 jars`. */
  readonly text: string;
  readonly done: number;
  readonly total: number;
}

/** Where the jars are once fetched. */
export function kafkaJars(config: Pick<Config, 'cacheDir'>): string {
  return path.join(config.cacheDir, `kafka-${kafkaVersion}`, 'libs');
}

/**
 * Makes sure that exactly the pinned jars are there and returns their folder. Fetches only when they are
 * absent. Throws MAVEN_MISSING, FETCH_FAILED or CHECKSUM_MISMATCH; nothing half-fetched is kept.
 */
export async function fetchKafka(options: FetchOptions): Promise<string> {
  const { config, signal } = options;
  const folder = kafkaJars(config);
  const pinned = readPinnedJars(path.join(config.root, 'infra/kafka/jars.sha256'));
  const verdict = await verifyStampedJars(folder, pinned, signal);
  if (verdict.state === 'good') return folder;
  if (verdict.state !== 'absent') await rm(folder, { recursive: true, force: true });
  if (verdict.state === 'changed') throw new RailyardError('CHECKSUM_MISMATCH', { file: verdict.file });
  await fetchAnew(folder, pinned, options);
  return folder;
}

async function fetchAnew(folder: string, pinned: PinnedJars, options: FetchOptions): Promise<void> {
  const { config, signal } = options;
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent);
  const workshop = await mkdtemp(path.join(parent, `fetch-${process.pid}-`));
  try {
    const libs = path.join(workshop, 'libs');
    await runMaven({
      executable: options.mvn ?? 'mvn',
      javaHome: options.java?.home,
      pom: path.join(config.root, 'infra/kafka/pom.xml'),
      repository: path.join(workshop, 'm2'),
      output: libs,
      remedy: options.remedy,
      onJar: countJars(pinned, options.progress),
      signal,
    });
    const verdict = await verifyJars(libs, pinned, signal);
    switch (verdict.state) {
      case 'changed':
        throw new RailyardError('CHECKSUM_MISMATCH', { file: verdict.file });
      case 'incomplete':
        throw new RailyardError('FETCH_FAILED', { detail: `${verdict.file} is ${verdict.why}` });
      case 'absent':
        throw new RailyardError('FETCH_FAILED', { detail: 'Maven copied no jar' });
    }
    await rename(libs, folder).catch(async (error: unknown) => {
      // Another lab of this clone may have been quicker.
      if ((await verifyJars(folder, pinned, signal)).state !== 'good') throw error;
    });
    await stampJars(folder, pinned);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

function countJars(pinned: PinnedJars, progress: FetchOptions['progress']): (name: string) => void {
  const seen = new Set<string>();
  const total = pinned.size;
  progress?.({ text: `0 of ${total} jars`, done: 0, total });
  return (name) => {
    // Maven fetches jars of its own plugins too.
    if (!pinned.has(name) || seen.has(name)) return;
    seen.add(name);
    progress?.({ text: `${seen.size} of ${total} jars`, done: seen.size, total });
  };
}

/** Workshops of fetches that were killed; one whose process lives is left alone. */
async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = /^fetch-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
