import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compile } from './compile.ts';
import { placeFor } from './place.ts';

vi.setConfig({ testTimeout: 60_000 });
const libraries = fileURLToPath(new URL('../../../node_modules', import.meta.url));
let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'railyard-compile-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const full = path.join(folder, name);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

describe('compile', () => {
  it('finds what does not fit, in every file of the learner, and nothing in a whole program', () => {
    file('parts/sum.ts', 'export const sum = (a: number, b: number): string => a + b;\n');
    const entry = file(
      'unfit.ts',
      "import { Kafka } from 'kafkajs';\nimport { sum } from './parts/sum.ts';\nnew Kafka({ brokers: 'a' });\nsum(1);\n",
    );
    const { findings, broken } = compile(entry, libraries);
    expect(broken).toBe(false);
    expect(findings.map(({ file: name, line, column }) => [name, line, column]).sort()).toEqual([
      ['parts/sum.ts', 1, 54],
      ['unfit.ts', 3, 13],
      ['unfit.ts', 4, 1],
    ]);
  });

  it('says what keeps a text from being a program, one thing per line, and translates nothing', () => {
    const { findings, broken, files } = compile(file('broken.ts', 'const a = { b: 1;;\n'), libraries);
    expect(broken).toBe(true);
    expect(findings.map(({ line }) => line)).toEqual([...new Set(findings.map(({ line }) => line))]);
    expect(files.size).toBe(0);
    const half = compile(file('half.ts', "import './broken';\n"), libraries);
    expect(half.findings.some(({ message }) => message.includes('./broken.ts'))).toBe(true);
  });

  it('lets a program be taken again until a file of it changes', () => {
    file('b.ts', 'export const b = 1;\n');
    const entry = file('a.ts', "import { b } from './b.ts';\nconsole.log(b);\n");
    const place = placeFor(entry, libraries, path.join(folder, 'tmp'));
    expect(place.kept()).toBeUndefined();
    const put = place.put(compile(entry, libraries));
    expect(place.kept()).toBe(put);
    file('b.ts', 'export const b = 2;\n');
    expect(place.kept()).toBeUndefined();
  });
});
