// A lab of its own for tests and the verifier: own data folder, own ports, never the learner's.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { freePortBase } from '../../../bootstrap/free-ports.mjs';
import { type Config, loadConfig } from '../../config.ts';
import { createLog } from '../../log.ts';
import { startRunner } from '../../main.ts';
import { loadTopology, type Topology } from '../../topology.ts';
import { openDriver } from '../open-driver.ts';
import { createLabClient, type LabClient } from '../client.ts';

export interface PrivateLab {
  readonly config: Config;
  readonly topology: Topology;
  readonly client: LabClient;
  /** Stops runner and nodes and deletes the folder. */
  close(): Promise<void>;
}

export interface PrivateLabOptions {
  readonly driver?: string;
  readonly progress?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** Starts a runner with a fresh cluster on free ports. The folder lies below `.railyard/test/`. */
export async function openPrivateLab(options: PrivateLabOptions = {}): Promise<PrivateLab> {
  const portBase = await freePortBase();
  const { cacheDir } = loadConfig({});
  const parent = path.join(path.dirname(cacheDir), 'test');
  mkdirSync(parent, { recursive: true });
  const dataDir = mkdtempSync(path.join(parent, 'lab-'));
  const config = loadConfig({ dataDir, portBase: String(portBase), driver: options.driver });
  const runner = await startRunner({
    config,
    log: createLog(config),
    progress: ({ text }) => options.progress?.(text),
    signal: options.signal,
  });
  return {
    config,
    topology: loadTopology(portBase),
    client: createLabClient(runner),
    async close() {
      await runner.stop();
      const driver = await openDriver(config);
      await driver.remove();
      await driver.dispose();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
