// Whether a folder can hold a lab: writable, with enough space. Makes the folder, keeps nothing else in it.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { RailyardError } from '../../protocol/index.ts';

/** Bytes a lab may need: six nodes, their logs, and room to learn in. */
export const neededBytes = 1024 ** 3;

/** Bytes free for us where the folder is or would be; counted at its nearest ancestor that exists. */
export function freeBytes(dir: string): number {
  for (let place = dir; ; place = path.dirname(place)) {
    try {
      const { bavail, bsize } = statfsSync(place);
      return bavail * bsize;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if ((code !== 'ENOENT' && code !== 'ENOTDIR') || place === path.dirname(place)) throw error;
    }
  }
}

/** Throws DISK_FULL when there is less than needed. */
export function requireSpace(
  dir: string,
  needed = neededBytes,
  free: (dir: string) => number = freeBytes,
): void {
  const found = free(dir);
  if (found >= needed) return;
  throw new RailyardError('DISK_FULL', { dir, free: spokenBytes(found), needed: spokenBytes(needed) });
}

/** Makes the folder if need be and writes a byte into it. Throws DIR_NOT_WRITABLE, DATA_DIR_UNSUITABLE or DISK_FULL. */
export function requireWritable(dir: string): void {
  const probe = path.join(dir, `.probe-${process.pid}`);
  try {
    makeFolder(dir);
    const handle = openSync(probe, 'w', 0o600);
    try {
      writeSync(handle, 'x');
      fsyncSync(handle);
    } finally {
      closeSync(handle);
      rmSync(probe, { force: true });
    }
  } catch (error) {
    throw folderError(error, dir);
  }
}

/**
 * One level after the other: Node's own `recursive` never returns where a file system answers ENOENT to mkdir, as
 * /proc and some automounters do.
 */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  makeFolder(path.dirname(dir));
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(dir).isDirectory()) throw error;
  }
}

function folderError(error: unknown, dir: string): RailyardError {
  const { code = 'unknown', message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return new RailyardError('DATA_DIR_UNSUITABLE', { dir, detail: 'a file is in its place' }, error);
    case 'ENAMETOOLONG':
      return new RailyardError('DATA_DIR_UNSUITABLE', { dir, detail: 'its name is too long' }, error);
    case 'ENOSPC':
    case 'EDQUOT':
      return new RailyardError(
        'DISK_FULL',
        { dir, free: 'nothing', needed: spokenBytes(neededBytes) },
        error,
      );
    case 'EROFS':
      return new RailyardError('DIR_NOT_WRITABLE', { dir, detail: 'its file system is read-only' }, error);
    case 'ENOENT':
      return new RailyardError('DIR_NOT_WRITABLE', { dir, detail: 'no folder can be made there' }, error);
    case 'EACCES':
    case 'EPERM':
      return new RailyardError('DIR_NOT_WRITABLE', { dir, detail: 'it belongs to somebody else' }, error);
    default:
      return new RailyardError('DIR_NOT_WRITABLE', { dir, detail: message.split(',')[0] ?? code }, error);
  }
}

/** `1.0 GiB`, `37 MiB`. */
export function spokenBytes(bytes: number): string {
  const mib = bytes / 1024 ** 2;
  return mib >= 1024 ? `${(mib / 1024).toFixed(1)} GiB` : `${Math.floor(mib)} MiB`;
}
