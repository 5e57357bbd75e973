// Files of the learner's home. A path out of it, and a link out of it, lead nowhere.
import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { RailyardError } from '../../../protocol/index.ts';
import { versionOf } from '../../ports/text-version.ts';

const largestBytes = 1024 * 1024;
const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** The text of a file below `home`; `undefined` when it is absent, not a plain file, or behind a link. */
export async function readHomeFile(home: string, wanted: string): Promise<string | undefined> {
  const parts = homePath(wanted);
  let file: string;
  let handle;
  try {
    file = path.join(await realpath(home), ...parts);
    // NONBLOCK: opening a named pipe must not wait for its writer.
    handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const opened = await handle.stat();
    if (!opened.isFile()) return undefined;
    // What was opened must be what the path names without any link, also when a folder was swapped meanwhile.
    const real = await realpath(file).catch(() => undefined);
    if (real !== file) return undefined;
    const named = await stat(real);
    if (named.ino !== opened.ino || named.dev !== opened.dev) return undefined;
    if (opened.size > largestBytes) throw unusable('the file is larger than 1 MiB');
    const buffer = Buffer.alloc(largestBytes);
    const { bytesRead } = await handle.read(buffer, 0, largestBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

export interface WriteRules {
  readonly overwrite?: boolean;
  /** Only over the text of this version; `null`: only where nothing is. */
  readonly version?: string | null;
}

/** Writes a file below `home`, whole or not at all; what the learner has stays unless `overwrite`. */
export async function writeHomeFile(
  home: string,
  wanted: string,
  content: string,
  { overwrite = false, version }: WriteRules = {},
): Promise<void> {
  const parts = homePath(wanted);
  const name = parts[parts.length - 1] ?? '';
  await mkdir(home, { recursive: true, mode: 0o700 });
  let folder = await realpath(home);
  for (const part of parts.slice(0, -1)) {
    folder = path.join(folder, part);
    await mkdir(folder, { mode: 0o755 }).catch(ignoreExisting);
    if (!(await lstat(folder)).isDirectory()) throw unusable(`${part} is not a folder`);
  }
  const file = path.join(folder, name);
  const there = await lstat(file).catch(() => undefined);
  if (there !== undefined && !overwrite && version === undefined) return;
  if (there?.isDirectory()) throw unusable('it is a folder');
  // A rename replaces a link instead of following it.
  const draft = path.join(folder, `.${randomUUID()}.draft`);
  const handle = await open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644);
  try {
    await handle.writeFile(content);
    await handle.close();
    if (version !== undefined) await requireVersion(home, wanted, version);
    await rename(draft, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

async function requireVersion(home: string, wanted: string, version: string | null): Promise<void> {
  const text = await readHomeFile(home, wanted);
  const there =
    text !== undefined || (await lstat(path.join(home, wanted)).catch(() => undefined)) !== undefined;
  const fits = version === null ? !there : text !== undefined && versionOf(text) === version;
  if (!fits) throw new RailyardError('FILE_CHANGED', { path: wanted });
}

/** Changes with every writing of the file; `undefined` when there is no plain file. */
export async function homeFileStamp(home: string, wanted: string): Promise<string | undefined> {
  const parts = homePath(wanted);
  const there = await lstat(path.join(home, ...parts), { bigint: true }).catch(() => undefined);
  return there?.isFile() ? `${there.mtimeNs}-${there.size}-${there.ino}` : undefined;
}

/** The parts of a path below the home. Throws INVALID_FIELD for one that leads out of it, or nowhere. */
export function homePath(wanted: string): readonly string[] {
  const parts = wanted.split('/');
  const fine =
    wanted.length <= 512 &&
    !wanted.includes('\0') &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..');
  if (!fine) throw unusable('it is a path below the home folder, without . and ..');
  return parts;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

function unusable(detail: string): RailyardError {
  return new RailyardError('INVALID_FIELD', { field: 'path', detail });
}
