// Brings the npm packages of the lock file into node_modules, when they are not there yet. Knows no package.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './clone.mjs';
import { beginProgress } from './progress.mjs';
import { onPath } from './programs.mjs';
import { run } from './run.mjs';
import { Trouble } from './trouble.mjs';

/** @param {string} clone */
const lockOf = (clone) => path.join(clone, 'package-lock.json');
/** @param {string} clone */
const stampOf = (clone) => path.join(clone, 'node_modules/.railyard-lock');

/**
 * Whether node_modules holds what the lock file asks for: `no` also when it was interrupted half-way.
 * @param {string} [clone]
 */
export function packagesInstalled(clone = root) {
  if (!existsSync(path.join(clone, 'node_modules'))) return false;
  return read(stampOf(clone)) === lockHash(clone) || matchesLock(clone);
}

/**
 * npm notes what it has installed in node_modules/.package-lock.json, as its last act. Equal to the lock file for
 * everything that is not optional, it was installed from it by somebody else.
 * @param {string} clone
 */
function matchesLock(clone) {
  try {
    const wanted = packagesOf(lockOf(clone));
    const there = packagesOf(path.join(clone, 'node_modules/.package-lock.json'));
    return Object.entries(wanted).every(([place, { version, optional, link }]) => {
      if (!place.startsWith('node_modules/') || link) return true;
      return there[place] === undefined ? optional === true : there[place].version === version;
    });
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function packagesOf(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof packages !== 'object' || packages === null) throw new TypeError(`${file} lists no packages.`);
  return packages;
}

/**
 * Runs `npm ci` unless the packages are there. Throws a Trouble when npm fails or is missing.
 * @param {string} [clone]
 */
export async function requirePackages(clone = root) {
  if (packagesInstalled(clone)) return;
  const command = npm();
  const wanted = Object.entries(packagesOf(lockOf(clone))).filter(([place]) =>
    place.startsWith('node_modules/'),
  );
  const progress = beginProgress('Installing packages (usually one to three minutes)');
  let fetched = 0;
  let lookedUp = 0;
  /** @type {string[]} */
  const said = [];
  const { status, interrupted } = await run(
    [...command, 'ci', '--no-audit', '--no-fund', '--loglevel=http'],
    {
      cwd: clone,
      env: { npm_config_progress: 'false' },
      onLine(line) {
        if (/^npm http (fetch|cache)/.test(line)) {
          if (/\.tgz\b/.test(line)) fetched += 1;
          else lookedUp += 1;
          const [done, word] = fetched === 0 ? [lookedUp, 'looked up'] : [fetched, 'fetched'];
          progress.show(`${Math.min(done, wanted.length)} of ${wanted.length} ${word}`);
        } else said.push(line);
      },
    },
  );
  if (interrupted || status === 130) {
    progress.end('Installing packages was stopped');
    throw new Trouble('The packages are not all installed.', 'Start again to go on.', 130);
  }
  if (status !== 0) {
    progress.end('Installing packages failed');
    const reasons = said.filter((line) => /^npm (error|ERR!)/.test(line)).slice(0, 8);
    if (reasons.length > 0) console.error(reasons.join('\n'));
    throw new Trouble(
      status === 127
        ? 'npm was not found.'
        : `The packages could not be installed: npm ended with status ${status}.`,
      status === 127
        ? 'Install Node with npm from nodejs.org.'
        : 'Check the network or proxy and the free disk space, and start again.',
    );
  }
  writeFileSync(stampOf(clone), lockHash(clone));
  progress.end('Packages installed');
}

/** npm itself when it has called us, else the one on the PATH. */
function npm() {
  const caller = process.env.npm_execpath;
  if (caller !== undefined && /npm-cli\.[cm]?js$/.test(caller)) return [process.execPath, caller];
  return [onPath('npm') ?? 'npm'];
}

/** @param {string} clone */
function lockHash(clone) {
  return createHash('sha256')
    .update(readFileSync(lockOf(clone)))
    .digest('hex');
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
