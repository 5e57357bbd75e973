// `yard class results`: the folder of results and the files in it, also while no lab is running.
import path from 'node:path';
import { openResultsFolder } from '../../storage/class-results.ts';
import { type CommandContext, type ExitStatus, exitStatus } from '../context.ts';
import { requireHost } from '../reach.ts';

export async function classResults({ config, output, json }: CommandContext): Promise<ExitStatus> {
  requireHost(config);
  const results = openResultsFolder(config.dataDir);
  const files = results.list().map((file) => path.join(results.folder, file));
  if (json) output.print(JSON.stringify({ folder: results.folder, files }, null, 2));
  else if (files.length === 0) {
    output.print(`No class has ended here yet. The results will be in ${results.folder}.`);
  } else files.forEach((file) => output.print(file));
  return exitStatus.good;
}
