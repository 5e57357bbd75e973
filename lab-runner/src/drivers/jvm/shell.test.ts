// A learner's shell on a real pty: what it may see, and that nothing of it stays behind.
import { readdirSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identify, livenessOf } from './process.ts';
import { openShellBench, type ShellBench } from './shell-bench.ts';
import { openTerminal } from './shell-terminal.ts';

let bench: ShellBench;
beforeEach(() => {
  bench = openShellBench();
});
afterEach(() => bench.close());

/** What the open files of a process are. */
const filesOf = (pid: number) =>
  readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));

/** A zombie is gone too: who reaps it is not ours to say. */
async function isGone(pid: number): Promise<boolean> {
  const identity = await identify(pid);
  return identity === undefined || (await livenessOf([identity]))[0] === 'gone';
}

async function pidOf(read: Awaited<ReturnType<ShellBench['open']>>): Promise<number> {
  const [, pid] = /pid=(\d+)/.exec(await read.run('echo pid=$$')) ?? [];
  return Number(pid);
}

describe.runIf(process.platform === 'linux')('open files', () => {
  it('are its own terminal and nothing else, however many shells there are', async () => {
    await bench.open();
    await bench.open();
    const third = await bench.open();
    const files = filesOf(await pidOf(third));
    expect(new Set(files).size).toBe(1);
    expect(files[0]).toMatch(/^\/dev\/pts\//);
    // A child of the shell gets no more.
    expect(await third.run('ls -l /proc/self/fd | grep -c ptmx')).toMatch(/133;C\x070\r\n/);
  });

  it('would hold the other shells’ terminals without the launcher', async () => {
    await bench.open();
    const seen: Uint8Array[] = [];
    const ended = new Promise((resolve) => {
      openTerminal({
        command: ['/bin/sh', '-c', 'ls -l /proc/self/fd'],
        columns: 200,
        rows: 50,
        cwd: '/',
        env: { PATH: '/bin:/usr/bin', TERM: 'dumb' },
        onData: (bytes) => seen.push(bytes),
        onExit: resolve,
      });
    });
    await ended;
    expect(Buffer.concat(seen).toString()).toContain('ptmx');
  });
});

describe('environment', () => {
  it('holds only what is allowed', async () => {
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'leak');
    const read = await bench.open({ RAILYARD_URL: 'http://127.0.0.1:1', LD_PRELOAD: 'evil', PATH: 'evil' });
    const printed = await read.run('echo; env');
    vi.unstubAllEnvs();
    const names = [...printed.matchAll(/^([A-Za-z_]+)=/gm)].map(([, name]) => name).sort();
    expect(names).toEqual([
      ...['DISKS', 'HOME', 'LANG', 'LESS', 'LOGNAME', 'PATH', 'PWD'],
      ...['RAILYARD_BROKERS', 'RAILYARD_NAMES', 'RAILYARD_SHELL', 'RAILYARD_URL', 'RAILYARD_WORKBENCH'],
      ...['RAILYARD_ZOOKEEPERS', 'SHLVL', 'TERM', 'TMPDIR', 'USER', '_'],
    ]);
    expect(printed).toContain('RAILYARD_BROKERS=kafka1:9092,kafka2:9093,kafka3:9094');
    expect(printed).toContain(`PATH=${bench.dataDir}/bin:/usr/local/sbin:`);
    expect(printed).not.toContain('evil');
  });

  it('starts in the home, also when the learner deleted it', async () => {
    const first = await bench.open();
    await first.run('rm -rf "$HOME"');
    const second = await bench.open();
    expect(await second.run('pwd')).toContain(bench.home);
  });
});

describe('ending', () => {
  it('takes everything along: jobs, nohup, setsid, the stubborn and the stopped', async () => {
    const read = await bench.open();
    const mark = 10_000 + (process.pid % 10_000);
    const jobs = [
      `sleep ${mark} &`,
      `nohup sleep ${mark} >/dev/null 2>&1 &`,
      `setsid sleep ${mark} &`,
      `bash -c 'trap "" TERM HUP INT; sleep ${mark}; sleep ${mark}' &`,
      `sh -c "(sleep ${mark} &)"`,
      `sleep ${mark} & until pgrep -f '^sleep ${mark}' | grep -q $!; do :; done; kill -STOP $!`,
    ];
    for (const job of jobs) await read.run(job);
    const sleeping = async () => {
      const listed = await read.run(`pgrep -f '^sleep ${mark}' | tr '\\n' ','; echo`);
      return [...listed.matchAll(/(\d+),/g)].map(([, pid]) => Number(pid));
    };
    // The mark is in pgrep's own command line, which begins otherwise.
    const pids = await vi.waitFor(async () => {
      const found = await sleeping();
      expect(found).toHaveLength(jobs.length);
      return found;
    }, 15_000);
    await read.shell.close();
    for (const pid of pids) expect(await isGone(pid), `process ${pid}`).toBe(true);
  });

  it('tells the status, and sweeps up behind a shell that left by itself', async () => {
    const read = await bench.open();
    const [, pid] = /job=(\d+)/.exec(await read.run('nohup sleep 1000 >/dev/null 2>&1 & echo job=$!')) ?? [];
    const exit = new Promise((resolve) => read.shell.onExit(resolve));
    read.shell.write(Buffer.from('exit 7\r'));
    // bash speaks of running jobs once.
    read.shell.write(Buffer.from('exit 7\r'));
    expect(await exit).toEqual({ status: 7, signal: null });
    await vi.waitFor(async () => expect(await isGone(Number(pid))).toBe(true), 15_000);
  });

  it('tells the signal of a killed shell, and takes input and sizes afterwards without a word', async () => {
    const read = await bench.open();
    const exit = new Promise((resolve) => read.shell.onExit(resolve));
    read.shell.write(Buffer.from('kill -9 $$\r'));
    expect(await exit).toEqual({ status: null, signal: 9 });
    read.shell.write(Buffer.from('echo\r'));
    read.shell.resize({ columns: 80, rows: 24 });
    read.shell.pause();
    read.shell.resume();
    await read.shell.close();
  });

  it('keeps the last output of a shell that ended while its reader was paused', async () => {
    const read = await bench.open();
    const exit = new Promise((resolve) => read.shell.onExit(resolve));
    read.shell.pause();
    read.shell.write(Buffer.from("printf 'x%.0s' {1..3000}; echo END; exit\r"));
    // Longer than the library keeps the terminal of a dead process.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(read.text()).not.toContain('xxx');
    read.shell.resume();
    await exit;
    expect(read.text()).toMatch(/x{3000}END/);
  });
});
