// `yard build`: what a start would build first, alone: the site, or the Docker images. For tests, authors and the patient.
import { connectDocker, requireDaemon } from '../drivers/docker/engine.ts';
import { ensureImages } from '../drivers/docker/images.ts';
import { buildSite, siteIsCurrent } from '../host/site.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { openDurations } from './durations.ts';
import { requireHost } from './reach.ts';
import { createStages } from './stages.ts';

export interface BuildOptions {
  readonly images?: boolean;
}

export async function build(
  { config, output }: CommandContext,
  _words: readonly string[] = [],
  { images = false }: BuildOptions = {},
): Promise<ExitStatus> {
  requireHost(config);
  const stages = createStages(output, openDurations(config.cacheDir));
  if (!images && siteIsCurrent(config)) {
    output.print('The site is built from these sources already.');
    return exitStatus.good;
  }
  const stage = images ? stages.begin(imagesTitle, 'images') : stages.begin('Building the site', 'site');
  try {
    if (images) {
      const docker = connectDocker();
      await requireDaemon(docker);
      const { root, imagesFrom: pullFrom, proxies } = config;
      await ensureImages({ docker, root, pullFrom, proxies, progress: (report) => stage.report(report) });
    } else await buildSite({ places: config, progress: (text) => stage.report({ text }) });
  } catch (error) {
    stage.fail();
    throw error;
  }
  stage.end();
  return exitStatus.good;
}

/** The stage of a start, too. */
export const imagesTitle = 'Making the Docker images';
