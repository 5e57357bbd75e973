// Between two ways: makes the cluster whole again, over the routes a learner's page uses. Knows no exercise.
import type { NodeView } from '../../../protocol/index.ts';
import { RailyardError } from '../../../protocol/index.ts';
import { pause } from '../../core/grader/wait.ts';
import type { LabClient } from '../client.ts';

export interface MendOptions {
  readonly signal: AbortSignal;
  /** Milliseconds until it gives up; a killed broker waits for its old session first. */
  readonly withinMs?: number;
  readonly everyMs?: number;
}

const remedies: Partial<Record<NodeView['phase'], string>> = {
  absent: 'start',
  stopped: 'start',
  failed: 'start',
  paused: 'resume',
  cut: 'heal',
};

/** Starts, resumes and heals what is down, then waits for `ready`. Throws START_TIMEOUT with what is still wrong. */
export async function mend(client: Pick<LabClient, 'call'>, options: MendOptions): Promise<void> {
  const { signal, withinMs = 90_000, everyMs = 200 } = options;
  const end = performance.now() + withinMs;
  for (;;) {
    const { phase, nodes, message } = await client.call('cluster');
    if (phase === 'ready') return;
    if (performance.now() > end) {
      const what = `A whole cluster after an exercise that breaks it (${message})`;
      throw new RailyardError('START_TIMEOUT', { what, seconds: withinMs / 1000 });
    }
    // All at once: a broker's start waits for a ZooKeeper that may be down too.
    await Promise.all(nodes.map((view) => help(client, view)));
    await pause(everyMs, signal);
  }
}

async function help(client: Pick<LabClient, 'call'>, { node, phase }: NodeView): Promise<void> {
  const action = remedies[phase];
  if (action === undefined) return;
  try {
    await client.call('nodeAction', { params: { node, action }, body: {} });
  } catch (error) {
    // Its state has changed by itself, or it failed to start and is seen again in the next round.
    const passing = ['NODE_STATE', 'NODE_FAILED', 'CLUSTER_NOT_READY'];
    if (!(error instanceof RailyardError && passing.includes(error.code))) throw error;
  }
}
