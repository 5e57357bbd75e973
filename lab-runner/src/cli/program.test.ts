import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config.ts';
import { fakeStreams } from './fake-streams.ts';
import { runYard } from './program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'railyard-program-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function yard(...words: string[]) {
  const streams = fakeStreams();
  const status = await runYard(words, streams);
  return { status, printed: streams.printed(), said: streams.said() };
}

const dataDir = ['--data-dir', path.join(folder, 'lab')];

describe('a command line that makes no sense', () => {
  it.each([
    [['--nope'], "Unknown option '--nope'.\nSee: yard --help\n"],
    [['frobnicate'], "Unknown command 'frobnicate'.\nSee: yard --help\n"],
    [['statsu'], "Unknown command 'statsu'.\nDid you mean status? See: yard --help\n"],
    [['labs', 'lst'], "Unknown command 'lst'.\nDid you mean list? See: yard labs --help\n"],
    [['stop'], "Missing required argument 'node'.\nSee: yard stop --help\n"],
    [['groups', 'stop'], "Missing required argument 'group'.\nSee: yard groups --help\n"],
    [['groups', 'sotp'], /^.+\nSee: yard groups --help\n$/],
    [['stop', 'kafka9'], /^There is no node kafka9\.\nThe nodes are zookeeper1/],
    [['logs', '--lines', '0'], /^--lines cannot be 0: it is a whole number from 1 to 10000\.\n/],
    [['up', '--bind', '0.0.0.0'], /^bind cannot be 0\.0\.0\.0: .*loopback.*\n.+\n$/],
    [['up', '--port-base', '70000'], /^port-base cannot be 70000: .*\n.+\n$/],
    [['up', '--driver', 'podman'], /^driver cannot be podman: it is one of auto, jvm, docker\.\n/],
    [['logs', '--follow', ...dataDir], /^Only one log at a time can be followed\.\nName a node/],
  ])('%j is answered in two lines and with 1', async (words, said) => {
    const answer = await yard(...words);
    expect(answer.status).toBe(1);
    expect(answer.said).toMatch(said);
    expect(answer.said.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([[['--nope']], [['1.1', '--answer', 'leader']], [['1.1', '2.2', '3.3']]])(
    'check %j is answered with 2, since 1 is a failed check',
    async (words) => {
      const answer = await yard('check', ...words, ...dataDir);
      expect(answer.status).toBe(2);
      expect(answer.said.trimEnd().split('\n')).toHaveLength(2);
    },
  );
});

describe('without a lab', () => {
  it.each([
    ['status'],
    ['reset'],
    ['kill', 'kafka1'],
    ['groups'],
    ['groups', 'stop', 'billing'],
    ['class', 'next', '--yes'],
    ['class', 'undo'],
    ['class', 'link'],
  ])('%s says so, and what to do', async (...words) => {
    expect(await yard(...words, ...dataDir)).toEqual({
      status: 1,
      printed: '',
      said: `No lab is running on ${dataDir[1]}.\nStart it with: npm start\n`,
    });
  });

  it('a check gives no verdict, which is neither passed nor failed', async () => {
    expect((await yard('check', '1.1', ...dataDir)).status).toBe(3);
  });

  it('down is content', async () => {
    expect(await yard('down', ...dataDir)).toMatchObject({
      status: 0,
      printed: `Nothing was running on ${dataDir[1]}.\n`,
    });
  });

  it('class results says where they will be', async () => {
    const { status, printed } = await yard('class', 'results', ...dataDir);
    expect(status).toBe(0);
    expect(printed).toContain(path.join(dataDir[1] ?? '', 'classes'));
  });

  it('labs list needs none', async () => {
    const { status, printed } = await yard('labs', 'list', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(printed)).toEqual(
      expect.arrayContaining([expect.objectContaining({ exercise: '1.1', lab: '01-topic-produce-consume' })]),
    );
  });
});

describe('a data folder that cannot be', () => {
  it('is named before anything is started', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const { status, said } = await yard('up', '--data-dir', file);
    expect(status).toBe(1);
    expect(said).toContain(`The folder ${file} cannot hold the lab: a file is in its place.\n`);
    expect(said).toContain('Choose another --data-dir.\n');
  });
});

describe('help', () => {
  it.each(['up', 'down', 'status', 'logs', 'check', 'groups', 'reset', 'doctor', 'start', 'hint'])(
    'of %s tells of its own and the common options',
    async (command) => {
      const { status, printed } = await yard(command, '--help');
      expect(status).toBe(0);
      expect(printed).toContain(`Usage: yard ${command}`);
      expect(printed).toContain('--data-dir <folder>');
    },
  );

  it('is what yard alone means', async () => {
    expect(await yard()).toMatchObject({ status: 0, said: '' });
    expect((await yard('labs')).printed).toContain('verify');
  });
});

describe('the yard program', () => {
  it('passes the exit status on and shows no stack', { timeout: 60_000 }, () => {
    const bin = path.join(loadConfig().root, 'lab-runner/bin/yard.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'status', ...dataDir], {
      encoding: 'utf8',
      cwd: folder,
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`No lab is running on ${dataDir[1]}.\nStart it with: npm start\n`);
  });
});
