import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quickEntry } from './quick.mjs';

let root: string;

function put(file: string, text: string) {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'railyard-quick-'));
  for (const folder of ['protocol', 'bootstrap', 'bin'])
    mkdirSync(path.join(root, 'lab-runner', folder), { recursive: true });
  put('labs/catalog.ts', 'export const catalog: readonly string[] = ["00-bench"];');
  put('package-lock.json', '{}');
  put(
    'lab-runner/src/cli/yard.ts',
    `import { catalog } from '../../../labs/catalog.ts';
     export const where: string = import.meta.url;
     export const later = async () => (await import('./later.ts')).later;
     export { catalog };`,
  );
  put('lab-runner/src/cli/later.ts', `import ws from 'ws'; export const later: string = typeof ws;`);
});

afterEach(() => rmSync(root, { recursive: true }));

const resolve = (specifier: string) => import.meta.resolve(specifier);

describe('quickEntry', { timeout: 60_000 }, () => {
  it('puts the program together, files knowing their own places and lazy parts lazy', async () => {
    const entry = await quickEntry(root, resolve);
    const yard = await import(entry ?? 'nothing was made');
    expect(yard.catalog).toEqual(['00-bench']);
    expect(fileURLToPath(yard.where)).toBe(path.join(root, 'lab-runner/src/cli/yard.ts'));
    expect(await yard.later()).toBe('function');
  });

  it('makes nothing twice, and a new one for changed sources', async () => {
    const first = await quickEntry(root, resolve);
    expect(await quickEntry(root, resolve)).toBe(first);
    put('labs/catalog.ts', 'export const catalog: readonly string[] = ["01-topics"];');
    const second = await quickEntry(root, resolve);
    expect(second).not.toBe(first);
    expect((await import(second ?? '')).catalog).toEqual(['01-topics']);
  });

  it('removes what nobody can be using any more', async () => {
    await quickEntry(root, resolve);
    const parent = path.join(root, '.railyard/cache/yard');
    const [old = ''] = readdirSync(parent);
    utimesSync(path.join(parent, old), 0, 0);
    put('package-lock.json', '{"changed": true}');
    await quickEntry(root, resolve);
    expect(readdirSync(parent)).toHaveLength(1);
    expect(readdirSync(parent)).not.toContain(old);
  });

  it('leaves it to the sources when it cannot be made', async () => {
    put('lab-runner/src/cli/yard.ts', 'this is not TypeScript');
    expect(await quickEntry(root, resolve)).toBeUndefined();
    expect(readdirSync(path.join(root, '.railyard/cache/yard'))).toEqual([]);
  });
});
