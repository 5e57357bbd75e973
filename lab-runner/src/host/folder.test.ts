import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freeBytes, requireSpace, requireWritable, spokenBytes } from './folder.ts';

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'railyard-folder-'));
});

afterEach(() => rmSync(parent, { recursive: true }));

const codeOf = (work: () => void) => {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return 'nothing was thrown';
};

describe('requireWritable', () => {
  it('makes the folder and leaves nothing in it', () => {
    const dir = path.join(parent, 'a/b');
    requireWritable(dir);
    expect(existsSync(dir)).toBe(true);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('names a file in the place of the folder, or of one above it', () => {
    const file = path.join(parent, 'file');
    writeFileSync(file, 'kept');
    expect(codeOf(() => requireWritable(file))).toBe('DATA_DIR_UNSUITABLE');
    expect(codeOf(() => requireWritable(path.join(file, 'below')))).toBe('DATA_DIR_UNSUITABLE');
  });

  // Modes do not bind root; a kernel file system refuses everybody.
  it.runIf(process.platform === 'linux')('names a folder that cannot be written', () => {
    expect(codeOf(() => requireWritable('/proc/railyard'))).toBe('DIR_NOT_WRITABLE');
  });

  it('names a name that is too long', () => {
    expect(codeOf(() => requireWritable(path.join(parent, 'x'.repeat(300))))).toBe('DATA_DIR_UNSUITABLE');
  });
});

describe('requireSpace', () => {
  it('says how much is there and how much is needed', () => {
    expect(() => requireSpace('/data', 1024 ** 3, () => 5 * 1024 ** 2)).toThrow(
      'There is too little space in /data: 5 MiB free, 1.0 GiB needed.',
    );
    expect(() => requireSpace('/data', 1024, () => 1024)).not.toThrow();
  });

  it('looks where a folder would be that does not exist yet', () => {
    expect(freeBytes(path.join(parent, 'not/yet'))).toBeGreaterThan(0);
    expect(codeOf(() => requireSpace(parent, Number.MAX_SAFE_INTEGER))).toBe('DISK_FULL');
  });

  it('speaks of bytes as people do', () => {
    expect([0, 37.9 * 1024 ** 2, 78 * 1024 ** 3].map(spokenBytes)).toEqual(['0 MiB', '37 MiB', '78.0 GiB']);
  });
});
