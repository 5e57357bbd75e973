// The runner killed with -9 at five different moments: the same six nodes are adopted, no verdict is lost, nothing is left behind.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { nodeNames } from '@railyard/labs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePortBase } from '../../bootstrap/free-ports.mjs';
import { loadConfig } from '../config.ts';
import { connectDocker } from '../drivers/docker/engine.ts';
import { labels } from '../drivers/docker/seat.ts';
import { findRunner } from '../storage/runner-file.ts';
import { createLabClient, type LabClient } from './client.ts';
import { openTypist } from './verify/typist.ts';

const { root, cacheDir, driver } = loadConfig({});
const yard = path.join(root, 'lab-runner/bin/yard.mjs');
let dataDir: string;
let flags: string[];
let runner: ChildProcess;
let acknowledged = 0;

beforeAll(async () => {
  const parent = path.join(path.dirname(cacheDir), 'test');
  mkdirSync(parent, { recursive: true });
  dataDir = mkdtempSync(path.join(parent, 'adoption-'));
  flags = ['--data-dir', dataDir, '--port-base', String(await freePortBase())];
  await up('#token=');
});

afterAll(() => {
  execFileSync(process.execPath, [yard, 'down', '--volumes', ...flags]);
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the runner and resolves when it has printed what is waited for. */
function up(printed: string): Promise<void> {
  runner = spawn(process.execPath, [yard, 'up', ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes(printed)) resolve();
    };
    runner.stdout?.on('data', read);
    runner.stderr?.on('data', read);
    runner.once('exit', (status) => reject(new Error(`yard up ended with ${status}:\n${text}`)));
  });
}

async function crash(): Promise<void> {
  runner.removeAllListeners('exit');
  const gone = new Promise((resolve) => runner.once('exit', resolve));
  const pid = findRunner(dataDir)?.pid;
  expect(pid).toBeDefined();
  process.kill(pid as number, 'SIGKILL');
  await gone;
}

function client(): LabClient {
  const record = findRunner(dataDir);
  if (record === undefined) throw new Error('no runner holds the data folder');
  return createLabClient(record);
}

/** What runs of the cluster, asked of the system and not of us: six JVMs whose command lines name the data folder, or six containers that carry its label. */
async function nodeIds(): Promise<readonly string[]> {
  return driver === 'docker' ? containers() : processes();
}

async function containers(): Promise<readonly string[]> {
  const filters = { label: [`${labels.dataDir}=${dataDir}`] };
  const running = await connectDocker().listContainers({ filters });
  return running
    .filter(({ Labels }) => Labels[labels.part] !== 'workbench')
    .map(({ Id }) => Id)
    .sort();
}

function processes(): readonly string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return words[0]?.endsWith('java') && words.some((word) => word.includes(dataDir));
      } catch {
        return false;
      }
    })
    .sort();
}

async function verdict(): Promise<void> {
  const { saved, sequence } = await client().call('check', {
    params: { exercise: '0.1' },
    body: { answers: {} },
  });
  expect(saved).toBe(true);
  acknowledged = sequence;
}

const moments: readonly [string, () => Promise<unknown>][] = [
  ['right after a verdict was acknowledged', () => verdict()],
  [
    'during a check',
    async () => {
      await verdict();
      void verdict().catch(() => undefined);
    },
  ],
  [
    'while a console floods',
    async () => {
      const typist = await openTypist(client());
      void typist.type('yes').catch(() => undefined);
      await expect
        .poll(() =>
          client()
            .call('consoles')
            .then((list) => list.length),
        )
        .toBe(1);
    },
  ],
  ['while it is idle', async () => undefined],
  [
    'while it is adopting',
    async () => {
      await crash();
      await up('Starting the cluster');
    },
  ],
];

describe.runIf(process.platform === 'linux')('a runner killed with -9', () => {
  it('starts with six nodes', async () => {
    expect(await nodeIds()).toHaveLength(nodeNames.length);
  });

  it.each(moments)('%s', async (_, moment) => {
    const before = await nodeIds();
    await moment();
    await crash();
    await up('#token=');
    expect(await nodeIds()).toEqual(before);
    const { last } = await client().call('exercise', { params: { exercise: '0.1' } });
    expect(last?.sequence ?? 0).toBeGreaterThanOrEqual(acknowledged);
    expect((await client().call('cluster')).phase).toBe('ready');
    expect(await client().call('consoles')).toEqual([]);
  });

  it('leaves nothing behind when it is stopped', async () => {
    execFileSync(process.execPath, [yard, 'down', ...flags]);
    expect(await nodeIds()).toEqual([]);
    expect(findRunner(dataDir)).toBeUndefined();
  });
});
