// The doctor's looks at what earlier runs have left: the runner, nodes without one, the progress file.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { RailyardError } from '../../../protocol/index.ts';
import type { Config } from '../../config.ts';
import { siteIsCurrent } from '../../host/site.ts';
import { findRunner } from '../../storage/runner-file.ts';
import { createLabClient } from '../client.ts';
import { findLeftovers } from '../leftovers.ts';
import { good, type Look, lookFailed, type Seen } from './finding.ts';

/** Milliseconds a healthy runner stays far below. */
const answerWithinMs = 5000;

export const labLooks: readonly Look[] = [
  {
    about: 'site',
    look: (config) => [
      siteIsCurrent(config)
        ? good('built from these sources')
        : { state: 'note', what: 'The site is built at the next start.' },
    ],
  },
  { about: 'lab', look: lookAtRunner },
  { about: 'progress', look: lookAtProgress },
];

async function lookAtRunner(config: Config): Promise<readonly Seen[]> {
  const runner = findRunner(config.dataDir);
  if (runner === undefined) return lookAtLeftovers(config);
  if (runner.address === '') return [{ state: 'note', what: `A lab is starting, pid ${runner.pid}.` }];
  try {
    const signal = AbortSignal.timeout(answerWithinMs);
    const { message } = await createLabClient(runner).call('cluster', { signal });
    return [good(`running at ${runner.address}, pid ${runner.pid}: ${message}`)];
  } catch (error) {
    const detail =
      error instanceof RailyardError ? error.message : `no answer within ${answerWithinMs / 1000} s`;
    const what = `The lab is there (pid ${runner.pid}) but does not answer: ${detail}`;
    return [{ state: 'bad', what, remedy: 'Stop it with npm stop and start it again with npm start.' }];
  }
}

async function lookAtLeftovers(config: Config): Promise<readonly Seen[]> {
  const left = await findLeftovers(config);
  if (left.length === 0) return [good('not running; nothing is left of an earlier one')];
  const what = `${left.join(', ')} ${left.length === 1 ? 'runs' : 'run'} without a runner, which was killed.`;
  return [{ state: 'bad', what, remedy: 'npm start takes them over with their data; npm stop stops them.' }];
}

/** On a copy, so that looking never changes the original. */
async function lookAtProgress(config: Config): Promise<readonly Seen[]> {
  if (findRunner(config.dataDir) !== undefined) return [good('kept by the running lab')];
  const [{ progressFiles }, { openDatabase }] = await Promise.all([
    import('../../storage/progress-recovery.ts'),
    import('../../storage/progress-database.ts'),
  ]);
  const { database } = progressFiles(config.dataDir);
  if (!existsSync(database)) return [good('none yet')];
  const folder = mkdtempSync(path.join(config.dataDir, 'doctor-'));
  try {
    const copy = path.join(folder, path.basename(database));
    for (const end of ['', '-journal', '-wal']) {
      if (existsSync(database + end)) copyFileSync(database + end, copy + end);
    }
    openDatabase(copy, false).close();
    return [good('readable, every row as it was written')];
  } catch (error) {
    if (error instanceof RailyardError) return [lookFailed(error)];
    const what = `The progress file is damaged: ${error instanceof Error ? error.message : String(error)}.`;
    const remedy = 'npm start sets it aside and restores every verdict from the journal and the backups.';
    return [{ state: 'bad', what, remedy }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
