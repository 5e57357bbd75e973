// Remembers, across runners, which nodes closed their ZooKeeper session when they last ended.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { NodeName } from '@railyard/labs/kit';

export interface EndingNotes {
  leftPolitely(node: NodeName): boolean;
  note(node: NodeName, leftPolitely: boolean): void;
  forget(node: NodeName): void;
}

/** Notes in `<dataDir>/docker/endings.json`; one that is lost only costs the next start a second of waiting. */
export function openEndingNotes(dataDir: string): EndingNotes {
  const file = path.join(dataDir, 'docker/endings.json');
  const polite = new Set(read(file));
  const write = () => {
    try {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.draft`, `${JSON.stringify([...polite])}\n`, { mode: 0o600 });
      renameSync(`${file}.draft`, file);
    } catch {
      // A full disk: the node is then taken for one that was killed.
    }
  };
  return {
    leftPolitely: (node) => polite.has(node),
    note(node, leftPolitely) {
      if (leftPolitely === polite.has(node)) return;
      if (leftPolitely) polite.add(node);
      else polite.delete(node);
      write();
    },
    forget(node) {
      if (polite.delete(node)) write();
    },
  };
}

function read(file: string): string[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(parsed) ? parsed.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
