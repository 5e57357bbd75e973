// `yard status`: how the cluster is doing, for people or as JSON.
import { bootstrapServers, type ClientPorts, zookeeperConnect } from '@railyard/labs/kit';
import type { ClusterView, NodeView } from '../../protocol/index.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import type { Paint } from './output.ts';
import { reachLab } from './reach.ts';

export async function status({ config, output, json }: CommandContext): Promise<ExitStatus> {
  const lab = reachLab(config);
  const cluster = await lab.call('cluster');
  // A console holds its own narrow key, which opens no page.
  const page = config.console === undefined ? `${lab.address}/#token=${lab.token}` : undefined;
  if (json) output.print(JSON.stringify({ running: true, address: lab.address, page, cluster }, null, 2));
  else for (const line of statusLines(cluster, output.paint)) output.print(line);
  if (!json && page !== undefined) output.print(`\nThe page: ${page}`);
  return cluster.phase === 'ready' ? exitStatus.good : exitStatus.notNow;
}

/** The facts as lines: a sentence, six nodes, counts, addresses. Unknown is said, never shown as zero. */
export function statusLines(cluster: ClusterView, paint: Paint): readonly string[] {
  const ports = cluster.ports as ClientPorts;
  const counts = [
    `${known(cluster.topics)} topics`,
    `${known(cluster.underReplicated)} under-replicated`,
    `${known(cluster.offline)} offline partitions`,
  ];
  return [
    `${paintPhase(cluster.phase, paint)}  ${cluster.message}`,
    '',
    ...cluster.nodes.map((node) => nodeLine(node, cluster, paint)),
    '',
    counts.join(', '),
    `Kafka      ${bootstrapServers(ports)}`,
    `ZooKeeper  ${zookeeperConnect(ports)}`,
    `epoch ${cluster.epoch}, ${cluster.driver} driver`,
  ];
}

/** `kafka2      running   controller` */
function nodeLine({ node, phase, detail }: NodeView, { controller }: ClusterView, paint: Paint): string {
  const isController = node === `kafka${controller}`;
  const notes = [...(isController ? ['controller'] : []), ...(detail === undefined ? [] : [detail])];
  return `  ${node.padEnd(11)} ${paintPhase(phase, paint, 9)} ${notes.join(', ')}`.trimEnd();
}

function paintPhase(phase: string, paint: Paint, width = 0): string {
  const text = phase.padEnd(width);
  if (phase === 'ready' || phase === 'running') return paint.go(text);
  if (phase === 'failed' || phase === 'stopped' || phase === 'absent') return paint.stop(text);
  return paint.caution(text);
}

function known(count: number | null): string {
  return count === null ? 'unknown' : String(count);
}
