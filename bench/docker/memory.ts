// The memory of the six nodes in Docker and as plain processes, beside each other. Starts nothing itself.
import { nodeNames } from '@railyard/labs/kit';
import type { ContainerStats } from 'dockerode';
import { connectDocker } from '../../lab-runner/src/drivers/docker/engine.ts';
import { labels, seatOf } from '../../lab-runner/src/drivers/docker/seat.ts';
import { decimal, type Finding, megabytes, sum, table } from '../figures.ts';
import type { Lab } from '../lab.ts';
import { type NodeBytes, proportionalMemory } from '../proportional-memory.ts';

/** Of a running lab of the Docker driver: the containers' own accounts, and the processes' shares. */
export async function memoryInDocker({ config: { dataDir } }: Lab) {
  const docker = connectDocker();
  const found = await docker.listContainers({ filters: { label: [...seatOf(dataDir).filters.label] } });
  const containers: NodeBytes = {};
  for (const { Id, Labels } of found) {
    const stats = await docker.getContainer(Id).stats({ stream: false, 'one-shot': true });
    containers[Labels[labels.part] ?? ''] = usage(stats);
  }
  const ids = found.map(({ Id }) => Id);
  return { containers, pss: proportionalMemory('cgroup', (text) => ids.some((id) => text.includes(id))) };
}

/** Of a running lab of the JVM driver. */
export function memoryOfProcesses({ config: { dataDir } }: Lab): NodeBytes {
  return proportionalMemory('cmdline', (text) => text.includes(`${dataDir}/`));
}

/** As `docker stats` counts: without page cache that can be dropped at once. Its name differs by cgroup version. */
function usage({ memory_stats: { usage: all, stats } }: ContainerStats): number {
  const named = stats as Partial<Record<string, number>>;
  return all - (named.total_inactive_file ?? named.inactive_file ?? 0);
}

export function compareMemory(
  inDocker: Awaited<ReturnType<typeof memoryInDocker>>,
  asProcesses: NodeBytes,
): Finding {
  const columns = {
    'containers (stats)': inDocker.containers,
    'containers (PSS)': inDocker.pss,
    'JVM driver (PSS)': asProcesses,
  };
  const all = Object.values(columns);
  const mb = (bytes: number | undefined) => decimal(bytes === undefined ? undefined : megabytes(bytes), 0);
  // A sum of five would pass for a sum of six.
  const total = (bytes: NodeBytes) => sum(nodeNames.map((node) => bytes[node] ?? NaN));
  const ratio = total(inDocker.pss) / total(asProcesses);
  return {
    lines: [
      ...table([
        ['memory after warm-up, MB', ...Object.keys(columns)],
        ...nodeNames.map((node) => [node, ...all.map((bytes) => mb(bytes[node]))]),
        ['six nodes', ...all.map((bytes) => mb(total(bytes)))],
      ]),
      `In Docker the Java processes take ${decimal(ratio, 2)} × what they take as plain processes (PSS).`,
    ],
    facts: columns,
  };
}
