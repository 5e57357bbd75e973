// The one place that reads options and environment: validates, freezes. Nobody else touches process.env.
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { RailyardError } from '../protocol/index.ts';

export const driverChoices = ['auto', 'jvm', 'docker'] as const;
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

export interface Config {
  /** The clone: where infra, labs and the built site are. */
  readonly root: string;
  readonly driver: (typeof driverChoices)[number];
  /** Added to every port of the topology. */
  readonly portBase: number;
  /** Cluster data, logs, progress, token: everything of one lab. */
  readonly dataDir: string;
  /** Fetched jars and class-data archives; shared by the labs of one clone. */
  readonly cacheDir: string;
  /** Loopback address the runner and nodes bind to. */
  readonly bind: string;
  readonly logLevel: (typeof logLevels)[number];
  /** Directory of the built site. */
  readonly siteDir: string;
  /** A registry's prefix from which the Docker images are pulled; they are built where it is not given. */
  readonly imagesFrom: string | undefined;
  /** HTTP_PROXY and the like, as far as they are set: the steps of an image's build need them too. */
  readonly proxies: Readonly<Record<string, string>>;
  /** JAVA_HOME, when it is set; looked at before the PATH. */
  readonly javaHome: string | undefined;
  /** Set inside a console of a running lab: where the lab answers, and this shell's own narrow key. */
  readonly console: { readonly address: string; readonly key: string } | undefined;
  /** False when NO_COLOR asks for plain text (no-color.org). */
  readonly colour: boolean;
}

/** Options as they come from a command line; environment variables fill what is absent. */
export interface ConfigOptions {
  driver?: string;
  portBase?: string;
  dataDir?: string;
  bind?: string;
  logLevel?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Flags first, then RAILYARD_DRIVER, RAILYARD_PORT_BASE, RAILYARD_DATA_DIR, RAILYARD_BIND, RAILYARD_LOG_LEVEL, RAILYARD_IMAGES, then defaults. Throws BAD_OPTION. */
export function loadConfig(options: ConfigOptions = {}, env: Environment = process.env): Config {
  const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
  const home = path.join(root, '.railyard');
  return Object.freeze({
    root,
    driver: oneOf('driver', options.driver ?? env.RAILYARD_DRIVER ?? 'auto', driverChoices),
    portBase: portBase(options.portBase ?? env.RAILYARD_PORT_BASE ?? '0'),
    dataDir: directory(options.dataDir ?? env.RAILYARD_DATA_DIR ?? home),
    cacheDir: path.join(home, 'cache'),
    bind: loopback(options.bind ?? env.RAILYARD_BIND ?? '127.0.0.1'),
    logLevel: oneOf('log-level', options.logLevel ?? env.RAILYARD_LOG_LEVEL ?? 'info', logLevels),
    siteDir: path.join(root, 'build'),
    imagesFrom: env.RAILYARD_IMAGES === '' ? undefined : env.RAILYARD_IMAGES,
    proxies: proxies(env),
    javaHome: env.JAVA_HOME === '' ? undefined : env.JAVA_HOME,
    console: insideConsole(env.RAILYARD_URL, env.RAILYARD_CONSOLE_KEY),
    colour: (env.NO_COLOR ?? '') === '',
  });
}

/** In both spellings, since programs differ; the names are those Docker knows as build arguments without being told. */
function proxies(env: Environment): Readonly<Record<string, string>> {
  const set = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((name) => {
    const value = env[name] ?? env[name.toLowerCase()] ?? '';
    return value === '' ? [] : [[name, value] as const, [name.toLowerCase(), value] as const];
  });
  return Object.freeze(Object.fromEntries(set));
}

function insideConsole(address = '', key = ''): Config['console'] {
  return address === '' || key === '' ? undefined : { address, key };
}

function oneOf<const T extends string>(option: string, value: string, among: readonly T[]): T {
  const found = among.find((choice) => choice === value);
  if (found === undefined) {
    throw new RailyardError('BAD_OPTION', { option, value, detail: `it is one of ${among.join(', ')}` });
  }
  return found;
}

function portBase(value: string): number {
  const number = Number(value);
  // The highest port of the topology is 9194.
  if (!/^\d+$/.test(value) || number > 65_535 - 9_194 || (number > 0 && number < 100)) {
    throw new RailyardError('BAD_OPTION', {
      option: 'port-base',
      value,
      detail: 'it is 0 or a whole number from 100 to 56341',
    });
  }
  return number;
}

function directory(value: string): string {
  const full = path.resolve(value.replace(/^~(?=\/|$)/, homedir()));
  if (value.trim() === '' || full === '/' || full === homedir()) {
    throw new RailyardError('BAD_OPTION', {
      option: 'data-dir',
      value: value || '(empty)',
      detail: 'it is a folder of its own',
    });
  }
  return full;
}

function loopback(value: string): string {
  if (!/^127(\.\d{1,3}){3}$/.test(value) || value.split('.').some((part) => Number(part) > 255)) {
    throw new RailyardError('BAD_OPTION', {
      option: 'bind',
      value,
      detail: 'the lab can open a shell, so it binds to loopback (127.x.y.z) only',
    });
  }
  return value;
}
