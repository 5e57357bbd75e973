// Runs one suite: its steps, its log file, its counts. Knows no other suite.
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './clone.mjs';
import { gateCounts, honest, none, playwrightCounts, vitestCounts } from './counts.mjs';
import { freePortBase } from './free-ports.mjs';
import { run } from './run.mjs';

/** Where each suite's full output is kept. */
export const logFolder = path.join(root, '.railyard/test-logs');

/** Seconds without a line after which one says that it still runs. */
const quietSeconds = 20;

/**
 * @typedef {import('./counts.mjs').Counts & { name: string, seconds: number, interrupted: boolean, why?: string }} Result
 */

/**
 * @param {import('./suites.mjs').Suite} suite
 * @param {{ browser: string | undefined, say?: (line: string) => void }} options
 * @returns {Promise<Result>}
 */
export async function runSuite(suite, { browser, say = (line) => console.log(line) }) {
  mkdirSync(logFolder, { recursive: true });
  const log = createWriteStream(path.join(logFolder, `${suite.name}.log`));
  const report = path.join(logFolder, `${suite.name}.json`);
  rmSync(report, { force: true });
  const begun = Date.now();
  const seconds = () => (Date.now() - begun) / 1000;
  const env = await environment(suite, browser, report);
  const loud = suite.counting !== 'steps';
  /** @type {string[]} */
  const lines = [];
  let totals = none;
  let interrupted = false;
  let lastSaid = Date.now();
  const beat = setInterval(() => {
    if (Date.now() - lastSaid < quietSeconds * 1000) return;
    lastSaid = Date.now();
    say(`  … ${suite.name} still runs, ${Math.round(seconds())} s`);
  }, 1000);
  try {
    for (const step of suite.steps) {
      /** @type {string[]} */
      const own = [];
      const command = suite.counting === 'vitest' ? `${step} --outputFile.json=${report}` : step;
      log.write(`$ ${command}\n`);
      const ended = await run(['/bin/sh', '-c', command], {
        cwd: root,
        env,
        onLine(line) {
          log.write(`${line}\n`);
          own.push(line);
          if (loud && line.trim() !== '') {
            lastSaid = Date.now();
            say(`  ${line}`);
          }
        },
      });
      lines.push(...own);
      interrupted ||= ended.interrupted;
      // What went well needs no words; what did not is read here, not only in the log.
      if (!loud && ended.status !== 0) for (const line of own.slice(-80)) say(`  ${line}`);
      const counted = honest(countsOf(suite, ended.status, report, own), ended.status);
      totals = {
        passed: totals.passed + counted.passed,
        failed: totals.failed + counted.failed,
        skipped: totals.skipped + counted.skipped,
        failures: [...totals.failures, ...counted.failures],
        unsteady: [...totals.unsteady, ...counted.unsteady],
      };
      if (interrupted) break;
    }
  } finally {
    clearInterval(beat);
    await new Promise((resolve) => log.end(resolve));
  }
  return { name: suite.name, ...totals, seconds: seconds(), interrupted };
}

/**
 * @param {import('./suites.mjs').Suite} suite
 * @param {number} status
 * @param {string} report
 * @param {readonly string[]} lines
 */
function countsOf({ counting }, status, report, lines) {
  switch (counting) {
    case 'steps':
      return status === 0 ? { ...none, passed: 1 } : { ...none, failed: 1, failures: [lines.at(-1) ?? ''] };
    case 'vitest':
      return vitestCounts(report);
    case 'playwright':
      return playwrightCounts(report);
    case 'gates':
      return gateCounts(lines);
  }
}

/**
 * Every suite has ports and a data folder of its own, so that a learner's running lab is never touched.
 * @param {import('./suites.mjs').Suite} suite
 * @param {string | undefined} browser
 * @param {string} report
 */
async function environment(suite, browser, report) {
  const bin = path.join(root, 'node_modules/.bin');
  const env = {
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    FORCE_COLOR: '0',
    NO_COLOR: '1',
    RAILYARD_URL: undefined,
    RAILYARD_CONSOLE_KEY: undefined,
    RAILYARD_E2E_JSON: report,
    ...(browser === undefined ? {} : { RAILYARD_BROWSER: browser }),
  };
  if (!suite.cluster) return env;
  return {
    ...env,
    RAILYARD_DRIVER: suite.driver,
    RAILYARD_DATA_DIR: path.join(root, '.railyard/test', suite.name),
    RAILYARD_PORT_BASE: String(await freePortBase()),
  };
}
