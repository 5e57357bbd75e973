// Where a translated program lies, beside the libraries it may import. The same program always goes to the same place,
// and is taken from there as long as no file it was made of has changed.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Compiled } from './compile.ts';

export interface Place {
  /** The translated program, when it is there, its types fitted, and nothing has changed since. */
  kept(): string | undefined;
  /** Writes it; returns the path of the program. */
  put(compiled: Compiled): string;
}

const note = 'made-of.json';

/** The place of the program `entry` below the folder for temporary files. */
export function placeFor(entry: string, libraries: string, temporary: string): Place {
  const name = createHash('sha256').update(entry).digest('hex').slice(0, 16);
  const folder = path.join(temporary, 'run', name);
  return {
    kept() {
      try {
        const {
          entry: program,
          made,
          print,
        } = JSON.parse(readFileSync(path.join(folder, note), 'utf8')) as Note;
        if (print !== printOf(made, libraries)) return undefined;
        return path.join(folder, program);
      } catch {
        return undefined;
      }
    },
    put({ files, entry: program, made, findings }) {
      rmSync(folder, { recursive: true, force: true });
      for (const [file, text] of files) {
        const target = path.join(folder, file);
        mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
        writeFileSync(target, text);
      }
      writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}\n');
      symlinkSync(libraries, path.join(folder, 'node_modules'));
      // What does not fit is said again at the next run.
      if (findings.length === 0) {
        const text: Note = { entry: program, made, print: printOf(made, libraries) };
        writeFileSync(path.join(folder, note), JSON.stringify(text));
      }
      return path.join(folder, program);
    },
  };
}

interface Note {
  readonly entry: string;
  readonly made: readonly string[];
  readonly print: string;
}

/** Another print when a file has another text, or the libraries were delivered anew. */
function printOf(files: readonly string[], libraries: string): string {
  const hash = createHash('sha256').update(`${process.version} ${statSync(libraries).mtimeMs}`);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}
