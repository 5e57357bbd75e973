// `instructor-token`: what opens the instructor's page of this run. Another than the learner's, and anew with every run.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from './durable-files.ts';

/** Mode 0600; replaces the one of the run before. */
export function writeInstructorToken(dataDir: string, token: string): void {
  replaceFile(fileOf(dataDir), `${token}\n`);
}

/** `undefined` when there is none, or it is not ours to read. */
export function readInstructorToken(dataDir: string): string | undefined {
  try {
    return readFileSync(fileOf(dataDir), 'utf8').trim();
  } catch {
    return undefined;
  }
}

function fileOf(dataDir: string): string {
  return path.join(dataDir, 'instructor-token');
}
