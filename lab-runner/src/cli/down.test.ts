import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identify } from '../host/process-identity.ts';
import { fakeStreams } from './fake-streams.ts';
import { runYard } from './program.ts';

let dataDir: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-down-'));
});

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

/** A process that could be a runner, written down as one. */
async function pretendRunner(start?: string): Promise<{ pid: number; ended: Promise<unknown> }> {
  child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000); console.log("ready")'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child?.once('exit', (_, signal) => resolve(signal)));
  await new Promise((resolve) => child?.stdout?.once('data', resolve));
  const pid = child.pid ?? 0;
  const record = { pid, start: start ?? identify(pid)?.start, address: 'http://127.0.0.1:1', token: 'x' };
  writeFileSync(path.join(dataDir, 'runner.json'), JSON.stringify(record));
  return { pid, ended };
}

async function down() {
  const streams = fakeStreams();
  const status = await runYard(['down', '--data-dir', dataDir], streams);
  return { status, printed: streams.printed() };
}

describe('yard down', () => {
  it('has the runner stop and waits for its end', async () => {
    const { ended } = await pretendRunner();
    expect(await down()).toEqual({
      status: 0,
      printed: 'The lab is stopped. Start it again with: npm start\n',
    });
    expect(await ended).toBe('SIGTERM');
  });

  it('leaves a stranger alone who has got the pid of a runner that is gone', async () => {
    await pretendRunner('another start');
    expect(await down()).toEqual({ status: 0, printed: `Nothing was running on ${dataDir}.\n` });
    expect(child?.exitCode).toBeNull();
    expect(child?.signalCode).toBeNull();
  });

  it('survives a damaged runner.json', async () => {
    writeFileSync(path.join(dataDir, 'runner.json'), '{"pid": 1');
    expect((await down()).status).toBe(0);
  });
});
