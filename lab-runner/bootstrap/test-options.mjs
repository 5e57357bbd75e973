// The options of npm test. Knows the names of the suites, runs none.
import { Trouble } from './trouble.mjs';

export const testHelp = `npm test [-- options]

Everything that proves the course, one suite after another, on clusters of its own.
A running lab is not touched. Suites in Docker run where a daemon answers.
The last line is: N passed, N failed.

  --only <suites>  only these, separated by commas, for instance unit,labs
  --full           the five gates of nearly every exercise, and the whole journey in Docker too
  --second-go      on a cluster, try once more what failed; what passes then is named as unsteady,
                   and more than three of those are failures
  --list           list the suites
  --yes            install a missing Java, Maven or Chromium with the package manager, unasked
  --help           this text`;

const seeHelp = 'See: npm test -- --help';

/**
 * Throws a Trouble for what nobody would understand.
 * @param {readonly string[]} args
 * @param {readonly string[]} known names of the suites
 * @returns {{ yes: boolean, list: boolean, help: boolean, full: boolean, secondGo: boolean, only: readonly string[] | undefined }}
 */
export function parseTestOptions(args, known) {
  const options = { yes: false, list: false, help: false, full: false, secondGo: false };
  /** @type {string[] | undefined} */
  let only;
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (word === '--yes' || word === '-y') options.yes = true;
    else if (word === '--full') options.full = true;
    else if (word === '--second-go') options.secondGo = true;
    else if (word === '--list') options.list = true;
    else if (word === '--help' || word === '-h') options.help = true;
    else if (word === '--only' || word.startsWith('--only=')) {
      const value = word === '--only' ? args[(index += 1)] : word.slice('--only='.length);
      only = (value ?? '').split(',').filter((name) => name !== '');
      if (only.length === 0)
        throw new Trouble('--only needs the name of a suite.', 'See: npm test -- --list');
      const unknown = only.find((name) => !known.includes(name));
      if (unknown !== undefined)
        throw new Trouble(`There is no suite ${unknown}.`, 'See: npm test -- --list');
    } else throw new Trouble(`npm test has no option ${word}.`, seeHelp);
  }
  return { ...options, only };
}
