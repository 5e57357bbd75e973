// The six nodes as containers: the Docker adapter of the cluster driver. Everything goes through the Engine API.
import path from 'node:path';
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import type Docker from 'dockerode';
import { RailyardError } from '../../../protocol/index.ts';
import type { Config } from '../../config.ts';
import type { ClusterDriver } from '../../ports/cluster-driver.ts';
import { secretFile } from '../../storage/secret-file.ts';
import type { Topology } from '../../topology.ts';
import type { DriverLog } from '../node/log.ts';
import { createNodeLife, type NodeLife } from '../node/node.ts';
import { sessionOf } from '../node/old-session.ts';
import { requireFreePorts } from '../node/ports.ts';
import { prepared, requireAllStopped } from '../node/refusals.ts';
import { registeredBrokers } from '../node/registration.ts';
import { createStateBoard } from '../node/states.ts';
import { createContainerVessel } from './container-vessel.ts';
import { openEndingNotes } from './ending-notes.ts';
import { dockerError, requireDaemon } from './engine.ts';
import { type Images, publishedPorts } from './inside.ts';
import { listLogFiles, nodeLog, readLogFile } from './log-files.ts';
import { listReplicaFiles, readLogPart } from './log-parts.ts';
import { ourContainer, portHolder, removeAll, requireNetwork, requireOurData } from './ours.ts';
import type { Seat } from './seat.ts';
import { toolCommand } from './tools.ts';
import { execute } from './exec.ts';
import { watchContainers } from './watch.ts';

export interface DockerDriverParts {
  readonly docker: Docker;
  readonly seat: Seat;
  readonly config: Config;
  readonly topology: Topology;
  /** Builds or pulls what is missing. */
  readonly images: (options: {
    signal?: AbortSignal | undefined;
    progress: (text: string) => void;
  }) => Promise<Images>;
  /** The running workbench, in which tools are run and log directories are seen; made if need be. */
  readonly workbench: () => Promise<Docker.Container>;
  /** Removes the workbench, which holds on to the nodes' volumes, and does this before it can come back. */
  readonly withoutWorkbench: (meanwhile: () => Promise<void>) => Promise<void>;
  readonly log?: DriverLog | undefined;
}

/** Milliseconds a tool may take when the caller does not say. */
const defaultTimeoutMs = 60_000;

/** Nodes as containers that outlive the runner. Needs a daemon; `prepare` comes first. */
export function createDockerDriver(parts: DockerDriverParts): ClusterDriver {
  const { docker, seat, config, topology, log } = parts;
  const infra = path.join(config.root, 'infra');
  const board = createStateBoard();
  const notes = openEndingNotes(config.dataDir);
  const volumes = new Set<string>();
  let images: Images | undefined;
  const image = () => prepared(images).node;
  const registered = async (id: number, signal?: AbortSignal) =>
    (await registeredBrokers(topology, config.bind, signal))?.includes(id);

  const lives = Object.fromEntries(
    topology.nodes.map((node): [NodeName, NodeLife<string>] => {
      const vessel = createContainerVessel({
        ...{ docker, node, topology, seat, infra, image, notes, volumes, bind: config.bind },
        password: secretFile(config.dataDir, 'internal-password'),
      });
      return [node.name, createNodeLife({ name: node.name, vessel, board, ...sessionOf(node, registered) })];
    }),
  ) as Record<NodeName, NodeLife<string>>;
  const watch = watchContainers({
    ...{ docker, seat, lives, board },
    onDaemon: (there) => log?.warn({ there }, there ? 'Docker answers again' : 'Docker does not answer'),
  });
  if (log !== undefined) board.onChange((node, state) => log.info({ node, ...state }, 'node state'));

  /** Errors of the daemon in words of the table. */
  const said = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw dockerError(error);
    });

  return {
    name: 'docker',
    capabilities: { cutNetwork: true },
    states: () => board.all(),
    onChange: (listener) => board.onChange(listener),

    prepare: ({ signal, progress = () => undefined } = {}) =>
      said(
        (async () => {
          await requireDaemon(docker);
          const { Volumes } = await docker.listVolumes({ filters: JSON.stringify(seat.filters) });
          for (const { Name } of Volumes) volumes.add(Name);
          // From here on what runs can be seen and stopped, whatever else is missing.
          watch.begin();
          const adopted = await Promise.allSettled(nodeNames.map((name) => lives[name].adopt()));
          const refused = adopted.find((one) => one.status === 'rejected');
          if (refused !== undefined) throw refused.reason;
          const idle = topology.nodes.filter((node) => lives[node.name].handle() === undefined);
          for (const node of idle) {
            const ports = [...publishedPorts(node).values()];
            await requireFreePorts(node.name, ports, config.bind, (port) => portHolder(docker, port));
          }
          signal?.throwIfAborted();
          images = await parts.images({ signal, progress });
          await requireNetwork(docker, seat);
        })(),
      ),

    start: (node, { signal } = {}) => said(lives[node].start(signal)),
    stop: (node, { signal } = {}) => said(lives[node].stop(signal)),
    kill: (node) => said(lives[node].kill()),
    pause: (node) => said(lives[node].pause()),
    resume: (node) => said(lives[node].resume()),

    cut: (node) =>
      said(docker.getNetwork(seat.network).disconnect({ Container: running(node), Force: true })),
    heal: (node) =>
      said(
        docker
          .getNetwork(seat.network)
          .connect({ Container: running(node), EndpointConfig: { Aliases: [node] } }),
      ),

    async wipe() {
      requireAllStopped(board);
      await said(
        parts.withoutWorkbench(async () => {
          for (const name of nodeNames) await requireOurData(docker, seat, name);
          for (const name of nodeNames) {
            const corpse = await ourContainer(docker, seat, name);
            if (corpse !== undefined) await docker.getContainer(corpse.Id).remove({ force: true, v: false });
          }
          await Promise.all(nodeNames.map((name) => lives[name].wipe()));
        }),
      );
    },

    remove: () => said(parts.withoutWorkbench(() => removeAll(docker, seat))),

    log: (node, lines) => said(nodeLog(docker, seat, node, lines)),
    logFiles: (broker) =>
      volumes.has(seat.name(broker)) ? said(listLogFiles(parts.workbench, broker)) : noFiles,
    readLogFile: (broker, file) => said(readLogFile(parts.workbench, broker, file)),
    replicaFiles: (broker, folder) =>
      volumes.has(seat.name(broker)) ? said(listReplicaFiles(parts.workbench, broker, folder)) : noFiles,
    readLogPart: (broker, file, range) => said(readLogPart(parts.workbench, broker, file, range)),

    async runTool(tool, args, { signal, timeoutMs = defaultTimeoutMs } = {}) {
      const command = toolCommand(infra, tool, args);
      const container = await said(parts.workbench());
      return said(execute({ container, command, user: 'grader', timeoutMs, signal }));
    },

    async dispose() {
      watch.end();
      for (const name of nodeNames) lives[name].letGo();
    },
  };

  function running(node: NodeName): string {
    const id = lives[node].handle();
    if (id !== undefined) return id;
    throw new RailyardError('NODE_STATE', {
      node,
      state: board.of(node).phase,
      action: 'be taken off the network',
    });
  }
}

const noFiles = Promise.resolve([]);
