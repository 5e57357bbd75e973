// `yard build`: the site alone, for tests and authors.
import { buildSite, siteIsCurrent } from '../host/site.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { openDurations } from './durations.ts';
import { requireHost } from './reach.ts';
import { createStages } from './stages.ts';

export async function build({ config, output }: CommandContext): Promise<ExitStatus> {
  requireHost(config);
  if (siteIsCurrent(config)) {
    output.print('The site is built from these sources already.');
    return exitStatus.good;
  }
  const stage = createStages(output, openDurations(config.cacheDir)).begin('Building the site', 'site');
  try {
    await buildSite({ places: config, progress: (text) => stage.report({ text }) });
  } catch (error) {
    stage.fail();
    throw error;
  }
  stage.end();
  return exitStatus.good;
}
