// Labs of measurements that were killed before they could clean up: found by the process id in the folder's name.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '../lab-runner/src/config.ts';
import { identify } from '../lab-runner/src/host/process-identity.ts';
import { yard } from './yard.ts';

/** Where labs that are nobody's own are kept; `npm test` looks for leftovers there too. */
export const labsFolder = path.join(path.dirname(loadConfig({}).cacheDir), 'test');

/** Removes what dead measurements have left; labs of live ones stay. */
export async function removeAbandoned(): Promise<void> {
  if (!existsSync(labsFolder)) return;
  for (const name of readdirSync(labsFolder)) {
    const pid = /^bench-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || identify(Number(pid)) !== undefined) continue;
    const dataDir = path.join(labsFolder, name);
    await yard(['down', '--volumes', '--data-dir', dataDir]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
