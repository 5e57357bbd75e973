// What can be wrong with the folders of a lab, in errors a person can act on.
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { RailyardError } from '../../../protocol/index.ts';
import type { Config } from '../../config.ts';
import { clusterFolder } from './node-files.ts';

/** MiB a fresh cluster and a lesson's data need; brokers die on a full disk. */
const neededMiB = 512;

/**
 * Makes the folder of the nodes. Throws DATA_DIR_UNSUITABLE, DIR_NOT_WRITABLE or DISK_FULL; the last only
 * when `spacious` is asked for.
 */
export function requireSuitableFolders(
  config: Pick<Config, 'dataDir' | 'cacheDir'>,
  { spacious }: { spacious: boolean },
): void {
  const dir = config.dataDir;
  // Kafka splits its list of log directories at commas, Java its class path at colons.
  for (const folder of [dir, config.cacheDir]) {
    if (!/[,:\n]/.test(folder)) continue;
    const detail = 'its path holds a comma or a colon, and Kafka would read it as two';
    throw new RailyardError('DATA_DIR_UNSUITABLE', { dir: folder, detail });
  }
  try {
    mkdirSync(clusterFolder(dir), { recursive: true, mode: 0o700 });
    accessSync(clusterFolder(dir), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw hostError(error, dir);
  }
  if (!spacious) return;
  const free = freeMiB(dir);
  if (free !== undefined && free < neededMiB) {
    throw new RailyardError('DISK_FULL', { dir, free: `${free} MiB`, needed: `${neededMiB} MiB` });
  }
}

/** DISK_FULL or DIR_NOT_WRITABLE when it is that; the error itself otherwise. */
export function hostError(error: unknown, dir: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new RailyardError(
        'DISK_FULL',
        { dir, free: `${freeMiB(dir) ?? 0} MiB`, needed: `${neededMiB} MiB` },
        error,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new RailyardError('DIR_NOT_WRITABLE', { dir, detail: code }, error);
    default:
      return error;
  }
}

function freeMiB(dir: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(dir);
    return Math.floor((bavail * bsize) / 1024 / 1024);
  } catch {
    return undefined;
  }
}
