// One learner's shell: started clean, and ended with everything it started. Knows no sockets.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { RailyardError } from '../../../protocol/index.ts';
import type { Shell, ShellExit, ShellOptions } from '../../ports/workbench.ts';
import { bashCommand } from '../shell/command.ts';
import type { WorkbenchPlaces } from './shell-environment.ts';
import { shellPrograms, signalShellPrograms } from './running-programs.ts';
import { endSession } from './shell-session.ts';
import { openTerminal, type Terminal } from './shell-terminal.ts';

/** A newer bash than macOS's own comes first. */
const bashes = ['/opt/homebrew/bin/bash', '/usr/local/bin/bash', '/bin/bash', '/usr/bin/bash'];

/** The command of a learner's shell; without bash a plain one. */
export function shellCommand(
  files: string,
  bash = bashes.find((file) => existsSync(file)),
): readonly string[] {
  if (bash === undefined) return ['/bin/sh', '-i'];
  return bashCommand(files, bash);
}

/** Starts a shell in the home. Output that comes before somebody listens is kept. */
export function openShell(
  places: WorkbenchPlaces,
  size: Pick<ShellOptions, 'columns' | 'rows'>,
  env: Record<string, string>,
): Shell {
  const id = randomUUID();
  const mark = { RAILYARD_SHELL: id };
  const early: Uint8Array[] = [];
  let listener = (bytes: Uint8Array): void => void early.push(bytes);
  let exit: ShellExit | undefined;
  let exited: (exit: ShellExit) => void = () => undefined;
  let ended: Promise<boolean> | undefined;
  let tellGone: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (tellGone = resolve));

  let terminal: Terminal;
  try {
    terminal = openTerminal({
      ...size,
      command: shellCommand(places.files),
      cwd: places.home,
      env: { ...env, ...mark },
      onData: (bytes) => listener(bytes),
      onExit: (how) => {
        exit = how;
        // At once: later the number of a session without members could belong to somebody else.
        void end().finally(tellGone);
        exited(how);
      },
    });
  } catch (error) {
    throw new RailyardError('INTERNAL', { detail: 'the shell could not be started' }, error);
  }
  const session = { pid: terminal.pid, mark: `RAILYARD_SHELL=${id}` };
  const end = () => (ended ??= endSession(session));

  return {
    id,
    write: terminal.write,
    pendingInput: terminal.pendingInput,
    resize: terminal.resize,
    pause: terminal.pause,
    resume: terminal.resume,
    onData(next) {
      for (const bytes of early.splice(0)) next(bytes);
      listener = next;
    },
    onExit(next) {
      exited = next;
      if (exit !== undefined) next(exit);
    },
    programs: async () => (exit === undefined ? shellPrograms(session) : []),
    signal: async (pids, signal) =>
      exit === undefined ? signalShellPrograms(session, pids, signal) : undefined,
    async close() {
      // Read on: a paused terminal would never tell its end.
      listener = () => undefined;
      terminal.resume();
      await end();
      await gone;
    },
  };
}
