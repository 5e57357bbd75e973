// The files a learner begins an attempt with, filled with the attempt's values and moved to this lab's ports.
import { type ClientPorts, fillKnown, localise } from '@railyard/labs/kit';
import type { AttemptRecord } from '../../ports/progress-store.ts';
import type { GradedExercise } from './exercises.ts';

export interface StarterFiles {
  /** A file below the lab's `starter/`. */
  read(labId: string, name: string): Promise<string>;
  /** Into the learner's home. */
  write(path: string, content: string, options: { overwrite: boolean }): Promise<void>;
}

/** Puts an attempt's starters in place. The first attempt keeps files that are there; a later one replaces them, as its values are new. */
export async function putStarters(
  files: StarterFiles,
  { labId, spec }: GradedExercise,
  { number, values }: AttemptRecord,
  ports: ClientPorts,
  { overwrite = number > 1 } = {},
): Promise<void> {
  for (const [path, name] of Object.entries(spec.starters ?? {})) {
    const content = localise(fillKnown(await files.read(labId, name), values), ports);
    await files.write(path, content, { overwrite });
  }
}
