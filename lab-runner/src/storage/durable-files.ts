// File acts that are on the disk when they return.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Makes a file's bytes durable. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the names in a folder durable: after creating, renaming or deleting. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Puts a finished file in place of another in one step. */
export function moveInto(from: string, to: string): void {
  syncFile(from);
  renameSync(from, to);
  syncFolder(path.dirname(to));
}

/** Replaces a file's content; a kill leaves the old or the new, never a mixture. */
export function replaceFile(file: string, content: string): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, content, { mode: 0o600 });
  moveInto(draft, file);
}

/** Copies a file into place in one step. */
export function copyInto(from: string, to: string): void {
  const draft = `${to}.draft`;
  rmSync(draft, { force: true });
  copyFileSync(from, draft);
  moveInto(draft, to);
}

/** Renames a damaged file to a dated name beside it, never over another; returns the new name. */
export function setAside(file: string, now: Date): string {
  const { dir, name, ext } = path.parse(file);
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  let aside = path.join(dir, `${name}.damaged-${stamp}${ext}`);
  for (let again = 2; existsSync(aside); again += 1) {
    aside = path.join(dir, `${name}.damaged-${stamp}-${again}${ext}`);
  }
  renameSync(file, aside);
  syncFolder(dir);
  return aside;
}
