import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakePrograms } from './fake-programs.ts';
import { installMissing, type Machine } from './install.mjs';
import { findPackageManager, installCommand, installRemedy } from './package-managers.mjs';
import { Trouble } from './trouble.mjs';

const missing = new Map([
  ['java' as const, 'Java was not found.'],
  ['maven' as const, 'Maven was not found and Kafka has not been fetched yet.'],
]);

/** apt-get that writes down what it was asked; with it, the machine of a test. */
function debian(changes: Partial<Machine>) {
  const folder = fakePrograms({});
  const asked = path.join(folder, 'asked');
  const bin = fakePrograms({
    'apt-get': `echo "apt-get $*" >> ${asked}`,
    'apt-cache': '[ "$2" = openjdk-21-jre-headless ] || [ "$2" = maven ]',
    sudo: `echo "sudo $*" >> ${asked}; [ "$1" = -n ] && shift; "$@"`,
  });
  const env = { PATH: bin };
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
  const machine: Machine = {
    env,
    terminal: false,
    root: true,
    manager: findPackageManager(env, 'linux'),
    ask: () => Promise.reject(new Error('nobody is there to be asked')),
    ...changes,
  };
  return { machine, asked: () => (existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n') : []) };
}

afterEach(() => vi.unstubAllEnvs());

describe('installMissing', () => {
  it('does it as root without a terminal, with the package this release has', async () => {
    const { machine, asked } = debian({});
    await installMissing(missing, { yes: false, machine });
    expect(asked()).toEqual([
      'apt-get update -qq',
      'apt-get install -y --no-install-recommends openjdk-21-jre-headless maven',
    ]);
  });

  it('asks one question for everything on a terminal, and takes no for an answer', async () => {
    const questions: string[] = [];
    const ask = async (question: string) => questions.push(question) < 0;
    const { machine, asked } = debian({ terminal: true, ask });
    const refusal = await installMissing(missing, { yes: false, machine }).catch((error: unknown) => error);
    expect(questions).toEqual(['Install Java 17 or newer and Maven with apt-get now?']);
    expect(refusal).toBeInstanceOf(Trouble);
    expect(asked()).toEqual([]);
  });

  it('asks nothing when the answer was given with --yes, and uses sudo where it must', async () => {
    const { machine, asked } = debian({ root: false });
    await installMissing(missing, { yes: true, machine });
    expect(asked()[0]).toBe('sudo -n apt-get update -qq');
  });

  it('names the exact command where it may not do it', async () => {
    const { machine, asked } = debian({ root: false });
    const refusal = await installMissing(missing, { yes: false, machine }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      message: 'Java was not found. Maven was not found and Kafka has not been fetched yet.',
      status: 1,
    });
    expect((refusal as Trouble).remedy).toBe(
      'Install them with: sudo apt-get install -y --no-install-recommends openjdk-17-jre-headless maven',
    );
    expect(asked()).toEqual([]);
  });

  it('says what to look for where it does not know the package manager', async () => {
    const { machine } = debian({ manager: undefined });
    const refusal = await installMissing(missing, { yes: true, machine }).catch((error: unknown) => error);
    expect((refusal as Trouble).remedy).toBe('Install Java 17 or newer and Maven with your package manager.');
  });

  it('says that the package manager failed, and with what', async () => {
    const { machine } = debian({});
    vi.stubEnv('PATH', `${fakePrograms({ 'apt-get': 'exit 100' })}:${process.env.PATH}`);
    const failure = await installMissing(missing, { yes: true, machine }).catch((error: unknown) => error);
    expect((failure as Trouble).message).toMatch(
      /^apt-get could not install .*: it ended with status 100\.$/,
    );
  });
});

describe('the package managers', () => {
  const manager = (name: string, platform: NodeJS.Platform = 'linux') =>
    findPackageManager({ PATH: fakePrograms({ [name]: '' }) }, platform);

  it.each([
    ['apt-get', 'sudo apt-get install -y --no-install-recommends openjdk-17-jre-headless maven'],
    ['dnf', 'sudo dnf install -y java-17-openjdk-headless maven'],
    ['pacman', 'sudo pacman -S --noconfirm --needed jre17-openjdk-headless maven'],
  ])('%s is told how', (name, command) => {
    expect(installCommand(['java', 'maven'], manager(name), false)).toBe(command);
  });

  it('knows Homebrew, which wants no root', () => {
    expect(installCommand(['java'], manager('brew', 'darwin'), false)).toBe('brew install openjdk@17');
  });

  it('does not take a stray apt-get on a Mac', () => {
    expect(manager('apt-get', 'darwin')).toBeUndefined();
  });

  it('still has a sentence for a machine it does not know', () => {
    expect(installRemedy(['chromium'], undefined)).toBe('Install Chromium with your package manager.');
  });
});
