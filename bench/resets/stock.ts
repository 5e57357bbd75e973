// The peer: the same six nodes as Kafka's own scripts run them, with their heaps, collector, JMX agent and no class data.
// (bin/kafka-run-class.sh, kafka-server-start.sh and zookeeper-server-start.sh of Kafka 3.9.) Measures nothing.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePortBase } from '../../lab-runner/bootstrap/free-ports.mjs';
import { type Config, loadConfig } from '../../lab-runner/src/config.ts';
import { prepareRuntime } from '../../lab-runner/src/drivers/jvm/runtime.ts';
import { renderConfiguration } from '../../lab-runner/src/drivers/node/configuration.ts';
import { mainFile, nodeEnvironment } from '../../lab-runner/src/drivers/node/launch.ts';
import { loadTopology, type Topology } from '../../lab-runner/src/topology.ts';
import { labsFolder } from '../abandoned.ts';

export interface StockCluster {
  readonly config: Config;
  readonly topology: Topology;
  readonly password: string;
  /** Starts all six at once; resolves when the processes run. */
  start(): void;
  /** As the stop scripts do: TERM, brokers first, and wait. */
  stop(): Promise<void>;
  wipe(): void;
}

const collector = [
  ...['-server', '-XX:+UseG1GC', '-XX:MaxGCPauseMillis=20', '-XX:InitiatingHeapOccupancyPercent=35'],
  ...['-XX:+ExplicitGCInvokesConcurrent', '-XX:MaxInlineLevel=15', '-Djava.awt.headless=true'],
];
const management = ['', '.authenticate=false', '.ssl=false'].map(
  (option) => `-Dcom.sun.management.jmxremote${option}`,
);
const heap = { kafka: ['-Xmx1G', '-Xms1G'], zookeeper: ['-Xmx512M', '-Xms512M'] } as const;

/** Hands a stock cluster, not started yet, to `use`, and removes it with all it has made. */
export async function withStock<T>(
  signal: AbortSignal,
  use: (stock: StockCluster) => Promise<T>,
): Promise<T> {
  mkdirSync(labsFolder, { recursive: true });
  const dataDir = mkdtempSync(path.join(labsFolder, `bench-${process.pid}-stock-`));
  const config = loadConfig({ dataDir, driver: 'jvm', portBase: String(await freePortBase()) });
  const runtime = await prepareRuntime({ config, signal, progress: () => undefined });
  const topology = loadTopology(config.portBase);
  const password = 'stock';
  const home = (name: string) => path.join(dataDir, 'cluster', name);
  let running: { readonly role: string; readonly child: ChildProcess }[] = [];

  function lay(): void {
    for (const node of topology.nodes) {
      const data = path.join(home(node.name), 'data');
      const files = renderConfiguration(node, {
        ...{ infra: runtime.infra, topology, data, password },
        ...{ listen: config.bind, hostOf: () => config.bind },
      });
      mkdirSync(path.join(home(node.name), 'log'), { recursive: true });
      mkdirSync(data, { recursive: true });
      for (const [name, text] of Object.entries(files)) {
        writeFileSync(path.join(name === 'myid' ? data : home(node.name), name), text);
      }
    }
  }

  const stock: StockCluster = {
    ...{ config, topology, password },
    start() {
      lay();
      running = topology.nodes.map((node) => {
        const own = home(node.name);
        const output = openSync(path.join(own, 'log', 'output.log'), 'a');
        const child = spawn(
          runtime.java,
          [
            ...heap[node.role],
            ...collector,
            ...(node.role === 'kafka'
              ? [`-Xlog:gc*:file=${own}/log/gc.log:time,tags:filecount=10,filesize=100M`]
              : []),
            ...management,
            `-Drailyard.log.dir=${own}/log`,
            `-Dlog4j.configuration=file:${path.join(runtime.infra, node.role, 'log4j.properties')}`,
            ...(node.role === 'kafka' ? brokerLogin(own) : ['-Dzookeeper.jmx.log4j.disable=true']),
            ...['-cp', runtime.jars.join(':')],
            node.role === 'kafka' ? 'kafka.Kafka' : 'org.apache.zookeeper.server.quorum.QuorumPeerMain',
            path.join(own, mainFile(node.role)),
          ],
          { stdio: ['ignore', output, output], env: { ...nodeEnvironment } },
        );
        closeSync(output);
        return { role: node.role, child };
      });
    },
    async stop() {
      for (const role of ['kafka', 'zookeeper']) {
        const children = running.filter((one) => one.role === role).map(({ child }) => child);
        await Promise.all(children.map((child) => ended(child)));
      }
      running = [];
    },
    wipe: () => rmSync(path.join(dataDir, 'cluster'), { recursive: true, force: true }),
  };
  try {
    return await use(stock);
  } finally {
    await stock.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The login file is for the brokers' own listener; ZooKeeper asks for no password, and ends when it finds the file. */
function brokerLogin(home: string): readonly string[] {
  return [`-Djava.security.auth.login.config=${home}/jaas.conf`, '-Dzookeeper.sasl.client=false'];
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit', { signal: AbortSignal.timeout(60_000) });
  child.kill('SIGTERM');
  await gone.catch(() => child.kill('SIGKILL'));
}
