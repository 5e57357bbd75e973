// Files of the learner's home, and what installing leaves on disk.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShellBench, type ShellBench } from './shell-bench.ts';

let bench: ShellBench;
beforeEach(() => {
  bench = openShellBench();
  writeFileSync(path.join(bench.dataDir, 'secret'), 'secret');
});
afterEach(() => bench.close());
const at = (name: string) => path.join(bench.home, name);

const outward = [
  '../secret',
  '/etc/passwd',
  'a/../../secret',
  './a',
  '',
  'a//b',
  'a\0b',
  '..',
  'x'.repeat(600),
];

describe('reading', () => {
  it('gives the text of a file, and nothing for what is no plain file', async () => {
    writeFileSync(at('a.txt'), 'grüße');
    mkdirSync(at('folder'));
    execFileSync('mkfifo', [at('pipe')]);
    expect(await bench.workbench.readFile('a.txt')).toBe('grüße');
    for (const name of ['absent', 'folder', 'pipe', 'a.txt/b']) {
      expect(await bench.workbench.readFile(name), name).toBeUndefined();
    }
  });

  it('follows no link, neither as the file nor on the way', async () => {
    symlinkSync('../secret', at('link'));
    symlinkSync('..', at('up'));
    expect(await bench.workbench.readFile('link')).toBeUndefined();
    expect(await bench.workbench.readFile('up/secret')).toBeUndefined();
  });

  it.each(outward)('refuses the path %j', async (name) => {
    await expect(bench.workbench.readFile(name)).rejects.toMatchObject({ code: 'INVALID_FIELD' });
  });

  it('refuses what is larger than 1 MiB', async () => {
    writeFileSync(at('big'), '');
    truncateSync(at('big'), 1024 * 1024 + 1);
    await expect(bench.workbench.readFile('big')).rejects.toMatchObject({ code: 'INVALID_FIELD' });
    truncateSync(at('big'), 1024 * 1024);
    expect(await bench.workbench.readFile('big')).toHaveLength(1024 * 1024);
  });
});

describe('writing', () => {
  it('makes folders, keeps what the learner has, overwrites when told', async () => {
    await bench.workbench.writeFile('lab/producer.properties', 'one');
    await bench.workbench.writeFile('lab/producer.properties', 'two');
    expect(readFileSync(at('lab/producer.properties'), 'utf8')).toBe('one');
    await bench.workbench.writeFile('lab/producer.properties', 'two', { overwrite: true });
    expect(readFileSync(at('lab/producer.properties'), 'utf8')).toBe('two');
  });

  it('does not write through a link', async () => {
    symlinkSync('../secret', at('link'));
    symlinkSync('..', at('up'));
    await bench.workbench.writeFile('link', 'changed', { overwrite: true });
    const through = bench.workbench.writeFile('up/secret', 'changed', { overwrite: true });
    await expect(through).rejects.toMatchObject({ code: 'INVALID_FIELD' });
    expect(readFileSync(path.join(bench.dataDir, 'secret'), 'utf8')).toBe('secret');
    expect(readFileSync(at('link'), 'utf8')).toBe('changed');
  });

  it.each(outward)('refuses the path %j', async (name) => {
    await expect(bench.workbench.writeFile(name, '')).rejects.toMatchObject({ code: 'INVALID_FIELD' });
  });
});

describe('installing', () => {
  it('puts a yard into bin that hands its arguments to the CLI', () => {
    const yard = path.join(bench.dataDir, 'bin/yard');
    expect(statSync(yard).mode & 0o111).not.toBe(0);
    expect(readFileSync(yard, 'utf8')).toMatch(
      /^#!\/bin\/sh\nexec '.*node' '.*\/lab-runner\/bin\/yard\.mjs' "\$@"\n$/,
    );
  });

  it('leaves out of the name lists what a shell or a terminal would act on', async () => {
    await bench.workbench.writeNames({ topics: ['b', 'a', '$(x)', 'a b', '\x1b[2J', 'b'], groups: [] });
    expect(readFileSync(path.join(bench.dataDir, 'names/topics'), 'utf8')).toBe('a\nb\n');
    expect(readFileSync(path.join(bench.dataDir, 'names/groups'), 'utf8')).toBe('');
  });
});
