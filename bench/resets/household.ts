// What a lab has of this machine at one moment: processes, descriptors, memory, volumes, bytes on the disk. Linux only.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type Docker from 'dockerode';
import type { Seat } from '../../lab-runner/src/drivers/docker/seat.ts';

export interface Household {
  /** Every process whose command line or environment names the data folder; in Docker also those in the lab's containers. */
  readonly processes: number;
  /** Containers and networks of the lab; none where nodes are processes. */
  readonly containers: number;
  /** Volumes; where nodes are processes, their folders. */
  readonly volumes: number;
  /** Open descriptors of the runner. */
  readonly descriptors: number;
  readonly nodeDescriptors: number;
  readonly runnerMb: number;
  readonly nodesMb: number;
  /** Blocks in use; Docker counts the sparse index files of its volumes whole. */
  readonly diskMb: number;
}

/** Of a lab whose nodes are processes. */
export function household(dataDir: string, runnerPid: number): Household {
  const ours = processesOf(dataDir);
  const nodes = ours.filter(({ command }) => command.includes('/conf/')).map(({ pid }) => pid);
  return {
    processes: ours.length,
    containers: 0,
    volumes: namesIn(path.join(dataDir, 'cluster')).filter((name) => /^(kafka|zookeeper)/.test(name)).length,
    ...ofProcesses(runnerPid, nodes),
    diskMb: bytesBelow(dataDir) / 1e6,
  };
}

/** Of a lab in Docker, whose daemon must be on this machine: what is in containers is looked at from here. */
export async function householdInDocker(
  docker: Docker,
  seat: Seat,
  dataDir: string,
  runnerPid: number,
): Promise<Household> {
  const filters = { label: [...seat.filters.label] };
  const [containers, networks, { Volumes }, { Volumes: used }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters: JSON.stringify(filters) }),
    docker.df() as Promise<{ Volumes: { Name: string; UsageData?: { Size: number } }[] }>,
  ]);
  const running = containers.filter(({ State }) => State === 'running');
  const tops = await Promise.all(running.map(({ Id }) => docker.getContainer(Id).top()));
  const pids = tops.flatMap(({ Titles, Processes }) =>
    Processes.map((process: readonly string[]) => Number(process[Titles.indexOf('PID')])),
  );
  const names = new Set(Volumes.map(({ Name }) => Name));
  const bytes = used.filter(({ Name }) => names.has(Name)).map(({ UsageData }) => UsageData?.Size ?? 0);
  return {
    processes: processesOf(dataDir).filter(({ pid }) => !pids.includes(pid)).length + pids.length,
    containers: containers.length + networks.length,
    volumes: Volumes.length,
    ...ofProcesses(runnerPid, pids),
    diskMb: (bytesBelow(dataDir) + bytes.reduce((sum, one) => sum + one, 0)) / 1e6,
  };
}

function ofProcesses(runnerPid: number, nodes: readonly number[]) {
  return {
    descriptors: descriptors(runnerPid),
    nodeDescriptors: nodes.reduce((sum, pid) => sum + descriptors(pid), 0),
    runnerMb: megabytes(runnerPid),
    nodesMb: nodes.reduce((sum, pid) => sum + megabytes(pid), 0),
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
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
