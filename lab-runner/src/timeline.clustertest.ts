// A lab whose runner can be killed, and a page that listens to it, for the test of the timeline on a real cluster.
import assert from 'node:assert';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrapServers, type ClusterImage, type NodeName, type TimelineEvent } from '@railyard/labs/kit';
import { WebSocket } from 'ws';
import { freePortBase } from '../bootstrap/free-ports.mjs';
import { type NodeAction, RunnerEvent, sockets } from '../protocol/index.ts';
import { createLabClient, type LabClient } from './cli/client.ts';
import { openDriver } from './cli/open-driver.ts';
import { loadConfig } from './config.ts';
import { eventually } from './oracles/scene.clustertest.ts';
import { findRunner } from './storage/runner-file.ts';
import { loadTopology } from './topology.ts';

const fixture = fileURLToPath(new URL('./cli/class/runner.fixture.ts', import.meta.url));

/** What one page has been told since it joined. */
export interface Page {
  readonly images: ClusterImage[];
  readonly events: TimelineEvent[];
  close(): void;
}

export interface TimelineLab {
  readonly client: () => LabClient;
  /** Starts the runner; resolves when the cluster is ready. */
  up(): Promise<void>;
  /** Kills the runner, not the nodes. */
  crash(): Promise<void>;
  join(): Promise<Page>;
  act(node: NodeName, action: NodeAction): Promise<void>;
  createTopic(topic: string, assignment: string): void;
  close(): Promise<void>;
}

export async function openTimelineLab(): Promise<TimelineLab> {
  const portBase = await freePortBase();
  const parent = path.join(path.dirname(loadConfig({}).cacheDir), 'test');
  mkdirSync(parent, { recursive: true });
  const dataDir = mkdtempSync(path.join(parent, 'timeline-'));
  const config = loadConfig({ dataDir, portBase: String(portBase), driver: 'jvm' });
  const bootstrap = bootstrapServers(loadTopology(portBase).clientPorts);
  let runner: ChildProcess | undefined;

  const client = () => {
    const record = findRunner(dataDir);
    assert.ok(record, 'no runner holds the data folder');
    return createLabClient(record);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (runner === undefined || runner.exitCode !== null || runner.signalCode !== null) return;
    const gone = once(runner, 'exit');
    runner.kill(signal);
    await gone;
  };

  return {
    client,
    async up() {
      const words = ['--import', 'tsx', fixture, dataDir, String(portBase), 'jvm'];
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
      runner = child;
      await new Promise<void>((resolve, reject) => {
        child.stdout.once('data', () => resolve());
        child.once('exit', (status) => reject(new Error(`the runner ended with ${status}`)));
      });
    },
    crash: () => end('SIGKILL'),
    async join() {
      const lab = client();
      const { ticket } = await lab.call('ticket', { body: { for: 'events' } });
      const address = new URL(sockets.events, lab.address);
      address.protocol = 'ws:';
      address.searchParams.set('ticket', ticket);
      const socket = new WebSocket(address, { headers: { authorization: `Bearer ${lab.token}` } });
      const page: Page = { images: [], events: [], close: () => socket.terminate() };
      socket.on('error', () => undefined);
      socket.on('message', (data: Buffer) => {
        const event = RunnerEvent.parse(JSON.parse(data.toString()));
        if (event.type === 'image') page.images.push(event.image);
        if (event.type === 'timeline') page.events.push(...event.events);
      });
      await eventually(() => page.images.length > 0);
      return page;
    },
    async act(node, action) {
      await client().call('nodeAction', { params: { node, action }, body: {} });
    },
    createTopic(topic, assignment) {
      const words = ['--bootstrap-server', bootstrap, '--create', '--topic', topic];
      execFileSync(path.join(dataDir, 'bin', 'kafka-topics'), [...words, '--replica-assignment', assignment]);
    },
    async close() {
      await end('SIGTERM');
      const driver = await openDriver(config);
      for (const node of Object.keys(driver.states()) as NodeName[]) await driver.kill(node);
      await driver.remove();
      await driver.dispose();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
