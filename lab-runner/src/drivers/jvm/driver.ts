// The six nodes as processes of this machine: the JVM adapter of the cluster driver.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type BrokerName, type NodeName, nodeNames } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import type { Config } from '../../config.ts';
import type { ClusterDriver } from '../../ports/cluster-driver.ts';
import { portsOf, type Topology } from '../../topology.ts';
import { type BrokerRegistered, sessionOf } from '../node/old-session.ts';
import type { DriverLog } from '../node/log.ts';
import { createNodeLife, type NodeLife } from '../node/node.ts';
import { prepared, requireAllStopped } from '../node/refusals.ts';
import { registeredBrokers } from '../node/registration.ts';
import { createStateBoard } from '../node/states.ts';
import { tail } from '../node/telling-line.ts';
import { writeConfiguration } from './conf.ts';
import { hostError, requireSuitableFolders } from './host-errors.ts';
import { installTools } from './install-tools.ts';
import { listLogFiles, listReplicaFiles, readLogFile, readLogPart } from './log-files.ts';
import { clusterFolder, nodeFiles } from './node-files.ts';
import { requireFreePorts } from '../node/ports.ts';
import { createProcessVessel, type NodeProcess } from './process-vessel.ts';
import { type LocalRuntime, prepareRuntime } from './runtime.ts';
import { makeToolPlaces, runCommand, toolCommand, type ToolPlaces } from './tools.ts';
import { watchNodes } from './watch.ts';

export interface JvmDriverOptions {
  readonly config: Config;
  readonly topology: Topology;
  readonly log?: DriverLog | undefined;
  /** Asks ZooKeeper whether a broker is registered; by the four-letter word `dump` unless given. */
  readonly brokerRegistered?: BrokerRegistered | undefined;
}

/** Nodes as detached local processes that outlive the runner. Needs Java; `prepare` comes first. */
export function createJvmDriver(options: JvmDriverOptions): ClusterDriver {
  const { config, topology, log } = options;
  const infra = path.join(config.root, 'infra');
  const cluster = clusterFolder(config.dataDir);
  const places: ToolPlaces = { hosts: path.join(cluster, 'hosts'), tmp: path.join(cluster, 'tmp') };
  const registered: BrokerRegistered =
    options.brokerRegistered ??
    (async (id, signal) => (await registeredBrokers(topology, config.bind, signal))?.includes(id));
  const board = createStateBoard();
  let runtime: LocalRuntime | undefined;

  const lives = Object.fromEntries(
    topology.nodes.map((node): [NodeName, NodeLife<NodeProcess>] => {
      const files = nodeFiles(config.dataDir, node.name);
      const vessel = createProcessVessel({
        ...{ node, files, bind: config.bind, runtime: () => prepared(runtime) },
        writeConfiguration: () => writeConfiguration(node, files, config, topology),
      });
      return [node.name, createNodeLife({ name: node.name, vessel, board, ...sessionOf(node, registered) })];
    }),
  ) as Record<NodeName, NodeLife<NodeProcess>>;
  const watch = watchNodes(lives, board);
  if (log !== undefined) board.onChange((node, state) => log.info({ node, ...state }, 'node state'));

  async function wipeAll(): Promise<void> {
    requireAllStopped(board);
    await Promise.all(nodeNames.map((name) => lives[name].wipe()));
  }

  return {
    name: 'jvm',
    capabilities: { cutNetwork: false },
    states: () => board.all(),
    onChange: (listener) => board.onChange(listener),

    async prepare({ signal, progress = () => undefined } = {}) {
      await Promise.all(nodeNames.map((name) => lives[name].adopt()));
      // From here on what runs can be seen and stopped, whatever else is missing.
      watch.begin();
      const idle = topology.nodes.filter((node) => lives[node.name].handle() === undefined);
      requireSuitableFolders(config, { spacious: idle.length === topology.nodes.length });
      for (const node of idle) await requireFreePorts(node.name, portsOf(node), config.bind);
      makeToolPlaces(places, config.bind);
      runtime = await prepareRuntime({ config, signal, progress, log });
      installTools({ bin: path.join(config.dataDir, 'bin'), runtime, places, bind: config.bind });
    },

    start: (node, { signal } = {}) =>
      lives[node].start(signal).catch((error: unknown) => {
        throw hostError(error, config.dataDir);
      }),
    stop: (node, { signal } = {}) => lives[node].stop(signal),
    kill: (node) => lives[node].kill(),
    pause: (node) => lives[node].pause(),
    resume: (node) => lives[node].resume(),

    cut: async () => refuseNetwork('cut a node off the network'),
    heal: async () => refuseNetwork('heal a network'),

    async wipe() {
      await wipeAll();
      // What fills the disk was not the cluster: fresh nodes would die as the old ones did.
      requireSuitableFolders(config, { spacious: true });
    },

    async remove() {
      await wipeAll();
      rmSync(cluster, { recursive: true, force: true });
    },

    async log(node, lines) {
      const files = nodeFiles(config.dataDir, node);
      const [written, printed] = await Promise.all([tail(files.serverLog, lines), tail(files.output, lines)]);
      return [written, printed].filter((text) => text !== '').join('\n');
    },

    logFiles: (broker) => listLogFiles(nodeFiles(config.dataDir, broker).data),
    readLogFile: (broker: BrokerName, file) => readLogFile(nodeFiles(config.dataDir, broker).data, file),
    replicaFiles: (broker, folder) => listReplicaFiles(nodeFiles(config.dataDir, broker).data, folder),
    readLogPart: (broker, file, range) => readLogPart(nodeFiles(config.dataDir, broker).data, file, range),

    async runTool(tool, args, { signal, timeoutMs } = {}) {
      const command = toolCommand(tool, args, prepared(runtime), places);
      makeToolPlaces(places, config.bind);
      return runCommand(command, { infra, cwd: cluster, signal, timeoutMs });
    },

    async dispose() {
      watch.end();
      for (const name of nodeNames) lives[name].letGo();
    },
  };
}

function refuseNetwork(action: string): never {
  const remedy = 'Pause the node instead, or run the lab with Docker.';
  throw new RailyardError('NOT_SUPPORTED', { driver: 'jvm', action, remedy });
}
