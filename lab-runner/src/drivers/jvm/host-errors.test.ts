// Folders that cannot hold a lab are refused in words, before anything is started.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostError, requireSuitableFolders } from './host-errors.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'railyard-host-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (dataDir: string, cacheDir = folder) =>
  requireSuitableFolders({ dataDir, cacheDir }, { spacious: true });

describe('requireSuitableFolders', () => {
  it('makes the folder of the nodes', () => {
    check(path.join(folder, "ann's lab"));
    expect(existsSync(path.join(folder, "ann's lab/cluster"))).toBe(true);
  });

  it.each(['a,b', 'a:b'])('refuses %s, which Kafka or Java would read as two', (name) => {
    const dir = path.join(folder, name);
    expect(() => check(dir)).toThrowError(expect.objectContaining({ code: 'DATA_DIR_UNSUITABLE' }));
    expect(() => check(folder, dir)).toThrowError(expect.objectContaining({ code: 'DATA_DIR_UNSUITABLE' }));
    expect(existsSync(dir)).toBe(false);
  });

  it('names a folder that cannot be written', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const refused = expect.objectContaining({
      code: 'DIR_NOT_WRITABLE',
      facts: { dir: file, detail: 'ENOTDIR' },
    });
    expect(() => check(file)).toThrowError(refused);
  });
});

describe('hostError', () => {
  it('knows a full disk', () => {
    const full = hostError(Object.assign(new Error('x'), { code: 'ENOSPC' }), folder);
    expect(full).toMatchObject({
      code: 'DISK_FULL',
      facts: { dir: folder, free: expect.stringMatching(/^\d+ MiB$/) },
    });
  });

  it('leaves other errors as they are', () => {
    const other = new Error('x');
    expect(hostError(other, folder)).toBe(other);
  });
});
