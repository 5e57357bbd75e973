// Files of the learner's home, by a program that runs as the learner: no rule of ours stands between them and the
// rest of the machine but the learner's own rights.
import type Docker from 'dockerode';
import { RailyardError } from '../../../../protocol/index.ts';
import { homePath } from '../../shell/home.ts';
import { execute, timedOut } from '../exec.ts';
import { homeStatus } from './home-status.ts';
import { node, places } from './recipe.ts';
import { endOf, exitStatus, separate, startStream } from '../streams.ts';

/** Milliseconds for one file; a machine may be busy. */
const withinMs = 15_000;
/** Milliseconds for all of them, and they may be many. */
const clearWithinMs = 120_000;
const program = [node, `${places.programs}/home.mjs`];

/** The text of a file below the home; `undefined` when it is absent, not a plain file, or behind a link. */
export async function readHome(container: Docker.Container, file: string): Promise<string | undefined> {
  // A command line cannot carry everything that is refused.
  homePath(file);
  const { status, stdout, stderr } = await execute({
    container,
    user: 'learner',
    command: [...program, 'read', places.home, file],
    timeoutMs: withinMs,
  });
  if (status === homeStatus.absent) return undefined;
  requireDone(status, stderr);
  return stdout;
}

/** Writes a file, whole or not at all. */
export async function writeHome(
  container: Docker.Container,
  file: string,
  content: string,
  how: 'keep' | 'overwrite',
): Promise<void> {
  homePath(file);
  const bytes = Buffer.from(content);
  const command = [...program, 'write', places.home, file, String(bytes.length), how];
  const { exec, stream } = await startStream({ container, user: 'learner', command });
  const ended = endOf(stream);
  const errors: Buffer[] = [];
  separate(
    container,
    stream,
    () => undefined,
    (piece) => errors.push(piece),
  );
  const timer = setTimeout(() => stream.destroy(), withinMs);
  stream.write(bytes);
  await ended;
  clearTimeout(timer);
  stream.destroy();
  requireDone(await exitStatus(exec), Buffer.concat(errors).toString('utf8'));
}

/** Removes everything from it. */
export async function clearHome(container: Docker.Container): Promise<void> {
  const { status, stderr } = await execute({
    container,
    user: 'learner',
    command: [...program, 'clear', places.home],
    timeoutMs: clearWithinMs,
  });
  requireDone(status, stderr);
}

function requireDone(status: number | null, words: string): void {
  if (status === homeStatus.done) return;
  if (status === homeStatus.unusable)
    throw new RailyardError('INVALID_FIELD', { field: 'path', detail: words });
  const detail = status === timedOut || status === null ? 'it took too long' : words.trim().slice(0, 200);
  throw new RailyardError('INTERNAL', { detail: `a file of the home could not be reached: ${detail}` });
}
