// Whether the pinned Kafka is on this machine already, by names only; the lab itself compares checksums.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheDir, root } from './clone.mjs';

/**
 * True when every pinned jar is there, so that Maven is not needed.
 * @param {string} folder
 * @param {string} list
 */
export function haveKafka(
  folder = path.join(cacheDir, 'kafka-3.9.2/libs'),
  list = path.join(root, 'infra/kafka/jars.sha256'),
) {
  try {
    const there = new Set(readdirSync(folder));
    const pinned = readFileSync(list, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => line.trim().split(/\s+/)[1] ?? '');
    return pinned.length > 0 && pinned.every((name) => there.has(name));
  } catch {
    return false;
  }
}
