// Clusters that a suite has left behind, for instance because it was killed: stopped, and their folders removed.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './clone.mjs';
import { run } from './run.mjs';

const folder = path.join(root, '.railyard/test');

/** The data folders of tests that are there now. */
export function testLabs() {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/**
 * Stops and removes every test lab that was not there before. Labs of another test run stay.
 * @param {readonly string[]} before
 */
export async function removeTestLabs(before) {
  for (const name of testLabs().filter((one) => !before.includes(one))) {
    const dataDir = path.join(folder, name);
    const yard = path.join(root, 'lab-runner/bin/yard.mjs');
    const { status } = await run([process.execPath, yard, 'down', '--volumes', '--data-dir', dataDir], {
      onLine: () => undefined,
    });
    if (status === 0) rmSync(dataDir, { recursive: true, force: true });
  }
}
