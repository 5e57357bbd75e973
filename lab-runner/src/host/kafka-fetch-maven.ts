// One run of Maven that copies the jars of a pom, with a repository of its own. Knows nothing of checksums.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { RailyardError } from '../../protocol/index.ts';

export interface MavenRun {
  readonly executable: string;
  readonly javaHome?: string | undefined;
  readonly pom: string;
  /** Maven's local repository for this run; the user's own stays untouched. */
  readonly repository: string;
  readonly output: string;
  readonly remedy?: string | undefined;
  /** Called with the file name of each jar as it arrives. */
  readonly onJar: (name: string) => void;
  readonly signal?: AbortSignal | undefined;
}

const pluginVersion = '3.8.1';

/** How Maven is installed on this platform, in one sentence. */
export function mavenRemedy(platform: NodeJS.Platform = process.platform): string {
  return platform === 'darwin'
    ? 'Install it with: brew install maven'
    : 'Install it with your package manager, on Debian and Ubuntu: apt-get install maven';
}

/** Runs `dependency:copy-dependencies`. Throws MAVEN_MISSING, or FETCH_FAILED with what Maven said. */
export function runMaven(run: MavenRun): Promise<void> {
  const args = [
    '-B',
    '-f',
    run.pom,
    `-Dmaven.repo.local=${run.repository}`,
    // In full, since the short name would have to be looked up first.
    `org.apache.maven.plugins:maven-dependency-plugin:${pluginVersion}:copy-dependencies`,
    `-DoutputDirectory=${run.output}`,
    '-DincludeScope=runtime',
    '-Dmaven.artifact.threads=8',
    '-Daether.dependencyCollector.impl=bf',
    // Without these Maven waits for minutes on a network that swallows packets.
    '-Dmaven.wagon.http.retryHandler.count=2',
    '-Dmaven.wagon.rto=60000',
  ];
  return new Promise((resolve, reject) => {
    run.signal?.throwIfAborted();
    const child = spawn('/usr/bin/env', [...environment(run.javaHome), run.executable, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: Maven's script and its Java end together when the fetch is cancelled.
      detached: true,
    });
    const said: string[] = [];
    const hear = (line: string) => {
      const jar = /^\[INFO\] Downloaded from [^:]+: \S*\/([^/\s]+\.jar) /.exec(line)?.[1];
      if (jar !== undefined) run.onJar(jar);
      else if (!/^\[INFO\] Download(ing|ed) /.test(line)) said.push(line);
    };
    createInterface({ input: child.stdout }).on('line', hear);
    createInterface({ input: child.stderr }).on('line', hear);
    const cancel = () => killGroup(child.pid);
    run.signal?.addEventListener('abort', cancel, { once: true });
    child.on('error', reject);
    child.on('close', (status) => {
      run.signal?.removeEventListener('abort', cancel);
      if (run.signal?.aborted) return reject(run.signal.reason);
      if (status === 0) return resolve();
      // env answers 127 when it does not find the program.
      if (status === 127 || status === 126) {
        return reject(new RailyardError('MAVEN_MISSING', { remedy: run.remedy ?? mavenRemedy() }));
      }
      return reject(new RailyardError('FETCH_FAILED', { detail: tellingMavenLine(said) }));
    });
  });
}

/** The line of Maven's output that says why: its first error, or the last thing it said. */
export function tellingMavenLine(lines: readonly string[]): string {
  const plain = lines
    .map((line) => line.replace(/\u001b\[[0-9;]*m/g, '').trim())
    .filter((line) => line !== '');
  const line =
    plain.find((one) => /^\[(ERROR|FATAL)\]\s+\S/.test(one)) ?? plain.at(-1) ?? 'Maven said nothing';
  // Maven nests its reasons in one line; the last of them is the reason.
  const words = line
    .slice(Math.max(0, line.lastIndexOf('Could not ')))
    .replace(/^\[\w+\]\s+/, '')
    .replace(/ -> \[Help \d+\]$/, '')
    .replace(/[.:]+$/, '');
  return words.length > 400 ? `${words.slice(0, 400)} …` : words;
}

function environment(javaHome: string | undefined): string[] {
  return javaHome === undefined ? [] : [`JAVA_HOME=${javaHome}`];
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
