// Links that the lab makes in its own folders.
import { readlinkSync, rmSync, symlinkSync } from 'node:fs';

/** Makes or repairs a link; whatever else has its name goes. */
export function link(name: string, target: string): void {
  try {
    if (readlinkSync(name) === target) return;
  } catch {
    // Absent, or not a link: made below.
  }
  rmSync(name, { recursive: true, force: true });
  symlinkSync(target, name);
}
