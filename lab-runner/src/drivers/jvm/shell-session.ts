// Everything a shell started: found by its session, or by the mark its environment carries, and ended for good.
// A job put into the background, under nohup, or into a session of its own with setsid is found too.
import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { sessionInProc, type ShellSession } from '../shell/session-programs.ts';

const politeMs = 500;
const deadlineMs = 10_000;
const lookEveryMs = 20;

/** Asks all to end, and kills who has not after half a second. False when some outlived even that. */
export async function endSession(session: ShellSession): Promise<boolean> {
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  let members = await sessionMembers(session);
  for (const pid of members) {
    // An interactive shell ignores TERM; it leaves on HUP and saves its history. CONT wakes who was stopped.
    for (const signal of ['SIGHUP', 'SIGTERM', 'SIGCONT'] as const) send(pid, signal);
  }
  while (members.length > 0 && elapsed() < deadlineMs) {
    if (elapsed() > politeMs) {
      // Stopped first, so that a fork bomb cannot outrun the list.
      for (const pid of members) send(pid, 'SIGSTOP');
      for (const pid of members) send(pid, 'SIGKILL');
    }
    await delay(lookEveryMs);
    members = await sessionMembers(session);
  }
  return members.length === 0;
}

/** Processes of this session that live (a zombie does not). */
export async function sessionMembers(session: ShellSession): Promise<readonly number[]> {
  return process.platform === 'linux' ? sessionInProc(session) : await fromPs(session);
}

/** macOS tells no session; its ps shows the environment (-E), and the shell's own process group. */
function fromPs({ pid, mark }: ShellSession): Promise<readonly number[]> {
  const options = { env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile('ps', ['-axww', '-E', '-o', 'pid=,pgid=,stat=,command='], options, (_, stdout) => {
      const members = stdout.split('\n').flatMap((line) => {
        const [, id, group, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
        if (id === undefined || state === undefined || state.startsWith('Z')) return [];
        return Number(group) === pid || command?.includes(mark) === true ? [Number(id)] : [];
      });
      resolve(members);
    });
  });
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has gone by itself.
  }
}
