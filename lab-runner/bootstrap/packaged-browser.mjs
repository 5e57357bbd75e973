// Unpacks the Chromium inside an npm package and makes sure that it runs here. Needs the packages.
import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.mjs';

/**
 * The executable to test with; `undefined` when there is none that starts on this machine.
 * @param {import('./programs.mjs').Environment} env
 */
export async function browserThatRuns(env = process.env) {
  const browser = findBrowser(env);
  if (browser === undefined) return undefined;
  if (browser.from !== 'package') return browser.executable;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executable = await packaged.executablePath();
    const { status } = spawnSync(executable, ['--version'], { timeout: 20_000, stdio: 'ignore' });
    return status === 0 ? executable : undefined;
  } catch {
    return undefined;
  }
}
