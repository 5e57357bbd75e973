import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './clone.mjs';
import { bare, parseStartOptions, startHelp, valued } from './start-options.mjs';

describe('parseStartOptions', () => {
  it('keeps --yes for itself and passes the rest on', () => {
    expect(parseStartOptions(['--yes', '--port-base=10000', '--detach', '--data-dir', 'a b'])).toEqual({
      yes: true,
      help: false,
      driver: undefined,
      dataDir: 'a b',
      rest: ['--port-base', '10000', '--detach', '--data-dir', 'a b'],
    });
  });

  it('sees the driver, which decides whether Java is needed', () => {
    expect(parseStartOptions(['--driver', 'docker']).driver).toBe('docker');
  });

  it.each([
    [['--nope'], 'npm start has no option --nope.'],
    [['start'], 'npm start has no option start.'],
    [['--data-dir'], '--data-dir needs a value.'],
  ])('refuses %j', (args, message) => {
    expect(() => parseStartOptions(args)).toThrow(message);
  });

  it('knows every option of yard up, and its help names them all', { timeout: 60_000 }, () => {
    const yard = path.join(root, 'lab-runner/bin/yard.mjs');
    const { stdout } = spawnSync(process.execPath, [yard, 'up', '--help'], { encoding: 'utf8' });
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1]);
    expect([...valued, ...bare, '--help'].sort()).toEqual([...options].sort());
    for (const option of options) if (option !== '--help') expect(startHelp).toContain(option);
  });
});

describe('npm start', () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(root, 'lab-runner/bootstrap/start.mjs'), ...args], {
      encoding: 'utf8',
    });

  it('says what is wrong with a flag in two lines, before anything is done', { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = start('--prot-base', '1');
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'npm start has no option --prot-base.\nSee: npm start -- --help\n',
    });
  });

  it('explains itself', { timeout: 60_000 }, () => {
    expect(start('--help')).toMatchObject({ status: 0, stdout: `${startHelp}\n` });
  });
});
