// Finds programs on this machine: by name on the PATH, and a Java or browser that will do. Starts nothing for good.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/** The oldest Java our Kafka settings were measured on. */
export const oldestJava = 17;

/**
 * The absolute path of a program on the PATH.
 * @param {string} name
 * @param {Environment} env
 * @returns {string | undefined}
 */
export function onPath(name, env = process.env) {
  for (const folder of (env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    if (folder !== '' && isExecutable(file)) return file;
  }
  return undefined;
}

/**
 * True for a file that may be run.
 * @param {string} file
 */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The newest suitable or, failing that, the best too old Java: `java` when it will do, `tooOld` when one was found that will not.
 * @param {Environment} env
 * @param {readonly string[]} [places] folders that hold Javas, one per folder
 * @returns {{ java?: string, tooOld?: string }}
 */
export function findJava(env = process.env, places = javaPlaces) {
  /** @type {string | undefined} */
  let tooOld;
  const fromHome = env.JAVA_HOME ? [path.join(env.JAVA_HOME, 'bin/java')] : [];
  const fromPath = onPath('java', env);
  const others = places.flatMap((place) => javasIn(place));
  for (const candidate of [...fromHome, ...(fromPath ? [fromPath] : []), ...others]) {
    if (!isExecutable(candidate)) continue;
    const version = javaVersion(candidate);
    if (version === undefined) continue;
    if (javaMajor(version) >= oldestJava) return { java: candidate };
    tooOld ??= version;
  }
  return { tooOld };
}

const javaPlaces = [
  '/usr/lib/jvm',
  '/Library/Java/JavaVirtualMachines',
  '/opt/homebrew/opt',
  '/usr/local/opt',
];

/** @param {string} place */
function javasIn(place) {
  try {
    return readdirSync(place)
      .filter((name) => /java|jdk|jre|zulu|temurin|corretto/i.test(name))
      .sort()
      .reverse()
      .flatMap((name) => [
        path.join(place, name, 'bin/java'),
        path.join(place, name, 'Contents/Home/bin/java'),
      ]);
  } catch {
    return [];
  }
}

/** @param {string} executable */
function javaVersion(executable) {
  const { stdout, stderr, status } = spawnSync(executable, ['-version'], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return status === 0 ? /version "([^"]+)"/.exec(`${stderr}${stdout}`)?.[1] : undefined;
}

/** @param {string} version Java 8 and older call themselves 1.8 */
function javaMajor(version) {
  return Number(/^(?:1\.)?(\d+)/.exec(version)?.[1] ?? 0);
}
