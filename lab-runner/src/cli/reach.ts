// Finds the running lab: from a console by its environment, on the host by the data folder's runner.json.
import { RailyardError } from '../../protocol/index.ts';
import type { Config } from '../config.ts';
import { findRunner } from '../storage/runner-file.ts';
import { createLabClient, type LabClient } from './client.ts';

/** The lab this command is about. Throws RUNNER_NOT_RUNNING. */
export function reachLab(config: Config): LabClient {
  const lab = findLab(config);
  if (lab === undefined) throw new RailyardError('RUNNER_NOT_RUNNING', { dataDir: config.dataDir });
  return lab;
}

/** Like {@link reachLab}, but `undefined` when no runner lives there or it does not listen yet. */
export function findLab(config: Config): LabClient | undefined {
  if (config.console !== undefined) {
    return createLabClient({ address: config.console.address, token: config.console.key });
  }
  const runner = findRunner(config.dataDir);
  return runner === undefined || runner.address === '' ? undefined : createLabClient(runner);
}

/** For acts on the host itself, which a console of the lab has no part in. Throws ROLE_NOT_ALLOWED there. */
export function requireHost(config: Config): void {
  if (config.console !== undefined) throw new RailyardError('ROLE_NOT_ALLOWED');
}
