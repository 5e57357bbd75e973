// Processes tied to the runner: their words and status come through, and they end when it does.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config.ts';
import { identify } from './process.ts';
import { spawnTied } from './tied.ts';
import { runCommand } from './tools.ts';

const infra = path.join(loadConfig({}, {}).root, 'infra');
let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'railyard-tied-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (script: string, options: { input?: string; timeoutMs?: number; signal?: AbortSignal } = {}) =>
  runCommand(['sh', '-c', script], { infra, cwd: folder, ...options });

/** A script that tells its pid and then stays. */
const stay = () => `echo $$ >'${folder}/pid.draft'; mv '${folder}/pid.draft' '${folder}/pid'; exec sleep 600`;

async function pidOfStaying(): Promise<number> {
  await expect.poll(() => existsSync(`${folder}/pid`)).toBe(true);
  return Number(readFileSync(`${folder}/pid`, 'utf8'));
}

async function isGone(pid: number): Promise<boolean> {
  if ((await identify(pid)) === undefined) return true;
  const state = execFileSync('sh', ['-c', `ps -o stat= -p ${pid} || true`], { encoding: 'utf8' });
  return state.trim() === '' || state.startsWith('Z');
}

describe('runCommand', () => {
  it('gives status and output, and passes the input on', async () => {
    expect(await run('cat; echo err >&2; exit 3', { input: 'in' })).toEqual({
      status: 3,
      stdout: 'in',
      stderr: 'err\n',
    });
  });

  it('starts with a scrubbed environment and no open file of ours', async () => {
    const { stdout } = await run('env; ls /dev/fd');
    expect(stdout).toContain('PATH=/usr/bin:/bin\n');
    expect(stdout).not.toMatch(/^(HOME|KAFKA_|NODE_|npm_|USER)/m);
    expect(stdout).not.toMatch(/^([4-9]|\d\d+)$/m);
  });

  it('ends what takes too long', async () => {
    const result = await run(stay(), { timeoutMs: 300 });
    expect(result).toMatchObject({ status: 124, stderr: expect.stringContaining('300 ms') });
  });

  it('ends what is called off', async () => {
    const abort = new AbortController();
    const settled = expect(run(stay(), { signal: abort.signal })).rejects.toThrow('enough');
    const pid = await pidOfStaying();
    abort.abort(new Error('enough'));
    await settled;
    await expect.poll(() => isGone(pid)).toBe(true);
  });

  it('keeps a limit on what it remembers', async () => {
    const { stdout } = await run('yes | head -c 20000000');
    expect(stdout.length).toBe(16 * 1024 * 1024);
  });

  it('rejects what cannot be started', async () => {
    const nowhere = runCommand(['sh'], { infra: path.join(folder, 'none'), cwd: folder });
    await expect(nowhere).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('spawnTied', () => {
  it('ends a process politely', async () => {
    const script = `trap 'echo bye; exit 0' TERM; ${stay().replace('exec sleep 600', 'while :; do sleep 0.05; done')}`;
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    const tied = spawnTied({
      infra,
      command: ['sh', '-c', script],
      cwd: folder,
      env: { PATH: '/usr/bin:/bin' },
      stdio,
    });
    let said = '';
    tied.child.stdout?.on('data', (text) => (said += String(text)));
    await pidOfStaying();
    tied.end();
    const [status] = await once(tied.child, 'close');
    expect({ status, said }).toEqual({ status: 0, said: 'bye\n' });
  });

  it('does not leave a process behind when the starter is killed', async () => {
    // The starter is a shell that holds the other end of descriptor 3 and nothing else.
    const script = `mkfifo '${folder}/line'; exec 4<>'${folder}/line'; exec 5>'${folder}/line' 3<'${folder}/line' 4>&-
      sh -c 'exec 5>&-; exec "$0" sh -c "$1"' '${infra}/kafka/bin/tied-exec' "$STAY" & exec 3<&-; wait`;
    const starter = spawn('sh', ['-c', script], {
      env: { PATH: '/usr/bin:/bin', STAY: stay() },
      stdio: 'ignore',
    });
    const pid = await pidOfStaying();
    starter.kill('SIGKILL');
    await expect.poll(() => isGone(pid)).toBe(true);
  });
});
