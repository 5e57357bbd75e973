// What every driver refuses, in the same words.
import { nodeNames } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import type { StateBoard } from './states.ts';

/** Gives what `prepare` has made; CLUSTER_NOT_READY before that. */
export function prepared<T>(made: T | undefined): T {
  if (made !== undefined) return made;
  throw new RailyardError('CLUSTER_NOT_READY', {
    phase: 'absent',
    detail: 'the driver has not been prepared',
    remedy: 'Start the lab with: npm start',
  });
}

/** Throws NODE_STATE while a node runs: data is deleted of all together or not at all. */
export function requireAllStopped(board: StateBoard): void {
  const busy = nodeNames.find((name) => !['absent', 'stopped', 'failed'].includes(board.of(name).phase));
  if (busy === undefined) return;
  throw new RailyardError('NODE_STATE', { node: busy, state: board.of(busy).phase, action: 'be wiped' });
}

/** NOT_SUPPORTED for a tool that infra/kafka/tools.tsv does not have. */
export function noSuchTool(driver: 'jvm' | 'docker', tool: string): RailyardError {
  const remedy = 'The tools are listed in infra/kafka/tools.tsv.';
  return new RailyardError('NOT_SUPPORTED', { driver, action: `run ${tool}`, remedy });
}
