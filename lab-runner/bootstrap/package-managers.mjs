// The package managers of the machines we know, and what Java, Maven and Chromium are called there. Installs nothing.
import { onPath } from './programs.mjs';

/** @typedef {'java' | 'maven' | 'chromium'} Need */

/**
 * @typedef {object} PackageManager
 * @property {string} name
 * @property {readonly string[]} install the command, before the package names
 * @property {readonly string[]} [refresh] run once before, so that the lists are not stale
 * @property {readonly string[]} [knows] succeeds when the manager has the package named after it
 * @property {boolean} root whether it wants root; Homebrew refuses it
 * @property {Readonly<Record<Need, readonly string[]>>} packages best first; the first one it has is taken
 */

/** @type {readonly PackageManager[]} */
export const packageManagers = [
  {
    name: 'apt-get',
    refresh: ['apt-get', 'update', '-qq'],
    install: ['apt-get', 'install', '-y', '--no-install-recommends'],
    knows: ['apt-cache', 'show'],
    root: true,
    packages: {
      java: ['openjdk-17-jre-headless', 'openjdk-21-jre-headless', 'openjdk-25-jre-headless'],
      maven: ['maven'],
      chromium: ['chromium'],
    },
  },
  {
    name: 'dnf',
    install: ['dnf', 'install', '-y'],
    knows: ['dnf', '-q', 'info'],
    root: true,
    packages: {
      java: ['java-17-openjdk-headless', 'java-21-openjdk-headless', 'java-latest-openjdk-headless'],
      maven: ['maven'],
      chromium: ['chromium'],
    },
  },
  {
    name: 'pacman',
    install: ['pacman', '-S', '--noconfirm', '--needed'],
    knows: ['pacman', '-Si'],
    root: true,
    packages: {
      java: ['jre17-openjdk-headless', 'jre21-openjdk-headless'],
      maven: ['maven'],
      chromium: ['chromium'],
    },
  },
  {
    name: 'zypper',
    install: ['zypper', '--non-interactive', 'install'],
    root: true,
    packages: { java: ['java-17-openjdk-headless'], maven: ['maven'], chromium: ['chromium'] },
  },
  {
    name: 'apk',
    install: ['apk', 'add'],
    root: true,
    packages: { java: ['openjdk17-jre-headless'], maven: ['maven'], chromium: ['chromium'] },
  },
  {
    name: 'brew',
    install: ['brew', 'install'],
    root: false,
    packages: { java: ['openjdk@17'], maven: ['maven'], chromium: ['chromium'] },
  },
];

/**
 * The package manager of this machine, if it is one we know.
 * @param {import('./programs.mjs').Environment} env
 * @param {NodeJS.Platform} platform
 */
export function findPackageManager(env = process.env, platform = process.platform) {
  // A Linux machine may have Homebrew beside its own; its own knows the system better.
  const known =
    platform === 'darwin' ? packageManagers.filter(({ name }) => name === 'brew') : packageManagers;
  return known.find(({ name }) => onPath(name, env) !== undefined);
}

const weAreRoot = () => process.getuid?.() === 0;

/**
 * The command a person would type to install these; `undefined` when we do not know this machine's package manager.
 * @param {readonly Need[]} needs
 * @param {PackageManager | undefined} manager
 * @param {boolean} [asRoot] whether the person is root already
 */
export function installCommand(needs, manager, asRoot = weAreRoot()) {
  if (manager === undefined) return undefined;
  const packages = needs.map((need) => manager.packages[need][0] ?? need);
  return [...(manager.root && !asRoot ? ['sudo'] : []), ...manager.install, ...packages].join(' ');
}

/**
 * One sentence of how to get these.
 * @param {readonly Need[]} needs
 * @param {PackageManager | undefined} manager
 * @param {boolean} [asRoot]
 */
export function installRemedy(needs, manager, asRoot = weAreRoot()) {
  const command = installCommand(needs, manager, asRoot);
  return command === undefined
    ? `Install ${needs.map((need) => spokenNeeds[need]).join(' and ')} with your package manager.`
    : `Install ${needs.length === 1 ? 'it' : 'them'} with: ${command}`;
}

/**
 * The same for the machine we are on.
 * @param {readonly Need[]} needs
 */
export function remedyHere(needs) {
  return installRemedy(needs, findPackageManager());
}

/** @type {Readonly<Record<Need, string>>} */
export const spokenNeeds = { java: 'Java 17 or newer', maven: 'Maven', chromium: 'Chromium' };
