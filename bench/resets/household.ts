// What a lab has of this machine at one moment: processes, descriptors, memory, bytes on the disk. Linux only.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Household {
  /** Every process whose command line or environment names the data folder. */
  readonly processes: number;
  /** Open descriptors of the runner. */
  readonly descriptors: number;
  readonly nodeDescriptors: number;
  readonly runnerMb: number;
  readonly nodesMb: number;
  readonly diskMb: number;
}

export function household(dataDir: string, runnerPid: number): Household {
  const ours = processesOf(dataDir);
  const nodes = ours.filter(({ command }) => command.includes('/conf/'));
  return {
    processes: ours.length,
    descriptors: descriptors(runnerPid),
    nodeDescriptors: nodes.reduce((sum, { pid }) => sum + descriptors(pid), 0),
    runnerMb: megabytes(runnerPid),
    nodesMb: nodes.reduce((sum, { pid }) => sum + megabytes(pid), 0),
    diskMb: bytesBelow(dataDir) / 1e6,
  };
}

function processesOf(dataDir: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), command: read(`/proc/${name}/cmdline`) }))
    .filter(
      ({ pid, command }) => command.includes(dataDir) || read(`/proc/${pid}/environ`).includes(dataDir),
    );
}

function descriptors(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** Resident set, in MB. */
function megabytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1000;
}

function bytesBelow(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + onDisk(path.join(entry.parentPath, entry.name)), 0);
  } catch {
    // A file went while it was counted.
    return bytesBelow(folder);
  }
}

/** Blocks in use: index files are sparse. */
function onDisk(file: string): number {
  try {
    return statSync(file).blocks * 512;
  } catch {
    return 0;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
