// Finds a Java that can run Kafka. Knows nothing of the cluster.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { RailyardError } from '../../protocol/index.ts';

/** The oldest major version that Kafka 3.9's own documentation recommends and our settings were measured on. */
export const oldestJava = 17;

export interface Java {
  /** The executable, absolute. */
  readonly path: string;
  readonly home: string;
  /** As Java says it: `17.0.15`. */
  readonly version: string;
  readonly major: number;
  /** Vendor and build, so that two different Javas never look alike. */
  readonly build: string;
}

export interface FindJavaOptions {
  /** Looked at first, for instance JAVA_HOME. */
  readonly javaHome?: string | undefined;
  /** What to do when there is none; a sentence for this platform by default. */
  readonly remedy?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The first Java of 17 or newer, from `javaHome`, the PATH and the usual places. Throws JAVA_MISSING or JAVA_TOO_OLD. */
export async function findJava(options: FindJavaOptions = {}): Promise<Java> {
  const remedy = options.remedy ?? javaRemedy();
  let tooOld: Java | undefined;
  for (const candidate of candidates(options.javaHome)) {
    options.signal?.throwIfAborted();
    const java = await ask(candidate, options.signal);
    if (java === undefined) continue;
    if (java.major >= oldestJava) return java;
    tooOld ??= java;
  }
  if (tooOld !== undefined) throw new RailyardError('JAVA_TOO_OLD', { found: tooOld.version, remedy });
  throw new RailyardError('JAVA_MISSING', { remedy });
}

/** How Java is installed on this platform, in one sentence. */
export function javaRemedy(platform: NodeJS.Platform = process.platform): string {
  return platform === 'darwin'
    ? 'Install it with: brew install openjdk@17'
    : 'Install it with your package manager, on Debian and Ubuntu: apt-get install openjdk-17-jre-headless';
}

function* candidates(javaHome: string | undefined): Generator<string> {
  if (javaHome !== undefined) yield path.join(javaHome, 'bin/java');
  yield 'java';
  // Homebrew keeps its Java out of the PATH; Linux may have several beside a too old default.
  for (const prefix of ['/opt/homebrew/opt', '/usr/local/opt']) {
    for (const name of ['openjdk', 'openjdk@21', 'openjdk@17']) yield path.join(prefix, name, 'bin/java');
  }
  for (const name of directories('/Library/Java/JavaVirtualMachines')) {
    yield path.join('/Library/Java/JavaVirtualMachines', name, 'Contents/Home/bin/java');
  }
  for (const name of directories('/usr/lib/jvm')) yield path.join('/usr/lib/jvm', name, 'bin/java');
}

function directories(parent: string): string[] {
  try {
    return readdirSync(parent).sort().reverse();
  } catch {
    return [];
  }
}

function ask(executable: string, signal: AbortSignal | undefined): Promise<Java | undefined> {
  return new Promise((resolve, reject) => {
    execFile(
      executable,
      ['-XshowSettings:properties', '-version'],
      { timeout: 20_000, signal },
      (error, stdout, stderr) => {
        if (signal?.aborted) reject(signal.reason);
        else resolve(error ? undefined : parseJavaSettings(`${stdout}\n${stderr}`));
      },
    );
  });
}

/** Reads what `java -XshowSettings:properties -version` prints; `undefined` when it is not that. */
export function parseJavaSettings(text: string): Java | undefined {
  const property = (name: string) =>
    new RegExp(`^\\s*${name.replaceAll('.', '\\.')} = (.+)$`, 'm').exec(text)?.[1]?.trim();
  const home = property('java.home');
  const version = property('java.version');
  if (home === undefined || version === undefined) return undefined;
  // Java 8 and older call themselves 1.8.
  const major = Number(/^(?:1\.)?(\d+)/.exec(version)?.[1]);
  if (!Number.isInteger(major)) return undefined;
  const build = [property('java.vendor'), property('java.vm.name'), property('java.vm.version')].join(' ');
  return { path: path.join(home, 'bin/java'), home, version, major, build };
}
