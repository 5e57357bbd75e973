// The folder of one replica and stretches of its files, through the workbench: one command each, so that nothing is sent
// that nobody asked for. An archive would send the whole file.
import path from 'node:path';
import type { BrokerName } from '@railyard/labs/kit';
import { type ByteRange, longestPart, type ReplicaFile } from '../../ports/cluster-driver.ts';
import { isPlainName } from '../node/replica-folder.ts';
import { execute } from './exec.ts';
import { placeOf } from './inside.ts';
import { pathInside, refusedPath, type Workbench } from './log-files.ts';

const withinMs = 30_000;
/** What the script below answers for what is no file. */
const noFile = 44;

/** The files right inside one folder of the log directory, sorted by name. */
export async function listReplicaFiles(
  workbench: Workbench,
  broker: BrokerName,
  folder: string,
): Promise<readonly ReplicaFile[]> {
  if (!isPlainName(folder)) return [];
  const inside = path.posix.join(placeOf(broker).data, folder);
  const { stdout } = await execute({
    container: await workbench(),
    command: ['find', inside, '-maxdepth', '1', '-type', 'f', '-printf', '%f\\t%s\\t%C@\\n'],
    user: 'grader',
    timeoutMs: withinMs,
  });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): ReplicaFile => {
      const [name = '', bytes, seconds] = line.split('\t');
      return { name, bytes: Number(bytes), changedAt: Number(seconds) * 1000 };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** No letter of base 64. */
const whole = '.';
/** Reads of one stretch before it is given up. */
const mostReads = 3;

// In base 64, for the answer of a command is text. tail seeks in a file; head ends it.
const script = `[ -f "$0" ] && [ ! -L "$0" ] || exit ${noFile}; tail -c "+$1" -- "$0" | head -c "$2" | base64 -w 0; echo ${whole}`;

/**
 * A stretch of one file. Throws INVALID_FIELD for a path that leads elsewhere or nowhere. On a busy machine Docker 20.10
 * was seen to lose the end of a large answer, with status 0: then it is asked once more.
 */
export async function readLogPart(
  workbench: Workbench,
  broker: BrokerName,
  file: string,
  { from, length }: ByteRange,
): Promise<Uint8Array> {
  const full = pathInside(broker, file);
  const words = [String(from + 1), String(Math.min(length, longestPart))];
  for (let read = 1; read <= mostReads; read += 1) {
    const { status, stdout } = await execute({
      container: await workbench(),
      command: ['sh', '-c', script, full, ...words],
      user: 'grader',
      timeoutMs: withinMs,
    });
    if (status === noFile) throw refusedPath(`there is no file ${file}`);
    const text = stdout.trimEnd();
    if (text.endsWith(whole)) return Buffer.from(text.slice(0, -whole.length), 'base64');
  }
  throw Object.assign(new Error(`the end of ${file} was lost ${mostReads} times`), { code: 'ECONNRESET' });
}
