// The programs that lessons give out: each of them passes the check of types that `run` makes, as it is given.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { compile } from './compile.ts';

vi.setConfig({ testTimeout: 60_000 });
const root = fileURLToPath(new URL('../../..', import.meta.url));
const labs = path.join(root, 'labs');
const programs = readdirSync(labs, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^[^/\\]+[/\\]starter[/\\].*\.ts$/.test(file),
);

it('are found', () => expect(programs).not.toEqual([]));

it.each(programs)('%s', (file) => {
  const { broken, findings } = compile(path.join(labs, file), path.join(root, 'node_modules'));
  expect({ broken, findings }).toEqual({ broken: false, findings: [] });
});
