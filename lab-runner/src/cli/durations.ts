// How long the stages of a start took last time on this machine. A memory that may be lost without harm.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

export interface Durations {
  /** Seconds, from the last time here or from ours. */
  usual(key: string): number | undefined;
  remember(key: string, seconds: number): void;
}

/** Seconds measured on two cores, for a machine that has not done it yet. */
const firstTime: Readonly<Record<string, number>> = {
  fetch: 60,
  images: 150,
  site: 45,
  nodes: 15,
  warming: 5,
  stop: 6,
};

const Remembered = z.record(z.string(), z.number());

/** Opens the memory of this clone. A damaged or unwritable file counts as no memory. */
export function openDurations(cacheDir: string): Durations {
  const file = path.join(cacheDir, 'durations.json');
  const known = read(file);
  return {
    usual: (key) => known[key] ?? firstTime[key],
    remember(key, seconds) {
      known[key] = Math.round(seconds * 10) / 10;
      try {
        mkdirSync(cacheDir, { recursive: true });
        writeFileSync(`${file}.${process.pid}`, JSON.stringify(known));
        renameSync(`${file}.${process.pid}`, file);
      } catch {
        // Only the next estimate suffers.
      }
    },
  };
}

function read(file: string): Record<string, number> {
  try {
    return z.parse(Remembered, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
