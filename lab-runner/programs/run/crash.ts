// Loaded before a learner's program: when it crashes, its message and the learner's own line come first.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rememberCalls, siteOf } from './call-sites.ts';
import { pointed } from './finding.ts';
import { type Frame, ownFrames } from './frames.ts';

// Enough to reach the learner's line through a library.
Error.stackTraceLimit = 60;
rememberCalls();

process.on('uncaughtException', (error: unknown) => {
  process.stderr.write(`\n${crashLines(error).join('\n')}\n`);
  process.exit(1);
});

function crashLines(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [`The program threw ${String(error)}`];
  const message = `${error.name}: ${error.message}`;
  const frames = chain(error).flatMap((one) => ownFrames(`${one.stack ?? ''}\n${siteOf(one)}`, here));
  const [first, ...callers] = frames;
  const causes = chain(error)
    .slice(1)
    .map((cause) => `because of ${cause.name}: ${cause.message}`);
  if (first === undefined) return [message, ...causes, 'No line of yours was under way: a library threw it.'];
  return [
    `${first.file}:${first.line}:${first.column}  ${message}`,
    ...lineOf(first),
    ...causes,
    ...callers
      .slice(0, 5)
      .map(({ file, line, column, name }) => `called from ${file}:${line}:${column}${name}`),
  ];
}

/** The error and what caused it. */
function chain(error: Error): readonly Error[] {
  const all: Error[] = [];
  for (let one: unknown = error; one instanceof Error && all.length < 8; one = one.cause) all.push(one);
  return all;
}

function here(file: string): string | undefined {
  const plain = file.startsWith('file:') ? fileURLToPath(file) : file;
  if (!/\.m?ts$/.test(plain) || plain.includes('/node_modules/')) return undefined;
  return path.relative(process.cwd(), plain);
}

function lineOf({ file, line, column }: Frame): readonly string[] {
  try {
    const source = readFileSync(file, 'utf8').split(/\r?\n/)[line - 1] ?? '';
    return pointed({ line, column, length: 1, source }, process.stderr.columns ?? 100);
  } catch {
    return [];
  }
}
