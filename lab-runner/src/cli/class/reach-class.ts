// The running lab as the instructor reaches it: on the host only, with the token kept beside the runner's.
import { RailyardError } from '../../../protocol/index.ts';
import type { Config } from '../../config.ts';
import { readInstructorToken } from '../../storage/instructor-token.ts';
import { createLabClient, type LabClient } from '../client.ts';
import { reachLab, requireHost } from '../reach.ts';

/** Throws ROLE_NOT_ALLOWED in a console, RUNNER_NOT_RUNNING. */
export function reachClass(config: Config): LabClient {
  requireHost(config);
  const { address } = reachLab(config);
  const token = readInstructorToken(config.dataDir);
  if (token === undefined) throw new RailyardError('RUNNER_NOT_RUNNING', { dataDir: config.dataDir });
  return createLabClient({ address, token });
}
