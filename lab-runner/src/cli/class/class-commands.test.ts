// The class commands against a lab that tells what a test wants: asking, showing, refusing in a console.
import { createServer, type Server } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClassView } from '../../../protocol/index.ts';
import { writeInstructorToken } from '../../storage/instructor-token.ts';
import { lockDataDir } from '../../storage/runner-file.ts';
import { fakeStreams } from '../fake-streams.ts';
import { runYard } from '../program.ts';
import { agreed } from './agreed.ts';

let dataDir: string;
let server: Server | undefined;
/** What the lab answers, one after another, the last one from then on. */
let views: object[];
let heard: string[];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-class-cli-'));
  views = [quiet];
  heard = [];
});
afterEach(() => {
  server?.close();
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true, force: true });
});

const quiet = {
  act: null,
  exercises: [],
  touched: true,
  cluster: {
    ...{ epoch: 2, phase: 'ready', message: 'Ready.', nodes: [], controller: 1, underReplicated: 0 },
    ...{ offline: 0, topics: 2, driver: 'jvm', ports: {}, at: 0 },
  },
  last: null,
  undo: { possible: false, reason: 'no class has ended here yet' },
  folder: '/lab/classes',
  files: [],
} satisfies ClassView;
const act = { stage: 'home', done: 2, total: 4, problem: null };
const ended = {
  ...quiet,
  last: {
    name: 'Tuesday',
    endedAt: 5,
    files: ['x.json', 'x.csv'],
    proof: { epoch: 2, clean: true, differences: [] },
  },
  undo: { possible: true, whose: 'Tuesday' },
};

async function lab(): Promise<void> {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      heard.push(`${request.method} ${request.url} ${Buffer.concat(pieces).toString()}`.trim());
      const authorised = request.headers.authorization === 'Bearer instructor-secret';
      const view = views.length > 1 ? views.shift() : views[0];
      response.writeHead(authorised ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(view));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  lockDataDir(dataDir).announce(`http://127.0.0.1:${port}`, 'learner-secret');
  writeInstructorToken(dataDir, 'instructor-secret');
}

async function yard(...words: string[]) {
  const streams = fakeStreams();
  const status = await runYard([...words, '--data-dir', dataDir], streams);
  return { status, printed: streams.printed(), said: streams.said() };
}

describe('class next', () => {
  it('waits until it is done, then shows the files and the proof', async () => {
    await lab();
    views = [quiet, { ...quiet, act }, { ...quiet, act }, ended];
    const { status, printed, said } = await yard(
      'class',
      'next',
      '--yes',
      '--name',
      'Tuesday',
      '--names',
      'Ada',
    );
    expect(status).toBe(0);
    expect(heard[1]).toBe('POST /api/class/next {"name":"Tuesday","learners":"Ada"}');
    expect(said).toContain('Changing the class');
    expect(printed).toContain('/lab/classes/x.csv');
    expect(printed).toContain('fingerprint equals the baseline (epoch 2)');
    expect(printed).toContain('yard class undo');
  });

  it('ends with 1 and the differences when the cluster is not clean', async () => {
    await lab();
    const proof = { epoch: 3, clean: false, differences: ['topics: one more'] };
    views = [quiet, quiet, { ...ended, last: { ...ended.last, proof } }];
    const { status, printed } = await yard('class', 'next', '--yes');
    expect(status).toBe(1);
    expect(printed).toContain('  topics: one more');
  });

  it('says in two lines what stopped it, and how it goes on', async () => {
    await lab();
    views = [quiet, quiet, { ...quiet, act: { ...act, problem: { what: 'It is full.', remedy: 'Free.' } } }];
    const { status, said } = await yard('class', 'next', '--yes');
    expect(status).toBe(1);
    expect(said).toContain('Changing the class has stopped: It is full.\nPut that right');
  });

  it('changes nothing where nobody agreed, and goes on with what was agreed to before', async () => {
    await lab();
    const { status, said } = await yard('class', 'next');
    expect([status, said]).toEqual([1, expect.stringContaining('--yes')]);
    expect(heard).toEqual(['GET /api/class']);
    views = [{ ...quiet, act }, { ...quiet, act }, ended];
    expect((await yard('class', 'next')).status).toBe(0);
  });

  it('prints facts alone with --json', async () => {
    await lab();
    views = [quiet, ended];
    const { printed } = await yard('class', 'next', '--yes', '--json');
    expect(JSON.parse(printed)).toMatchObject({ name: 'Tuesday', proof: { clean: true } });
  });
});

describe('the other class commands', () => {
  it('link prints the page with the instructor’s token, never the learner’s', async () => {
    await lab();
    const { status, printed } = await yard('class', 'link');
    expect(status).toBe(0);
    expect(printed).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/instructor#instructor=instructor-secret\n$/);
  });

  it('undo says what is back', async () => {
    await lab();
    const { status, printed } = await yard('class', 'undo');
    expect([status, heard[0]]).toEqual([0, 'POST /api/class/undo {}']);
    expect(printed).toContain('The progress is back');
  });

  it('results lists the files, without a lab too', async () => {
    mkdirSync(path.join(dataDir, 'classes'));
    writeFileSync(path.join(dataDir, 'classes/x.csv'), '');
    expect((await yard('class', 'results')).printed).toBe(`${path.join(dataDir, 'classes/x.csv')}\n`);
  });

  it.each(['next', 'undo', 'results', 'link'])('%s is refused in a console', async (command) => {
    await lab();
    vi.stubEnv('RAILYARD_URL', 'http://127.0.0.1:1');
    vi.stubEnv('RAILYARD_CONSOLE_KEY', 'key');
    const { status, said } = await yard('class', command);
    expect([status, said]).toEqual([1, expect.stringContaining('not open to the console')]);
    expect(heard).toEqual([]);
  });
});

describe('agreed', () => {
  const answered = async (answer: string) => {
    const input = Object.assign(new PassThrough(), { isTTY: true }) as unknown as NodeJS.ReadStream;
    const asked = new PassThrough() as unknown as NodeJS.WriteStream;
    const result = agreed({ say: () => undefined }, 'Sure?\nReally?', { input, asked });
    (input as unknown as PassThrough).write(answer);
    return result;
  };
  it.each([
    ['yes\n', true],
    ['Y\n', true],
    ['\n', false],
    ['no\n', false],
    ['yesterday\n', false],
  ])('%j is %s', async (answer, result) => {
    expect(await answered(answer)).toBe(result);
  });
});
