// What the images are built from: files of infra, named by infra/.dockerignore, and a tag that tells of any change
// in them. Talks to no daemon.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { tarOf } from './tar.ts';

export interface BuildContext {
  /** Twelve hex digits: the same for the same files, on every machine. */
  readonly tag: string;
  /** The image everything begins with, as the Dockerfile names it. */
  readonly base: string;
  /** The files as a tar. */
  archive(): Promise<Buffer>;
}

export const dockerfile = 'images/Dockerfile';

/** Reads the files now; a later change of them changes nothing. */
export function readBuildContext(infra: string): BuildContext {
  const files = contextFiles(infra).map((name) => {
    const text = readFileSync(path.join(infra, name), 'utf8');
    // The rights on the host do not count: Windows has none.
    return { name, content: text, mode: text.startsWith('#!') ? 0o755 : 0o644 };
  });
  const hash = createHash('sha256');
  for (const { name, content } of files) hash.update(`${name}\n${Buffer.byteLength(content)}\n${content}`);
  const recipe = files.find((file) => file.name === dockerfile)?.content ?? '';
  return {
    tag: hash.digest('hex').slice(0, 12),
    base: /^ARG BASE=(\S+)$/m.exec(recipe)?.[1] ?? 'debian:bookworm-slim',
    archive: () => tarOf(files),
  };
}

/** Paths below infra, sorted: the folders let in by `!folder`, without the files named after them. */
export function contextFiles(infra: string): readonly string[] {
  const lines = readFileSync(path.join(infra, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && line !== '*');
  const kept = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const left = new Set(lines.filter((line) => !line.startsWith('!')));
  return kept
    .flatMap((folder) => filesBelow(infra, folder))
    .filter((name) => !left.has(name))
    .sort();
}

function filesBelow(infra: string, folder: string): string[] {
  return readdirSync(path.join(infra, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(infra, name);
    return entry.isFile() ? [name] : [];
  });
}
