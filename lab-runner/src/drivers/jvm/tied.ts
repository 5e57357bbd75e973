// Processes that end with the runner, unlike the nodes: tools, and the cluster that trains the class archive.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export interface Tied {
  readonly child: ChildProcess;
  /** Asks the process to end; it is made to after five seconds. */
  end(): void;
  /** Ends it and all it has started at once. */
  kill(): void;
}

export interface TiedRequest {
  readonly infra: string;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Standard input, output and error: `pipe`, `ignore`, or an open file. */
  readonly stdio: readonly ['pipe' | 'ignore', 'pipe' | number, 'pipe' | number];
}

/** Starts a process that is ended when this one ends, in whatever way. */
export function spawnTied({ infra, command, cwd, env, stdio }: TiedRequest): Tied {
  const child = spawn(path.join(infra, 'kafka/bin/tied-exec'), command, {
    cwd,
    env: { ...env },
    // A group of its own, so that all of it can be ended at once and Ctrl-C in a terminal does not reach it.
    detached: true,
    stdio: [...stdio, 'pipe'],
  });
  const lifeline = child.stdio[3];
  lifeline?.on('error', () => undefined);
  return {
    child,
    end: () => void lifeline?.destroy(),
    kill() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    },
  };
}
