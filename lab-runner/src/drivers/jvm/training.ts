// Runs a small cluster of two and two, far from the learner's, so that Java can note which classes each role loads.
import { once } from 'node:events';
import { appendFileSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { loadTopology, type Topology } from '../../topology.ts';
import { writeConfiguration } from './conf.ts';
import { nodeCommand, nodeEnvironment, type Runtime } from '../node/launch.ts';
import { makeNodeFolders, nodeFiles } from './node-files.ts';
import { registeredBrokers } from '../node/registration.ts';
import { spawnTied, type Tied } from './tied.ts';
import { makeToolPlaces, runCommand, toolCommand } from './tools.ts';
import { pauseFor } from '../node/waiting.ts';

const upWithinMs = 60_000;

/** What a learner types most, so that it is quick; each is run once. */
const exercised: readonly { tool: string; args: readonly string[]; input?: string }[] = [
  {
    tool: 'kafka-topics',
    args: ['--create', '--topic', 't', '--partitions', '2', '--replication-factor', '2'],
  },
  { tool: 'kafka-topics', args: ['--describe'] },
  { tool: 'kafka-console-producer', args: ['--topic', 't', '--property', 'parse.key=true'], input: 'k\tv\n' },
  {
    tool: 'kafka-console-consumer',
    args: ['--topic', 't', '--group', 'g', '--from-beginning', '--max-messages', '1'],
  },
  { tool: 'kafka-consumer-groups', args: ['--describe', '--all-groups'] },
  { tool: 'kafka-configs', args: ['--describe', '--entity-type', 'topics', '--entity-name', 't'] },
];

/** Leaves one `*.classes` list per process in `folder`; nothing it started is left. */
export async function trainCluster(
  folder: string,
  config: Pick<Config, 'root' | 'bind'>,
  runtime: Runtime,
  signal?: AbortSignal,
): Promise<void> {
  const topology = await smallTopology(config.bind);
  const home = path.join(folder, 'lab');
  const noting = (name: string): Runtime => ({
    ...runtime,
    extraFlags: [`-XX:DumpLoadedClassList=${path.join(folder, `${name}.classes`)}`],
  });
  const started: Tied[] = [];
  try {
    for (const node of topology.nodes) {
      const files = nodeFiles(home, node.name);
      makeNodeFolders(files);
      writeConfiguration(node, files, { ...config, dataDir: home }, topology);
      if (node.role === 'kafka') appendFileSync(files.mainConfiguration, forTwo);
      const output = openSync(files.output, 'w');
      started.push(
        spawnTied({
          infra: runtime.infra,
          command: nodeCommand(node, files, noting(node.name)),
          cwd: files.home,
          env: nodeEnvironment,
          stdio: ['ignore', output, output],
        }),
      );
      closeSync(output);
    }
    await brokersUp(topology, config.bind, signal);
    await useTools(home, config.bind, topology, noting, signal);
  } finally {
    await endAll(started);
  }
}

/** Two brokers cannot hold three replicas. */
const forTwo = [
  '',
  'offsets.topic.replication.factor=2',
  'transaction.state.log.replication.factor=2',
  'offsets.topic.num.partitions=1',
  '',
].join('\n');

async function useTools(
  home: string,
  bind: string,
  topology: Topology,
  noting: (name: string) => Runtime,
  signal: AbortSignal | undefined,
): Promise<void> {
  const places = { hosts: path.join(home, 'hosts'), tmp: path.join(home, 'tmp') };
  mkdirSync(home, { recursive: true });
  makeToolPlaces(places, bind);
  const bootstrap = topology.brokers.map((broker) => `${bind}:${broker.client}`).join(',');
  const run = (name: string, tool: string, args: readonly string[], input?: string) => {
    const runtime = noting(name);
    const options = { infra: runtime.infra, cwd: home, timeoutMs: 30_000, input, signal };
    return runCommand(toolCommand(tool, args, runtime, places), options);
  };
  const use = (index: number) => {
    const act = exercised[index];
    if (act === undefined) return undefined;
    const { tool, args, input } = act;
    return run(`tool${index}`, tool, ['--bootstrap-server', bootstrap, ...args], input);
  };
  const zookeeper = topology.zookeepers.map((node) => `${bind}:${node.client}`).join(',');
  // The first makes the topic the others look at.
  await Promise.all([use(0), run('zookeeper-shell', 'zookeeper-shell', [zookeeper, 'ls', '/brokers/ids'])]);
  for (let index = 1; index < exercised.length; index += 2) await Promise.all([use(index), use(index + 1)]);
}

async function brokersUp(topology: Topology, bind: string, signal: AbortSignal | undefined): Promise<void> {
  const deadline = Date.now() + upWithinMs;
  while ((await registeredBrokers(topology, bind, signal))?.length !== topology.brokers.length) {
    if (Date.now() > deadline) throw new Error('The training cluster did not come up.');
    await pauseFor(50, signal);
  }
}

/** Asks all to end; Java writes the rest of its list on the way out. */
async function endAll(started: readonly Tied[]): Promise<void> {
  await Promise.all(
    started.map(async ({ child, end }) => {
      end();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    }),
  );
}

async function smallTopology(bind: string): Promise<Topology> {
  const whole = loadTopology(0);
  const ports = await freePorts(12, bind);
  const next = () => ports.pop() ?? 0;
  const zookeepers = whole.zookeepers
    .slice(0, 2)
    .map((node) => ({ ...node, client: next(), quorum: next(), election: next(), admin: next() }));
  const brokers = whole.brokers.slice(0, 2).map((node) => ({ ...node, client: next(), internal: next() }));
  return { ...whole, zookeepers, brokers, nodes: [...zookeepers, ...brokers] };
}

/** Ports nobody uses at this moment. */
async function freePorts(count: number, host: string): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port: 0, host }, () => resolve(server));
      });
    }),
  );
  return Promise.all(
    servers.map((server) => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      return new Promise<number>((resolve) => server.close(() => resolve(port)));
    }),
  );
}
