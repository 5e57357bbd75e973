// What nodes have stored and written, seen through the workbench, where their volumes are mounted read-only.
import path from 'node:path';
import type { BrokerName, NodeName } from '@railyard/labs/kit';
import type Docker from 'dockerode';
import { RailyardError } from '../../../protocol/index.ts';
import type { LogFile } from '../../ports/cluster-driver.ts';
import { onlyFile } from './tar.ts';
import { ignore } from './engine.ts';
import { execute } from './exec.ts';
import { placeOf } from './inside.ts';
import { ourContainer } from './ours.ts';
import type { Seat } from './seat.ts';

export type Workbench = () => Promise<Docker.Container>;

const listWithinMs = 30_000;

/** Every file below the broker's data folder, sorted by path. */
export async function listLogFiles(workbench: Workbench, broker: BrokerName): Promise<readonly LogFile[]> {
  const { stdout } = await execute({
    container: await workbench(),
    // A file that vanishes meanwhile is only a complaint on standard error.
    command: ['find', placeOf(broker).data, '-type', 'f', '-printf', '%P\\t%s\\n'],
    user: 'grader',
    timeoutMs: listWithinMs,
  });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): LogFile => {
      const [file = '', bytes] = line.split('\t');
      return { path: file, bytes: Number(bytes) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The bytes of one of those files. Throws INVALID_FIELD for a path that leads elsewhere or nowhere. */
export async function readLogFile(
  workbench: Workbench,
  broker: BrokerName,
  file: string,
): Promise<Uint8Array> {
  const full = pathInside(broker, file);
  const archive = await (await workbench()).getArchive({ path: full }).catch(ignore(404));
  if (archive === undefined) throw refusedPath(`there is no file ${file}`);
  const bytes = await onlyFile(archive);
  if (bytes === undefined) throw refusedPath(`${file} is not a file`);
  return bytes;
}

/** Where the file is in the container. Throws INVALID_FIELD for a path that leads out of the log directory. */
export function pathInside(broker: BrokerName, file: string): string {
  if (file.includes('\0')) throw refusedPath('it holds a zero byte');
  const home = placeOf(broker).data;
  const full = path.posix.resolve(home, file);
  if (!full.startsWith(`${home}/`)) throw refusedPath('it leads out of the log directory');
  return full;
}

export function refusedPath(detail: string): RailyardError {
  return new RailyardError('INVALID_FIELD', { field: 'path', detail });
}

/** The last lines of a node's own log; empty while its container is not there. */
export async function nodeLog(docker: Docker, seat: Seat, node: NodeName, lines: number): Promise<string> {
  const found = await ourContainer(docker, seat, node);
  if (found === undefined || lines <= 0) return '';
  const archive = await docker
    .getContainer(found.Id)
    .getArchive({ path: `${placeOf(node).log}/server.log` })
    .catch(ignore(404));
  const bytes = archive && (await onlyFile(archive));
  const all = (bytes?.toString('utf8') ?? '').split('\n');
  if (all.at(-1) === '') all.pop();
  return all.slice(-lines).join('\n');
}
