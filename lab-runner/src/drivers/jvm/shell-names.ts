// The lists that a console's completion and prompt read from files, kept up to date by the core.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface LiveNames {
  readonly topics: readonly string[];
  readonly groups: readonly string[];
  readonly exercises?: readonly string[];
}

/** Writes `<dataDir>/names/*`. Names with characters a shell or a terminal would act on are left out. */
export function writeNames(dataDir: string, names: LiveNames): void {
  for (const [kind, list] of Object.entries(names) as [keyof LiveNames, readonly string[]][]) {
    const safe = list.filter((name) => /^[A-Za-z0-9._=:@/+-]{1,249}$/.test(name));
    replace(dataDir, kind, [...new Set(safe)].sort());
  }
}

/** The lesson being read, for instance `L3`: shown by the next prompt of every console. */
export function writeLesson(dataDir: string, lesson: string): void {
  replace(dataDir, 'lesson', [lesson.replace(/[^A-Za-z0-9.-]/g, '').slice(0, 12)]);
}

function replace(dataDir: string, name: string, lines: readonly string[]): void {
  const folder = path.join(dataDir, 'names');
  const file = path.join(folder, name);
  const text = lines.map((line) => `${line}\n`).join('');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    // Not there yet.
  }
  writeFileSync(`${file}.draft`, text, { mode: 0o600 });
  renameSync(`${file}.draft`, file);
}
