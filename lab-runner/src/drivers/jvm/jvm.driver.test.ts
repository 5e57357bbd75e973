// The JVM driver held to the contract, and what only local processes can get wrong.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePortBase } from '../../../bootstrap/free-ports.mjs';
import { loadConfig } from '../../config.ts';
import { loadTopology } from '../../topology.ts';
import { describeDriverContract, type DriverFixture, eventually, type Stage } from '../contract/index.ts';
import { createJvmDriver } from './index.ts';
import { nodeFiles } from './node-files.ts';
import { identify } from './process.ts';
import { createLocalWorkbench } from './workbench.ts';
import { registeredBrokers } from '../node/registration.ts';

let dataDir = '';

async function fixture(): Promise<DriverFixture> {
  dataDir = await mkdtemp(path.join(tmpdir(), 'railyard-driver-'));
  const config = loadConfig({
    dataDir,
    portBase: String(await freePortBase()),
    driver: 'jvm',
    bind: '127.0.0.1',
  });
  const topology = loadTopology(config.portBase);
  const signal = (name: NodeJS.Signals) => async (id: string) => void process.kill(Number(id), name);
  return {
    topology,
    bind: config.bind,
    create: () => createJvmDriver({ config, topology }),
    workbench: () => createLocalWorkbench({ config, topology }),
    registered: () => registeredBrokers(topology, config.bind),
    exists: async (id) => (await identify(Number(id))) !== undefined && !isCorpse(id),
    outsider: { kill: signal('SIGKILL'), pause: signal('SIGSTOP'), resume: signal('SIGCONT') },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

function isCorpse(pid: string): boolean {
  try {
    return execFileSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).trim().startsWith('Z');
  } catch {
    return true;
  }
}

describeDriverContract('jvm', fixture, (stage: () => Stage) => {
  describe('local processes', () => {
    it('finds a node whose record was never written', async () => {
      const before = stage().id('kafka1');
      rmSync(nodeFiles(dataDir, 'kafka1').record);
      await stage().replaceDriver();
      expect(stage().id('kafka1')).toBe(before);
    });

    it('does not take another process with the same pid for its node', async () => {
      const { record } = nodeFiles(dataDir, 'zookeeper1');
      const written = JSON.parse(readFileSync(record, 'utf8')) as object;
      await stage().driver().stop('zookeeper1');
      writeFileSync(record, JSON.stringify({ ...written, pid: process.pid }));
      await stage().replaceDriver();
      expect(stage().phase('zookeeper1')).toBe('stopped');
      await stage().driver().start('zookeeper1');
      await stage().reaches('zookeeper1', 'running');
    });

    it('says why a broker gave up', async () => {
      const meta = path.join(nodeFiles(dataDir, 'kafka3').data, 'meta.properties');
      await stage().driver().stop('kafka3');
      const good = readFileSync(meta, 'utf8');
      writeFileSync(meta, good.replace(/^cluster\.id=.*$/m, 'cluster.id=another'));
      await stage().driver().start('kafka3');
      await stage().reaches('kafka3', 'failed');
      const state = stage().driver().states().kafka3;
      expect(state).toMatchObject({ detail: expect.stringContaining('Invalid cluster.id') });
      writeFileSync(meta, good);
      await stage().driver().start('kafka3');
      await eventually('broker 3 is registered', () => stage().isRegistered(3));
    });

    it('gives a node none of its own open files', async () => {
      if (process.platform !== 'linux') return;
      const leaked = path.join(dataDir, 'leaked');
      // A shell that keeps descriptor 9 open for whatever it starts.
      const launcher = path.join(loadConfig({}).root, 'infra/kafka/bin/clean-exec');
      const script = `exec 9>"${leaked}"; exec "${launcher}" sh -c 'ls -l /proc/self/fd; echo spoken >&2' 2>&1`;
      const listed = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
      expect(listed).toContain('spoken');
      expect(listed).not.toContain(leaked);
    });
  });
});
