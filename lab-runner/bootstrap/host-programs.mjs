// Makes sure that Java, Maven and, for tests, a browser are there: found, installed, or named in words.
import { findBrowser } from './browser.mjs';
import { installMissing, thisMachine } from './install.mjs';
import { haveKafka } from './jars.mjs';
import { installRemedy } from './package-managers.mjs';
import { findJava, onPath } from './programs.mjs';
import { Trouble } from './trouble.mjs';

/** @typedef {import('./package-managers.mjs').Need} Need */

/**
 * What is missing, with a sentence for each.
 * @param {{ env: import('./programs.mjs').Environment, java: boolean, browser: boolean, kafka?: boolean, places?: readonly string[] }} wanted
 * @returns {Map<Need, string>}
 */
export function missingPrograms({ env, java, browser, kafka = haveKafka(), places }) {
  /** @type {Map<Need, string>} */
  const problems = new Map();
  if (java) {
    const found = findJava(env, places);
    if (found.java === undefined) {
      problems.set(
        'java',
        found.tooOld === undefined
          ? 'Java was not found.'
          : `Java ${found.tooOld} is too old; Kafka needs 17 or newer here.`,
      );
    }
    if (!kafka && onPath('mvn', env) === undefined) {
      problems.set('maven', 'Maven was not found and Kafka has not been fetched yet.');
    }
  }
  if (browser && findBrowser(env) === undefined) {
    problems.set('chromium', 'No Chromium was found for the browser tests.');
  }
  return problems;
}

/**
 * Installs what is missing and looks again. Throws a Trouble with the exact command where that is not possible.
 * @param {{ java: boolean, browser: boolean, yes: boolean, machine?: import('./install.mjs').Machine }} wanted
 */
export async function requirePrograms({ java, browser, yes, machine = thisMachine() }) {
  const before = missingPrograms({ env: machine.env, java, browser });
  if (before.size === 0) return;
  await installMissing(before, { yes, machine });
  const after = missingPrograms({ env: machine.env, java, browser });
  if (after.size > 0) {
    const what = [...after.values()].join(' ');
    throw new Trouble(
      `${what} It was installed but cannot be found.`,
      installRemedy([...after.keys()], machine.manager),
    );
  }
}
