// Finds a node's process that nobody wrote down: by the configuration file only it was started with.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { identify, type ProcessIdentity } from './process.ts';

/** The oldest process of ours whose last argument is this file. */
export async function findByLastArgument(file: string): Promise<ProcessIdentity | undefined> {
  const pids = process.platform === 'linux' ? fromProc(file) : await fromPs(file);
  const [pid] = pids.filter((one) => one !== process.pid).sort((a, b) => a - b);
  return pid === undefined ? undefined : identify(pid);
}

function fromProc(file: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandLine(name).at(-1) === file)
    .map(Number);
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

function fromPs(file: string): Promise<number[]> {
  return new Promise((resolve) => {
    const options = { env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' }, maxBuffer: 64 * 1024 * 1024 };
    execFile('ps', ['-axww', '-o', 'pid=,command='], options, (_, stdout) => {
      const lines = stdout.split('\n').filter((line) => line.trimEnd().endsWith(` ${file}`));
      resolve(lines.map((line) => Number.parseInt(line, 10)));
    });
  });
}
