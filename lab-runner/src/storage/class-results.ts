// `classes/`: the results of finished classes, two files each. Nothing here is ever deleted by the lab.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RailyardError } from '../../protocol/index.ts';
import type { ResultsFolder } from '../ports/class-records.ts';
import { notWritable } from './class-journal.ts';
import { replaceFile } from './durable-files.ts';

export function openResultsFolder(dataDir: string): ResultsFolder {
  const folder = path.join(dataDir, 'classes');
  const list = () => namesIn(folder);
  return {
    folder,
    list,
    write(file, text) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        replaceFile(path.join(folder, file), text);
      } catch (error) {
        throw notWritable(folder, error);
      }
    },
    read(file) {
      // Only what the list names is read: a path leads nowhere.
      if (!list().includes(file)) throw new RailyardError('NO_SUCH_RESULTS', { file: file.slice(0, 80) });
      return readFileSync(path.join(folder, file), 'utf8');
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && /\.(csv|json)$/.test(entry.name));
    return files
      .map(({ name }) => name)
      .sort()
      .reverse();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw notWritable(folder, error);
  }
}
