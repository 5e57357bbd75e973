import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyFolder } from './empty-folder.ts';

let base: string;
let home: string;
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'railyard-empty-'));
  home = path.join(base, 'home');
  mkdirSync(path.join(base, 'outside'));
  writeFileSync(path.join(base, 'outside/kept'), 'kept');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('emptyFolder', () => {
  it('removes whatever is there and nothing behind a link', async () => {
    mkdirSync(path.join(home, 'deep/.hidden'), { recursive: true });
    writeFileSync(path.join(home, 'deep/.hidden/-rf'), 'x');
    symlinkSync('../outside', path.join(home, 'out'));
    symlinkSync('nowhere', path.join(home, 'deep/dangling'));
    chmodSync(path.join(home, 'deep/.hidden'), 0);
    chmodSync(path.join(home, 'deep'), 0o500);
    chmodSync(home, 0);
    await emptyFolder(home);
    expect(readdirSync(home)).toEqual([]);
    expect(readdirSync(path.join(base, 'outside'))).toEqual(['kept']);
  });

  it('makes the folder where there is none, a file, or a link to elsewhere', async () => {
    await emptyFolder(home);
    expect(readdirSync(home)).toEqual([]);
    rmSync(home, { recursive: true });
    symlinkSync('outside', home);
    await emptyFolder(home);
    expect(readdirSync(home)).toEqual([]);
    expect(existsSync(path.join(base, 'outside/kept'))).toBe(true);
    rmSync(home, { recursive: true });
    writeFileSync(home, 'a file');
    await emptyFolder(home);
    expect(readdirSync(home)).toEqual([]);
  });
});
