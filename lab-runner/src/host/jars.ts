// The pinned list of jars and whether a folder holds exactly those. Knows nothing of how they got there.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** File name → SHA-256 in hex. */
export type PinnedJars = ReadonlyMap<string, string>;

export type JarsVerdict =
  | { readonly state: 'good' }
  | { readonly state: 'absent' }
  /** Another set of files than the pinned one: an interrupted copy, or a list that was pinned anew. */
  | { readonly state: 'incomplete'; readonly file: string; readonly why: 'missing' | 'extra' }
  | { readonly state: 'changed'; readonly file: string };

/** Reads `<sha256>  <name>` lines; lines that begin with # are comments. */
export function readPinnedJars(file: string): PinnedJars {
  const entries = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line): [string, string] => {
      const match = /^([0-9a-f]{64})\s+([\w.+-]+\.jar)$/.exec(line.trim());
      if (match?.[1] === undefined || match[2] === undefined) {
        throw new Error(`${file}: "${line}" is not a checksum and a jar.`);
      }
      return [match[2], match[1]];
    });
  return new Map(entries);
}

/** Reads every byte of every jar and compares. */
export async function verifyJars(
  folder: string,
  pinned: PinnedJars,
  signal?: AbortSignal,
): Promise<JarsVerdict> {
  const found = await list(folder);
  if (found === undefined) return { state: 'absent' };
  const extra = found.find((name) => !pinned.has(name));
  if (extra !== undefined) return { state: 'incomplete', file: extra, why: 'extra' };
  for (const [file, checksum] of pinned) {
    signal?.throwIfAborted();
    if (!found.includes(file)) return { state: 'incomplete', file, why: 'missing' };
    if ((await sha256(path.join(folder, file))) !== checksum) return { state: 'changed', file };
  }
  return { state: 'good' };
}

/** Like `verifyJars`, but trusts sizes and times that `stampJars` noted after a full verification. */
export async function verifyStampedJars(
  folder: string,
  pinned: PinnedJars,
  signal?: AbortSignal,
): Promise<JarsVerdict> {
  const noted = await readFile(stampOf(folder), 'utf8').catch(() => undefined);
  if (noted !== undefined && noted === (await describe(folder, pinned))) return { state: 'good' };
  const verdict = await verifyJars(folder, pinned, signal);
  if (verdict.state === 'good') await stampJars(folder, pinned);
  return verdict;
}

/** Notes sizes and times of a folder that was verified in full; a missing note only costs the next start time. */
export async function stampJars(folder: string, pinned: PinnedJars): Promise<void> {
  const text = await describe(folder, pinned);
  if (text === undefined) return;
  const draft = `${stampOf(folder)}.${process.pid}`;
  await writeFile(draft, text)
    .then(() => rename(draft, stampOf(folder)))
    .catch(() => undefined);
}

function stampOf(folder: string): string {
  return path.join(path.dirname(folder), `${path.basename(folder)}.stamp`);
}

async function describe(folder: string, pinned: PinnedJars): Promise<string | undefined> {
  const names = await list(folder);
  if (names === undefined) return undefined;
  const lines = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(path.join(folder, name));
      return `${pinned.get(name) ?? 'unknown'} ${size} ${mtimeMs} ${name}`;
    }),
  );
  return `${pinned.size} jars\n${lines.join('\n')}\n`;
}

async function list(folder: string): Promise<string[] | undefined> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return undefined;
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
