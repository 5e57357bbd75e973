// Empties a folder of somebody who may have done anything in it. Follows no link.
import { chmod, lstat, mkdir, opendir, rm, unlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * Removes everything below `folder`, which is there afterwards; folders that nobody may enter are opened first, which their
 * owner can. A link in its place is removed, not followed. Rejects with what the system says.
 */
export async function emptyFolder(folder: string): Promise<void> {
  const there = await lstat(folder).catch(() => undefined);
  if (there !== undefined && !there.isDirectory()) await unlink(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await openUp(folder);
  for await (const { name } of await opendir(folder)) {
    await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Makes every folder below, and this one, its owner's to change. */
async function openUp(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for await (const entry of await opendir(folder)) {
    if (entry.isDirectory()) await openUp(path.join(folder, entry.name));
  }
}
