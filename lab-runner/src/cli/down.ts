// `yard down`: has the running lab stop, or stops the nodes that a killed one has left. Leaves nothing behind.
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../host/process-identity.ts';
import { findRunner, type RunnerRecord } from '../storage/runner-file.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { openDurations } from './durations.ts';
import { removeCluster, stopLeftovers } from './leftovers.ts';
import { requireHost } from './reach.ts';
import { createStages, type Stage } from './stages.ts';

/** Milliseconds a runner may take: six nodes with a grace of ten seconds, brokers before ZooKeepers. */
const politeMs = 60_000;
const lookEveryMs = 100;

export interface DownOptions {
  /** Delete the cluster with its data; progress is kept. */
  readonly volumes?: boolean;
}

export async function down(
  { config, output, json }: CommandContext,
  _words: readonly string[] = [],
  { volumes = false }: DownOptions = {},
): Promise<ExitStatus> {
  requireHost(config);
  const stages = createStages(output, openDurations(config.cacheDir));
  const runner = existsSync(config.dataDir) ? findRunner(config.dataDir) : undefined;
  if (runner !== undefined) {
    await stopRunner(
      runner,
      stages.begin(`Stopping the lab (pid ${runner.pid}); data and progress are kept`, 'stop'),
    );
  }
  const stopped = existsSync(config.dataDir) ? await stopLeftovers(config, stages) : [];
  if (volumes && existsSync(config.dataDir)) await removeCluster(config, stages);
  if (json) output.print(JSON.stringify({ runner: runner?.pid ?? null, nodes: stopped }));
  else if (runner === undefined && stopped.length === 0) {
    output.print(`Nothing was running on ${config.dataDir}.`);
  } else if (runner === undefined) {
    output.print(
      `Stopped ${stopped.join(', ')}, left by a runner that was killed. Data and progress are kept.`,
    );
  } else output.print('The lab is stopped. Start it again with: npm start');
  return exitStatus.good;
}

/** TERM, then patience; a runner that does not end in time is killed, and its nodes are seen to afterwards. */
async function stopRunner(runner: RunnerRecord, stage: Stage): Promise<void> {
  signal(runner, 'SIGTERM');
  if (await ended(runner, politeMs)) return stage.end();
  stage.report({ text: 'it does not answer and is killed' });
  signal(runner, 'SIGKILL');
  await ended(runner, politeMs);
  stage.end('killed');
}

async function ended(runner: RunnerRecord, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isAlive(runner)) {
    if (performance.now() > deadline) return false;
    await pause(lookEveryMs);
  }
  return true;
}

/** Only ever to exactly this process: its pid may have been given to another one by now. */
function signal(runner: RunnerRecord, name: NodeJS.Signals): void {
  if (!isAlive(runner)) return;
  try {
    process.kill(runner.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
