// Finds a Chromium for the browser tests: named, on this machine, or inside an npm package.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './clone.mjs';
import { isExecutable, onPath } from './programs.mjs';

/**
 * The browser: an executable, or `package` when the one inside @sparticuz/chromium has to be unpacked first.
 * @typedef {{ from: 'named' | 'machine', executable: string } | { from: 'package' }} Browser
 */

/**
 * RAILYARD_BROWSER first, then the usual names and places, then the npm package; `undefined` when there is none.
 * @param {import('./programs.mjs').Environment} env
 * @param {{ places?: readonly string[], modules?: string, platform?: string, arch?: string }} [machine]
 * @returns {Browser | undefined}
 */
export function findBrowser(env = process.env, machine = {}) {
  const { places = usualPlaces, modules = path.join(root, 'node_modules') } = machine;
  const { platform = process.platform, arch = process.arch } = machine;
  if (env.RAILYARD_BROWSER) {
    return isExecutable(env.RAILYARD_BROWSER)
      ? { from: 'named', executable: env.RAILYARD_BROWSER }
      : undefined;
  }
  const fromPath = usualNames.map((name) => onPath(name, env)).find((file) => file !== undefined);
  const executable = fromPath ?? places.find((file) => isExecutable(file));
  if (executable !== undefined) return { from: 'machine', executable };
  // The browser inside the package is built for this one kind of machine.
  const fits = platform === 'linux' && arch === 'x64';
  return fits && existsSync(path.join(modules, '@sparticuz/chromium/bin')) ? { from: 'package' } : undefined;
}

const usualNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const usualPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
];
