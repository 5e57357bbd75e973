// Where each node keeps its files, and the small record of the process that runs it.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { isBroker, type NodeName } from '@railyard/labs/kit';
import type { ProcessIdentity } from './process.ts';

export interface NodeFiles {
  readonly home: string;
  readonly conf: string;
  readonly data: string;
  readonly log: string;
  readonly tmp: string;
  /** The log the node writes itself. */
  readonly serverLog: string;
  /** What its JVM printed; tells of failures before there is a log. */
  readonly output: string;
  readonly record: string;
  /** The configuration a node is started with; no other process has it as an argument. */
  readonly mainConfiguration: string;
  /** Exists once the node has stored something. */
  readonly firstData: string;
}

/** What is remembered of a node between runners. */
export interface NodeRecord {
  readonly process?: ProcessIdentity;
  /** Milliseconds; when the process was started. */
  readonly since?: number;
  /** True when the last process left politely, so that its ZooKeeper session was closed and not left to expire. */
  readonly leftPolitely: boolean;
}

/** The folder of all six nodes. */
export function clusterFolder(dataDir: string): string {
  return path.join(dataDir, 'cluster');
}

export function nodeFiles(dataDir: string, node: NodeName): NodeFiles {
  const home = path.join(clusterFolder(dataDir), node);
  const log = path.join(home, 'log');
  const conf = path.join(home, 'conf');
  const data = path.join(home, 'data');
  return {
    home,
    log,
    conf,
    data,
    tmp: path.join(home, 'tmp'),
    serverLog: path.join(log, 'server.log'),
    output: path.join(log, 'output.log'),
    record: path.join(home, 'node.json'),
    mainConfiguration: path.join(conf, isBroker(node) ? 'server.properties' : 'zoo.cfg'),
    firstData: path.join(data, isBroker(node) ? 'meta.properties' : 'version-2'),
  };
}

/** Makes the folders of a node that are missing. */
export function makeNodeFolders(files: NodeFiles): void {
  for (const folder of [files.conf, files.data, files.log, files.tmp]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
}

/** The record of a node; one that was never written or is damaged reads as "nothing known". */
export function readRecord(files: NodeFiles): NodeRecord {
  try {
    const parsed = JSON.parse(readFileSync(files.record, 'utf8')) as Partial<{
      pid: unknown;
      startedAt: unknown;
      since: unknown;
      leftPolitely: unknown;
    }>;
    const leftPolitely = parsed.leftPolitely === true;
    if (typeof parsed.pid !== 'number' || typeof parsed.startedAt !== 'string') return { leftPolitely };
    const since = typeof parsed.since === 'number' ? parsed.since : undefined;
    return { process: { pid: parsed.pid, startedAt: parsed.startedAt }, since, leftPolitely };
  } catch {
    return { leftPolitely: false };
  }
}

/** Replaces the record in one step, so that a kill at any moment leaves the old or the new one. */
export function writeRecord(files: NodeFiles, record: NodeRecord): void {
  const draft = `${files.record}.${process.pid}`;
  const { process: identity, since, leftPolitely } = record;
  writeFileSync(draft, `${JSON.stringify({ ...identity, since, leftPolitely })}\n`, { mode: 0o600 });
  renameSync(draft, files.record);
}

/**
 * Deletes what the node has stored; its logs stay. A process of its own does it: ten thousand partitions take many
 * seconds, and Node would hold up every console and page for as long.
 */
export async function deleteData(files: Pick<NodeFiles, 'data' | 'record'>): Promise<void> {
  await promisify(execFile)('rm', ['-rf', '--', files.data, files.record]);
}
