import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakePrograms } from './fake-programs.ts';
import { packagesInstalled, requirePackages } from './packages.mjs';

const lock = {
  packages: {
    '': { version: '1.0.0' },
    labs: { version: '1.0.0' },
    'node_modules/@railyard/labs': { link: true },
    'node_modules/ws': { version: '8.20.0' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  },
};
/** What npm notes after installing them on Linux. */
const hidden = { packages: { 'node_modules/ws': { version: '8.20.0' } } };

let clone: string;

function put(file: string, content: unknown) {
  const full = path.join(clone, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, JSON.stringify(content));
}

beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'railyard-clone-'));
  put('package-lock.json', lock);
  vi.stubEnv('npm_execpath', undefined);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(console, 'error').mockReturnValue(undefined);
});

afterEach(() => {
  rmSync(clone, { recursive: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('packagesInstalled', () => {
  it('is false without node_modules, and after an interrupted installation', () => {
    expect(packagesInstalled(clone)).toBe(false);
    mkdirSync(path.join(clone, 'node_modules/ws'), { recursive: true });
    expect(packagesInstalled(clone)).toBe(false);
  });

  it('accepts what somebody else has installed from this lock file', () => {
    put('node_modules/.package-lock.json', hidden);
    expect(packagesInstalled(clone)).toBe(true);
  });

  it('is false once the lock file wants something else', () => {
    put('node_modules/.package-lock.json', hidden);
    const newer = { packages: { ...lock.packages, 'node_modules/ws': { version: '8.21.0' } } };
    put('package-lock.json', newer);
    expect(packagesInstalled(clone)).toBe(false);
    put('package-lock.json', { packages: { ...lock.packages, 'node_modules/zod': { version: '4.0.0' } } });
    expect(packagesInstalled(clone)).toBe(false);
  });
});

describe('requirePackages', () => {
  const withNpm = (body: string) => vi.stubEnv('PATH', `${fakePrograms({ npm: body })}:${process.env.PATH}`);

  it('runs npm ci once, and not again until the lock file changes', async () => {
    withNpm('echo "$*" >> calls; mkdir -p node_modules');
    await requirePackages(clone);
    expect(packagesInstalled(clone)).toBe(true);
    put('package-lock.json', { packages: { ...lock.packages, 'node_modules/zod': { version: '4.0.0' } } });
    expect(packagesInstalled(clone)).toBe(false);
  });

  it('says that npm failed, and leaves no stamp', async () => {
    withNpm('echo "npm error network is down" >&2; mkdir -p node_modules; exit 7');
    await expect(requirePackages(clone)).rejects.toMatchObject({
      message: 'The packages could not be installed: npm ended with status 7.',
    });
    expect(packagesInstalled(clone)).toBe(false);
    expect(existsSync(path.join(clone, 'node_modules/.railyard-lock'))).toBe(false);
  });

  it('does not call npm when everything is there', async () => {
    put('node_modules/.package-lock.json', hidden);
    withNpm('exit 9');
    await expect(requirePackages(clone)).resolves.toBeUndefined();
  });
});
