// The suites of npm test, in their order: what each runs, what it needs, how its results are counted. Runs nothing.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './clone.mjs';

/**
 * @typedef {object} Suite
 * @property {string} name what `--only` calls it
 * @property {string} about a few words for people
 * @property {readonly string[]} steps shell commands, one after another; a failed one does not keep the next from running
 * @property {'steps' | 'vitest' | 'playwright' | 'gates'} counting
 * @property {boolean} cluster whether it starts a real cluster
 * @property {boolean} browser
 * @property {'jvm' | 'docker'} driver what its cluster runs on
 * @property {readonly string[]} after suites that must have passed, or this one makes no sense
 */

/**
 * @param {string} clone
 * @param {boolean} full the gates of nearly every exercise, not of a few, and the whole journey in Docker too
 * @param {boolean} secondGo whether what fails on a cluster is tried once more
 * @returns {readonly Suite[]}
 */
export function suites(clone = root, full = false, secondGo = false) {
  const plain = { cluster: false, browser: false, after: [], driver: /** @type {const} */ ('jvm') };
  const real = { ...plain, cluster: true };
  const docker = { ...real, driver: /** @type {const} */ ('docker') };
  /** @param {string} project */
  const vitest = (project) => [`vitest run --project ${project} --reporter=default --reporter=json`];
  /** @param {string} project */
  const vitestOnCluster = (project) => vitest(secondGo ? `${project} --retry=1` : project);
  /** @param {string} selection */
  const gates = (selection) => [yard(`labs verify --brief${selection}${secondGo ? ' --second-go' : ''}`)];
  const journey = `playwright test -c e2e/playwright.config.ts${secondGo ? ' --retries=1' : ''}`;
  return [
    {
      name: 'format',
      about: 'formatting',
      steps: script('format:check', clone),
      counting: 'steps',
      ...plain,
    },
    {
      name: 'lint',
      about: 'style and import floors',
      steps: script('lint', clone),
      counting: 'steps',
      ...plain,
    },
    { name: 'types', about: 'types', steps: script('types', clone), counting: 'steps', ...plain },
    {
      name: 'unit',
      about: 'everything without a cluster',
      // Nothing else runs beside them, and of two cores vitest would leave one idle.
      steps: vitest('unit --maxWorkers=100%'),
      counting: 'vitest',
      ...plain,
    },
    { name: 'site', about: 'the site builds', steps: [yard('build')], counting: 'steps', ...plain },
    {
      name: 'driver',
      about: 'the driver contract',
      steps: vitestOnCluster('driver'),
      counting: 'vitest',
      ...real,
    },
    {
      name: 'cluster',
      about: 'oracles and runner on a cluster',
      steps: vitestOnCluster(full ? 'cluster' : `cluster --exclude '${longest}'`),
      counting: 'vitest',
      ...real,
    },
    {
      name: 'labs',
      about: 'five gates per exercise',
      steps: gates(full ? exceptSome : onlySome),
      counting: 'gates',
      ...real,
    },
    {
      name: 'lessons',
      about: "the lessons' commands",
      steps: vitestOnCluster(full ? 'lessons' : `lessons -t '${someLessons}'`),
      counting: 'vitest',
      ...real,
    },
    {
      name: 'e2e',
      about: "the student's journey in a browser",
      steps: [`${journey}${full ? '' : ` --grep-invert '${longJourney}'`}`],
      counting: 'playwright',
      ...real,
      browser: true,
      after: ['site'],
    },
    {
      name: 'images',
      about: 'the Docker images',
      steps: [yard('build --images')],
      counting: 'steps',
      ...docker,
    },
    {
      name: 'docker',
      about: 'the driver contract in Docker',
      steps: vitestOnCluster('docker'),
      counting: 'vitest',
      ...docker,
      after: ['images'],
    },
    ...(full ? inDocker() : []),
  ];

  /** @returns {readonly Suite[]} the suites of a whole lab, once more in containers */
  function inDocker() {
    return [
      {
        name: 'docker-adoption',
        about: 'a killed runner, in Docker',
        steps: vitestOnCluster('cluster adoption'),
        counting: 'vitest',
        ...docker,
        after: ['images'],
      },
      {
        name: 'docker-labs',
        about: 'five gates per exercise, in Docker',
        steps: gates(onlySome),
        counting: 'gates',
        ...docker,
        after: ['images'],
      },
      {
        name: 'docker-lessons',
        about: "the lessons' commands, in Docker",
        steps: vitestOnCluster('lessons'),
        counting: 'vitest',
        ...docker,
        after: ['images'],
      },
      {
        name: 'docker-e2e',
        about: "the student's journey, in Docker",
        steps: [journey],
        counting: 'playwright',
        ...docker,
        browser: true,
        after: ['site', 'images'],
      },
    ];
  }
}

/**
 * The exercises whose gates are always tried: an answer, a topic, a controller that goes, the ensemble.
 * All of them together take longer than anybody waits for `npm test`.
 */
const onlySome = ' --only 0.1,1.1,2.2,4.1';

/** Exercises that wait longest, for sessions to time out or paces to be measured; `npm run labs:verify` has them all. */
const exceptSome = ' --except 3.3,4.3,7.2,7.3,7.4,8.2,8.4,9.1,10.3,10.4,10.5';

/** Tests on a cluster that need two resets or more; `npm run test:cluster` has them too. */
const longest = '**/{reset,class}.cluster.test.ts';

/** The lessons of those exercises, and one about files on the disks; the others wait for clusters to heal and records to age. */
const someLessons = '(00-bench|01-topic|02-brokers|05-the-log)';

/** Files of the journey that are left to `--full`: whole outages, and what waits for clusters and groups to settle. */
const longJourney = '(outage|groups|log|left-running).spec';

/** @param {string} words */
const yard = (words) => `node lab-runner/bin/yard.mjs ${words}`;

/**
 * The steps of a script of package.json, so that they are written down once.
 * @param {string} name
 * @param {string} clone
 */
function script(name, clone) {
  const { scripts } = JSON.parse(readFileSync(path.join(clone, 'package.json'), 'utf8'));
  return String(scripts[name]).split(' && ');
}
