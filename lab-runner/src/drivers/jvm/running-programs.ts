// What runs in a shell on this machine, besides the shell: listed and signalled.
import { execFile } from 'node:child_process';
import type { ProgramSignal, ShellProgram } from '../../ports/workbench.ts';
import { programsInProc, type ShellSession, signalPrograms } from '../shell/session-programs.ts';
import { sessionMembers } from './shell-session.ts';

export async function shellPrograms(session: ShellSession): Promise<readonly ShellProgram[]> {
  if (process.platform === 'linux') return programsInProc(session);
  return fromPs((await sessionMembers(session)).filter((pid) => pid !== session.pid));
}

export async function signalShellPrograms(
  session: ShellSession,
  pids: readonly number[],
  signal: ProgramSignal,
): Promise<void> {
  signalPrograms(await sessionMembers(session), session, pids, signal);
}

/** macOS has no /proc. Arguments with a space in them come apart here. */
function fromPs(pids: readonly number[]): Promise<readonly ShellProgram[]> {
  if (pids.length === 0) return Promise.resolve([]);
  const asked = ['-ww', '-o', 'pid=,ppid=,pgid=,tpgid=,lstart=,args=', '-p', pids.join(',')];
  return new Promise((resolve) => {
    execFile('ps', asked, { env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' } }, (_, stdout) => {
      const line = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(-?\d+)\s+(\S+ +\S+ +\d+ +\S+ +\d{4})\s+(.*)$/;
      const found = stdout.split('\n').flatMap((text) => {
        const [, pid, parent, group, terminal, began = '', args = ''] = line.exec(text) ?? [];
        if (pid === undefined) return [];
        return {
          ...{ pid: Number(pid), parent: Number(parent), args: args.trim().split(/\s+/) },
          ...{ since: Date.parse(began), foreground: group === terminal },
        };
      });
      resolve(found);
    });
  });
}
