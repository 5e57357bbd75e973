// Kafka's side of the proof: random logs by its own builders, and what kafka-dump-log prints of many files, each in one
// JVM. Knows nothing of our reader.
import { execFile } from 'node:child_process';
import path from 'node:path';

export interface Java {
  readonly java: string;
  /** Folder of the pinned jars. */
  readonly libs: string;
  readonly signal?: AbortSignal | undefined;
}

export interface LogsAsked {
  readonly folder: string;
  readonly logs: number;
  readonly seed: number;
}

const flags = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Dfile.encoding=UTF-8'];

/** Whether this Java can run a source file: a JRE cannot. */
export async function compiles({ java, signal }: Pick<Java, 'java' | 'signal'>): Promise<boolean> {
  return (await output(java, ['--list-modules'], signal)).includes('jdk.compiler@');
}

/** One folder per log, named by its number. */
export async function makeLogs(runtime: Java, { folder, logs, seed }: LogsAsked): Promise<void> {
  const source = path.join(import.meta.dirname, 'RandomLogs.java');
  await run(runtime, [source, folder, String(logs), String(seed)]);
}

/** What kafka-dump-log prints of each file, in their order. */
export async function dump(runtime: Java, files: readonly string[]): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const words = ['--print-data-log', '--deep-iteration', '--files', files.join(',')];
  const printed = await run(runtime, ['kafka.tools.DumpLogSegments', ...words]);
  const texts: string[] = [];
  // Contents may look like a heading: each file's is looked for behind the one before.
  let at = 0;
  for (const [index, file] of files.entries()) {
    const heading = `Dumping ${file}\n`;
    const start = printed.indexOf(heading, at) + heading.length;
    const following = files[index + 1];
    at = following === undefined ? printed.length : printed.indexOf(`Dumping ${following}\n`, start);
    texts.push(printed.slice(start, at));
  }
  return texts;
}

function run({ java, libs, signal }: Java, words: readonly string[]): Promise<string> {
  return output(java, [...flags, '-cp', path.join(libs, '*'), ...words], signal);
}

function output(java: string, words: readonly string[], signal: AbortSignal | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(java, words, { maxBuffer: 1024 ** 3, encoding: 'utf8', signal }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
}
