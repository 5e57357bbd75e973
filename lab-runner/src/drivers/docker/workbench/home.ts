// Files of the learner's home, by a program that runs as the learner: no rule of ours stands between them and the
// rest of the machine but the learner's own rights.
import type { IncomingMessage } from 'node:http';
import type Docker from 'dockerode';
import { RailyardError } from '../../../../protocol/index.ts';
import { homePath } from '../../shell/home.ts';
import { ignore } from '../engine.ts';
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

/** Writes a file, whole or not at all; `how` as the program in there takes it. */
export async function writeHome(
  container: Docker.Container,
  file: string,
  content: string,
  how: string,
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
  const status = await exitStatus(exec);
  if (status === homeStatus.changed) throw new RailyardError('FILE_CHANGED', { path: file });
  requireDone(status, Buffer.concat(errors).toString('utf8'));
}

/** Writes it only over the text of that version; `null`: only where nothing is. */
export function replaceHome(
  container: Docker.Container,
  file: string,
  content: string,
  version: string | null,
): Promise<void> {
  return writeHome(container, file, content, `over:${version ?? ''}`);
}

/** What Docker itself tells of a file, without starting anything inside. */
export async function homeStamp(container: Docker.Container, file: string): Promise<string | undefined> {
  homePath(file);
  const answer = (await container.infoArchive({ path: `${places.home}/${file}` }).catch(ignore(404, 400))) as
    IncomingMessage | undefined;
  answer?.resume();
  const header = answer?.headers['x-docker-container-path-stat'];
  if (typeof header !== 'string') return undefined;
  const { size, mtime, mode } = JSON.parse(Buffer.from(header, 'base64').toString('utf8')) as Stat;
  // Go's mode bits: of a plain file all above the permissions are nought.
  return (mode & ~0o7777) === 0 ? `${mtime}-${size}` : undefined;
}

interface Stat {
  readonly size: number;
  readonly mtime: string;
  readonly mode: number;
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
