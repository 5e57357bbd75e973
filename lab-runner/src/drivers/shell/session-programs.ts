// The processes of one shell's session, as Linux tells of them in /proc: found, described, signalled. Runs on the host and, as
// part of a program, inside the workbench. A job in the background, under nohup, or in a session of its own (setsid) is found too.
import { readdirSync, readFileSync } from 'node:fs';
import type { ProgramSignal, ShellProgram } from '../../ports/workbench.ts';

export interface ShellSession {
  /** Process id of the shell, which is also the id of its session (setsid(2)). */
  readonly pid: number;
  /** `NAME=value`, in the environment of the shell and so of all it starts. */
  readonly mark: string;
}

/** Fields of proc(5)'s stat behind the name, which may hold anything. */
const field = { state: 0, parent: 1, group: 2, session: 3, foreground: 5, began: 19 } as const;

function statOf(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Processes of this session that live (a zombie does not), the shell among them. */
export function sessionInProc({ pid: shell, mark }: ShellSession): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = statOf(pid);
        if (stat[field.state] === 'Z' || stat[field.state] === 'X') return false;
        if (Number(stat[field.session]) === shell) return true;
        return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark);
      } catch {
        // Gone meanwhile, or somebody else's.
        return false;
      }
    });
}

/** What runs in the session besides the shell. */
export function programsInProc(session: ShellSession): readonly ShellProgram[] {
  return sessionInProc(session)
    .filter((pid) => pid !== session.pid)
    .flatMap((pid) => {
      try {
        const stat = statOf(pid);
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
        return {
          ...{ pid, parent: Number(stat[field.parent]), args, since: sinceOf(Number(stat[field.began])) },
          foreground: stat[field.group] === stat[field.foreground],
        };
      } catch {
        return [];
      }
    });
}

/** Linux counts in hundredths of a second after the boot, whatever its own clock does (sysconf(3), _SC_CLK_TCK). */
function sinceOf(began: number): number {
  const uptime = Number(readFileSync('/proc/uptime', 'latin1').split(' ')[0]);
  return Math.round(Date.now() - (uptime - began / 100) * 1000);
}

/** Signals those that still are programs of the session; whoever is stopped is woken to hear it. */
export function signalPrograms(
  living: readonly number[],
  { pid: shell }: ShellSession,
  pids: readonly number[],
  signal: ProgramSignal,
): void {
  for (const pid of pids) {
    if (pid === shell || !living.includes(pid)) continue;
    for (const one of [signal, 'SIGCONT'] as const) {
      try {
        process.kill(pid, one);
      } catch {
        // It has gone by itself.
      }
    }
  }
}
