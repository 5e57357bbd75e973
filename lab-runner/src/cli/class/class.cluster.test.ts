// One class ends on a real cluster, and its runner is killed in the middle of the reset: the next one brings it to its end.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePortBase } from '../../../bootstrap/free-ports.mjs';
import { loadConfig } from '../../config.ts';
import { findRunner } from '../../storage/runner-file.ts';
import { createLabClient, type LabClient } from '../client.ts';
import { openDriver } from '../open-driver.ts';
import { openTypist } from '../verify/typist.ts';
import { reachClass } from './reach-class.ts';

const fixture = fileURLToPath(new URL('./runner.fixture.ts', import.meta.url));
let dataDir: string;
let portBase: string;
let runner: ChildProcess;

beforeAll(async () => {
  const parent = path.join(path.dirname(loadConfig({}).cacheDir), 'test');
  mkdirSync(parent, { recursive: true });
  dataDir = mkdtempSync(path.join(parent, 'class-'));
  portBase = String(await freePortBase());
  await up();
});
afterAll(async () => {
  const gone = ended();
  runner.kill('SIGTERM');
  await gone;
  const driver = await openDriver(loadConfig({ dataDir, portBase }));
  await driver.remove();
  await driver.dispose();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Resolves when cluster and page are there. */
async function up(): Promise<void> {
  runner = spawn(process.execPath, ['--import', 'tsx', fixture, dataDir, portBase], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    runner.stdout?.once('data', () => resolve());
    runner.once('exit', (status) => reject(new Error(`the runner ended with ${status}`)));
  });
}

function ended(): Promise<unknown> {
  return new Promise((resolve) => runner.once('exit', resolve));
}

function learner(): LabClient {
  const record = findRunner(dataDir);
  if (record === undefined) throw new Error('no runner holds the data folder');
  return createLabClient(record);
}

const instructor = () => reachClass(loadConfig({ dataDir, portBase }));
const check = async (exercise: string) =>
  (await learner().call('check', { params: { exercise }, body: { answers: {} } })).verdict.outcome;

it('keeps the results, and leaves nothing of the class to the next one', async () => {
  // What the learner does.
  const { values } = await learner().call('exercise', { params: { exercise: '1.1' } });
  expect(await check('1.1')).toBe('failed');
  const typist = await openTypist(learner());
  const servers = `kafka1:${9092 + Number(portBase)}`;
  await typist.type(
    `kafka-topics --bootstrap-server ${servers} --create --topic ${values.topic} --partitions 3 --replication-factor 3`,
  );
  await typist.type('mkdir -p notes .secret && echo mine | tee notes/a .secret/b mine.txt');
  expect(await check('1.1')).toBe('passed');
  const before = await instructor().call('classState');
  expect(before.exercises.find(({ exercise }) => exercise === '1.1')).toMatchObject({
    passed: true,
    tries: 2,
  });

  // The class ends, and the runner with it.
  await instructor().call('nextClass', { body: { name: 'Tuesday', learners: '=Ada' } });
  await expect.poll(stage, { timeout: 60_000, interval: 20 }).toBe('cluster');
  await expect(check('1.1')).rejects.toMatchObject({ code: 'CLASS_CHANGING' });
  await expect(learner().call('openConsole', { body: { columns: 80, rows: 24 } })).rejects.toMatchObject({
    code: 'CLASS_CHANGING',
  });
  const gone = ended();
  runner.kill('SIGKILL');
  await gone;
  await up();

  // The next one finds a seat nobody has sat at.
  const after = await instructor().call('classState');
  expect(after.act).toBeNull();
  expect(after.last?.proof).toMatchObject({ clean: true, differences: [] });
  expect(after.cluster.phase).toBe('ready');
  expect(after.touched).toBe(false);
  expect((await learner().call('names')).topics).not.toContain(values.topic);
  const next = await openTypist(learner());
  expect((await next.type('find ~ "$TMPDIR" -type f | xargs grep -ls mine')).output).not.toMatch(
    /notes|secret|mine\.txt/,
  );
  await next.close();
  expect(await learner().call('exercises')).not.toContainEqual(expect.objectContaining({ passed: true }));

  const files = after.last?.files ?? [];
  expect([...after.files].sort()).toEqual(files);
  expect(files).toHaveLength(2);
  const text = (ending: string) =>
    readFileSync(path.join(after.folder, files.find((file) => file.endsWith(ending)) ?? ''), 'utf8');
  const kept = JSON.parse(text('.json')) as { verdicts: { verdict: { outcome: string } }[] };
  expect(kept.verdicts.map(({ verdict }) => verdict.outcome)).toEqual(['failed', 'passed']);
  expect(text('.csv')).toContain(`"Tuesday","'=Ada",`);

  // What was done can be put back until somebody begins.
  const back = await instructor().call('undoClass', { body: {} });
  expect(back.exercises.find(({ exercise }) => exercise === '1.1')).toMatchObject({ passed: true, tries: 2 });
  expect((await learner().call('exercise', { params: { exercise: '1.1' } })).values).toEqual(values);
  await expect(instructor().call('undoClass', { body: {} })).rejects.toMatchObject({ code: 'UNDO_REFUSED' });
});

async function stage(): Promise<string | undefined> {
  return (await instructor().call('classState')).act?.stage;
}
