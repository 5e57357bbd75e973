#!/usr/bin/env node
// The `yard` command: makes Node read TypeScript, then hands over to src/cli. Knows no command's work.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { quickEntry } from './quick.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Commands that run for minutes run from the sources, whose lines an error then names. */
const long = ['up', 'verify'].some((command) => process.argv.slice(2, 12).includes(command));
const quick = long ? undefined : await quickEntry(root, (specifier) => import.meta.resolve(specifier));
if (quick !== undefined) await import(quick);
else {
  await readTypeScript();
  await import('../src/cli/yard.ts');
}

/** tsx keeps what it has translated in the temporary folder; ours is below .railyard, like everything else. */
async function readTypeScript() {
  const before = process.env.TMPDIR;
  const cache = `${root}/.railyard/cache/tsx`;
  try {
    mkdirSync(cache, { recursive: true });
    process.env.TMPDIR = cache;
  } catch {
    // A clone that cannot be written: slower, but it works.
  }
  const { register } = await import('tsx/esm/api');
  register();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
}
