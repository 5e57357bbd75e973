// A real cluster for the tests of the oracles: own ports, own folder, warm; and Kafka's own tools to act on it like a learner.
import assert, { AssertionError } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bootstrapServers, brokerNames, nodeNames, type ToolResult } from '@railyard/labs/kit';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { freePortBase } from '../../bootstrap/free-ports.mjs';
import { loadConfig } from '../config.ts';
import { createJvmDriver } from '../drivers/jvm/index.ts';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import type { ConnectedKafka, WatchedZooKeeper } from '../ports/oracles.ts';
import { secretFile } from '../storage/secret-file.ts';
import { loadTopology, type Topology } from '../topology.ts';
import { createKafkaOracle } from './kafka/index.ts';
import { messageOf, poll } from './patience.ts';
import { createZooKeeperOracle } from './zookeeper/index.ts';

export interface Scene {
  readonly driver: ClusterDriver;
  readonly zookeeper: WatchedZooKeeper;
  readonly kafka: ConnectedKafka;
  readonly topology: Topology;
  readonly bind: string;
  readonly password: string;
  /** `kafka1:…,kafka2:…,kafka3:…` */
  readonly bootstrap: string;
  /** Runs one of Kafka's tools and expects it to succeed; gives what it printed. */
  tool(name: string, ...args: string[]): Promise<string>;
  createTopic(topic: string, ...args: string[]): Promise<void>;
  /** Types lines into the console producer. */
  produce(topic: string, lines: readonly string[], ...args: string[]): Promise<void>;
  /** Starts a tool that goes on by itself; kill it to end it. */
  spawnTool(name: string, ...args: string[]): ChildProcess;
}

export const log = pino({ level: 'silent' });

/** Starts the cluster before the file's tests and takes it away after them. Its ports are free ones. */
export function useScene(): () => Scene {
  let scene: Scene | undefined;
  let dataDir = '';

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'railyard-oracles-'));
    const config = loadConfig({ dataDir, portBase: String(await freePortBase()), driver: 'jvm' });
    const topology = loadTopology(config.portBase);
    const { bind } = config;
    const driver = createJvmDriver({ config, topology });
    const zookeeper = createZooKeeperOracle({ topology, bind, log });
    const password = secretFile(dataDir, 'internal-password');
    const kafka = createKafkaOracle({ topology, bind, zookeeper, password, log });
    const bootstrap = bootstrapServers(topology.clientPorts);
    const tool = async (name: string, ...args: string[]) => {
      const result: ToolResult = await driver.runTool(name, args, { timeoutMs: 60_000 });
      assert.equal(result.status, 0, `${name} ${args.join(' ')}: ${result.stderr || result.stdout}`);
      return result.stdout;
    };
    const spawnTool = (name: string, ...args: string[]) =>
      spawn(path.join(dataDir, 'bin', name), args, { stdio: ['pipe', 'ignore', 'inherit'] });
    scene = {
      driver,
      zookeeper,
      kafka,
      topology,
      bind,
      password,
      bootstrap,
      tool,
      spawnTool,
      async produce(topic, lines, ...args) {
        const to = ['--bootstrap-server', bootstrap, '--topic', topic];
        const producer = spawnTool('kafka-console-producer', ...to, ...args);
        producer.stdin?.end(`${lines.join('\n')}\n`);
        const [status] = (await once(producer, 'close')) as [number];
        assert.equal(status, 0, 'the console producer failed');
      },
      async createTopic(topic, ...args) {
        await tool('kafka-topics', '--bootstrap-server', bootstrap, '--create', '--topic', topic, ...args);
      },
    };
    await driver.prepare();
    zookeeper.connect();
    await Promise.all(nodeNames.map((name) => driver.start(name)));
    await eventually(() => zookeeper.facts().brokers?.length === 3 && zookeeper.facts().controller !== null);
    await kafka.warmUp();
  });

  afterAll(async () => {
    if (scene === undefined) return;
    const { driver, zookeeper, kafka } = scene;
    await kafka.close();
    await zookeeper.close();
    await Promise.all(brokerNames.map((name) => driver.kill(name)));
    await Promise.all(nodeNames.map((name) => driver.kill(name)));
    await driver.dispose();
    await rm(dataDir, { recursive: true, force: true });
  });

  return () => {
    assert.ok(scene, 'the cluster has not been started');
    return scene;
  };
}

/** Waits for a condition; a probe that rejects is not there yet. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  await poll(async () => ((await condition()) ? true : undefined), {
    withinMs,
    onTimeout: (failure) =>
      new AssertionError({ message: `not so within ${withinMs} ms: ${condition}, ${messageOf(failure)}` }),
  });
}
