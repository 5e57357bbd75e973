// First half of `run`: checks a program's types and translates it. Prints where the translated program is, or with
// --json what was found. Never runs it.
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../environment.ts';
import { end, Trouble } from '../trouble.ts';
import type { Compiled } from './compile.ts';
import { findingLines } from './finding.ts';
import { placeFor } from './place.ts';

const help = `Usage: run [--unchecked] <program.ts> [words for it …]

Checks the types of a TypeScript program, then runs it. It may import kafkajs, modules of Node, and its own files.
--unchecked runs it although its types do not fit. Ctrl-C ends it.
Exit status: the program's own; 1 when its types do not fit, 2 when there is no such program.`;

const libraries = fileURLToPath(new URL('./node_modules', import.meta.url));
/** Larger than any program somebody writes here by hand. */
const largestBytes = 1024 * 1024;

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const flags = words.slice(0, words.findIndex((word) => !word.startsWith('-')) >>> 0);
  const name = words[flags.length];
  if (flags.includes('--help') || flags.includes('-h')) {
    process.stderr.write(`${help}\n`);
    return 0;
  }
  const unknown = flags.find((flag) => flag !== '--unchecked' && flag !== '--json');
  if (unknown !== undefined) throw new Trouble(`run knows no ${unknown}.`, 'See: run --help', 2);
  if (name === undefined) throw new Trouble('Which program?', 'Name one, as in: run order.ts', 2);
  const entry = path.resolve(name);
  requireProgram(name, entry);
  const place = placeFor(entry, libraries, temporaryFolder);
  const asJson = flags.includes('--json');
  const kept = asJson ? undefined : place.kept();
  if (kept !== undefined) {
    process.stdout.write(kept);
    return 0;
  }
  // The compiler takes a third of a second to load, and is not always needed.
  const { compile } = await import('./compile.ts');
  const compiled: Compiled = compile(entry, libraries);
  if (asJson) {
    process.stdout.write(JSON.stringify(compiled.findings));
    return 0;
  }
  const { findings, broken } = compiled;
  if (findings.length > 0)
    process.stderr.write(`${findingLines(findings, process.stderr.columns).join('\n')}\n`);
  if (broken || (findings.length > 0 && !flags.includes('--unchecked'))) {
    const count = findings.length === 1 ? 'One thing does' : `${findings.length} things do`;
    const way = broken ? '' : ` To run it all the same: run --unchecked ${name}`;
    process.stderr.write(`${count} not fit, so ${name} was not run.${way}\n`);
    return 1;
  }
  process.stdout.write(place.put(compiled));
  return 0;
}

/** Throws a Trouble in words for what cannot be a program. */
function requireProgram(name: string, entry: string): void {
  const there = statSync(entry, { throwIfNoEntry: false });
  if (there === undefined) {
    throw new Trouble(`There is no file ${name} here.`, 'See what is here with: ls', 2);
  }
  if (!/\.m?ts$/.test(name) || !there.isFile()) {
    throw new Trouble(`${name} is not a TypeScript program.`, 'Name a file that ends in .ts', 2);
  }
  if (there.size > largestBytes)
    throw new Trouble(`${name} is larger than 1 MiB.`, 'Split it into files.', 2);
}

await end(main());
