// The doctor's looks at programs: Node, packages, Docker, Java, Kafka, Maven, browser.
import path from 'node:path';
import { findBrowser } from '../../../bootstrap/browser.mjs';
import { nodeTrouble } from '../../../bootstrap/node-version.mjs';
import { remedyHere } from '../../../bootstrap/package-managers.mjs';
import { packagesInstalled } from '../../../bootstrap/packages.mjs';
import { onPath } from '../../../bootstrap/programs.mjs';
import { RailyardError } from '../../../protocol/index.ts';
import { chosenDriver } from '../../drivers/choose.ts';
import { connectDocker, requireDaemon } from '../../drivers/docker/engine.ts';
import { readPinnedJars, verifyStampedJars } from '../../host/jars.ts';
import { findJava } from '../../host/java.ts';
import { kafkaJars, kafkaVersion } from '../../host/kafka-fetch.ts';
import { good, type Look, unless } from './finding.ts';

export const softwareLooks: readonly Look[] = [
  {
    about: 'Node',
    look() {
      const trouble = nodeTrouble();
      return [trouble === undefined ? good(process.versions.node) : { state: 'bad', ...trouble }];
    },
  },
  {
    about: 'packages',
    look: () => [
      packagesInstalled()
        ? good('as the lock file wants them')
        : {
            state: 'bad',
            what: 'The installed packages are not those of the lock file.',
            remedy: 'npm start installs them; or: npm ci',
          },
    ],
  },
  {
    about: 'Docker',
    async look(config) {
      const docker = connectDocker();
      const wanted = (await chosenDriver(config)) === 'docker';
      try {
        await requireDaemon(docker);
      } catch (error) {
        if (!(error instanceof RailyardError)) throw error;
        if (wanted) return [{ state: 'bad', ...wordsOf(error) }];
        return [good('not there; the lab runs as plain processes of this machine')];
      }
      const { Version } = await docker.version();
      return [good(`${Version}; ${wanted ? 'the lab runs in it' : 'not used by this lab'}`)];
    },
  },
  {
    about: 'Java',
    async look(config) {
      if ((await chosenDriver(config)) === 'docker') return [good(inImages)];
      return unless(async () => {
        const java = await findJava({ javaHome: config.javaHome, remedy: remedyHere(['java']) });
        return `${java.version} (${java.path})`;
      });
    },
  },
  {
    about: 'Kafka',
    async look(config) {
      if ((await chosenDriver(config)) === 'docker') return [good(inImages)];
      const pinned = readPinnedJars(path.join(config.root, 'infra/kafka/jars.sha256'));
      const verdict = await verifyStampedJars(kafkaJars(config), pinned);
      switch (verdict.state) {
        case 'good':
          return [good(`${kafkaVersion}, ${pinned.size} jars, checksums right`)];
        case 'changed':
          return [
            { state: 'bad', ...wordsOf(new RailyardError('CHECKSUM_MISMATCH', { file: verdict.file })) },
          ];
        case 'absent':
        case 'incomplete':
          return [wouldFetch()];
      }
    },
  },
  {
    about: 'browser',
    look() {
      const browser = findBrowser();
      if (browser === undefined) {
        const what = 'No Chromium was found; only npm test needs one.';
        return [{ state: 'note', what, remedy: remedyHere(['chromium']) }];
      }
      return [good(browser.from === 'package' ? 'the one in node_modules (for tests)' : browser.executable)];
    },
  },
];

const inImages = 'not needed: it is in the Docker images';

function wouldFetch(): { state: 'note' | 'bad'; what: string; remedy?: string } {
  if (onPath('mvn') !== undefined)
    return { state: 'note', what: `${kafkaVersion} is fetched at the next start.` };
  return {
    state: 'bad',
    ...wordsOf(new RailyardError('MAVEN_MISSING', { remedy: remedyHere(['maven']) })),
  };
}

function wordsOf({ message, remedy }: RailyardError) {
  return { what: message, remedy };
}
