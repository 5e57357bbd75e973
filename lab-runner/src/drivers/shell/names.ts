// What the lists hold that a console's completion and prompt read: file names and texts. Writes nothing.
import type { LiveNames } from '../../ports/workbench.ts';

/** File name → text. Names with characters a shell or a terminal would act on are left out. */
export function nameFiles(names: LiveNames): ReadonlyMap<string, string> {
  const lists = Object.entries(names) as [keyof LiveNames, readonly string[]][];
  return new Map(
    lists.map(([kind, list]) => {
      const safe = list.filter((name) => /^[A-Za-z0-9._=:@/+-]{1,249}$/.test(name));
      return [kind, lines([...new Set(safe)].sort())];
    }),
  );
}

/** The same for the lesson being read, which the next prompt shows. */
export function lessonFile(label: string): ReadonlyMap<string, string> {
  return new Map([['lesson', lines([label.replace(/[^A-Za-z0-9.-]/g, '').slice(0, 12)])]]);
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
