// Prose is tested too: every runnable command of every lesson is typed into a real console, and its claimed result compared.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fillKnown, localise } from '@railyard/labs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config.ts';
import { missingClaim } from './claim.ts';
import { openPrivateLab, type PrivateLab } from './private-lab.ts';
import { runBlocks } from './run-blocks.ts';
import { openTypist, type Typist } from './typist.ts';

const docs = path.join(loadConfig({}).root, 'docs');
const lessons = readdirSync(docs, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.mdx'))
  .sort()
  .map((file) => ({ file, blocks: runBlocks(readFileSync(path.join(docs, file), 'utf8')) }))
  .filter(({ blocks }) => blocks.length > 0);

let lab: PrivateLab;

beforeAll(async () => {
  lab = await openPrivateLab();
});

afterAll(() => lab.close());

it('finds the lessons', () => {
  expect(lessons.length).toBeGreaterThanOrEqual(2);
});

describe.each(lessons)('$file', ({ blocks }) => {
  let typist: Typist;

  beforeAll(async () => {
    typist = await openTypist(lab.client);
  });

  afterAll(() => typist.close());

  it.each(blocks)('$id (line $line)', async ({ command, expect: claim, exercise, leave }) => {
    const { values } =
      exercise === undefined ? { values: {} } : await lab.client.call('exercise', { params: { exercise } });
    const inPlace = (text: string) => localise(fillKnown(text, values), lab.topology.clientPorts);
    const { output } =
      leave === undefined
        ? await typist.type(inPlace(command))
        : await typist.typeUntil(
            inPlace(command),
            (shown) => missingClaim(inPlace(claim ?? ''), shown) === undefined,
          );
    expect(output).not.toMatch(/command not found|is not a recognized option/);
    const missing = missingClaim(inPlace(claim ?? ''), output);
    expect(missing, `claimed but not shown by "${command}":\n${output}`).toBeUndefined();
  });
});
