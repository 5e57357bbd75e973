// npm test: makes sure of what the suites need, runs them one after another, counts truthfully.
import { none } from './counts.mjs';
import { nodeTrouble } from './node-version.mjs';
import { main, Trouble } from './trouble.mjs';

main(async () => {
  const old = nodeTrouble();
  if (old !== undefined) throw new Trouble(old.what, old.remedy);

  const { suites } = await import('./suites.mjs');
  const { parseTestOptions, testHelp } = await import('./test-options.mjs');
  const { yes, list, help, full, secondGo, only } = parseTestOptions(
    process.argv.slice(2),
    suites(undefined, true).map(({ name }) => name),
  );
  const all = suites(undefined, full, secondGo);
  if (help || list) {
    console.log(help ? testHelp : all.map(({ name, about }) => `${name.padEnd(8)} ${about}`).join('\n'));
    return 0;
  }
  const wanted =
    only === undefined ? all : suites(undefined, true, secondGo).filter(({ name }) => only.includes(name));
  const browser = await prepared(wanted, yes);
  const results = await runAll(wanted, browser);

  const { testTable, total } = await import('./test-table.mjs');
  const { logFolder } = await import('./run-suite.mjs');
  console.log(`\nFull output of each suite: ${logFolder}\n`);
  for (const line of testTable(results)) console.log(line);
  if (results.some(({ interrupted }) => interrupted)) return 130;
  return total(results).failed === 0 ? 0 : 1;
});

/**
 * Programs, packages and, where a suite drives one, the browser.
 * @param {readonly import('./suites.mjs').Suite[]} wanted
 * @param {boolean} yes
 * @returns {Promise<string | undefined>} the browser's executable
 */
async function prepared(wanted, yes) {
  const { requirePrograms } = await import('./host-programs.mjs');
  const { requirePackages } = await import('./packages.mjs');
  const java = wanted.some(({ cluster }) => cluster);
  await requirePrograms({ java, browser: false, yes });
  // The browser may be among the packages, so it is looked for after them.
  await requirePackages();
  if (!wanted.some(({ browser }) => browser)) return undefined;
  const { browserThatRuns } = await import('./packaged-browser.mjs');
  const found = await browserThatRuns();
  if (found !== undefined) return found;
  await requirePrograms({ java: false, browser: true, yes });
  return browserThatRuns();
}

/**
 * @param {readonly import('./suites.mjs').Suite[]} wanted
 * @param {string | undefined} browser
 */
async function runAll(wanted, browser) {
  const { runSuite } = await import('./run-suite.mjs');
  const { removeTestLabs, testLabs } = await import('./test-leftovers.mjs');
  const { dockerAnswers } = await import('./docker.mjs');
  const begun = Date.now();
  /** @type {import('./run-suite.mjs').Result[]} */
  const results = [];
  for (const [index, suite] of wanted.entries()) {
    const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
    console.log(
      `\n── ${suite.name}: ${suite.about} (${index + 1} of ${wanted.length}, ${minutes} min so far)`,
    );
    if (suite.driver === 'docker' && !(await dockerAnswers())) {
      const why = 'not run: no Docker daemon answers';
      console.log(`  ${why}`);
      results.push({ name: suite.name, ...none, seconds: 0, interrupted: false, why });
      continue;
    }
    const lacking = suite.after.find((name) => results.some((one) => one.name === name && one.failed > 0));
    if (lacking !== undefined) {
      const why = `not run: ${lacking} failed`;
      console.log(`  ${why}`);
      results.push({ name: suite.name, ...none, failed: 1, seconds: 0, interrupted: false, why });
      continue;
    }
    const before = testLabs();
    const result = await runSuite(suite, { browser });
    if (suite.cluster) await removeTestLabs(before);
    console.log(`  ${result.passed} passed, ${result.failed} failed · ${result.seconds.toFixed(1)} s`);
    results.push(result);
    if (result.interrupted) break;
  }
  return results;
}
