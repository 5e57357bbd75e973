// A read-only view of what a broker has stored. Never leaves the broker's data folder.
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { RailyardError } from '../../../protocol/index.ts';
import { type ByteRange, longestPart, type LogFile, type ReplicaFile } from '../../ports/cluster-driver.ts';
import { isPlainName } from '../node/replica-folder.ts';

/** Every file below the folder, sorted by path; a file that vanishes meanwhile is left out. */
export async function listLogFiles(folder: string): Promise<readonly LogFile[]> {
  const files = (await filesBelow(folder)).map(async (full): Promise<LogFile[]> => {
    const found = await stat(full).catch(() => undefined);
    return found === undefined ? [] : [{ path: path.relative(folder, full), bytes: found.size }];
  });
  return (await Promise.all(files)).flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Folder by folder: Node's own recursion gives up when one vanishes meanwhile, as a deleted partition's does. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.map((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(full) : entry.isFile() ? [full] : [];
  });
  return (await Promise.all(files)).flat();
}

/** The files right inside one folder of it, sorted by name. */
export async function listReplicaFiles(home: string, folder: string): Promise<readonly ReplicaFile[]> {
  if (!isPlainName(folder)) return [];
  const inside = path.join(home, folder);
  const entries = await readdir(inside, { withFileTypes: true }).catch(() => []);
  const files = entries.map(async (entry): Promise<ReplicaFile[]> => {
    const found = entry.isFile()
      ? await stat(path.join(inside, entry.name)).catch(() => undefined)
      : undefined;
    return found === undefined ? [] : [{ name: entry.name, bytes: found.size, changedAt: found.ctimeMs }];
  });
  return (await Promise.all(files)).flat().sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The bytes of one of those files. Throws INVALID_FIELD for a path that leads elsewhere or nowhere. */
export async function readLogFile(folder: string, file: string): Promise<Uint8Array> {
  return readFile(await located(folder, file));
}

/** A stretch of one of them, without reading the rest. */
export async function readLogPart(
  folder: string,
  file: string,
  { from, length }: ByteRange,
): Promise<Uint8Array> {
  const handle = await open(await located(folder, file));
  try {
    const bytes = Buffer.alloc(Math.min(length, longestPart));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function located(folder: string, file: string): Promise<string> {
  const refused = (detail: string) => new RailyardError('INVALID_FIELD', { field: 'path', detail });
  if (file.includes('\0')) throw refused('it holds a zero byte');
  const home = await realpath(folder).catch(() => undefined);
  const full = await realpath(path.resolve(folder, file)).catch(() => undefined);
  if (home === undefined || full === undefined) throw refused(`there is no file ${file}`);
  if (!full.startsWith(home + path.sep)) throw refused('it leads out of the log directory');
  if (!(await stat(full)).isFile()) throw refused(`${file} is not a file`);
  return full;
}
