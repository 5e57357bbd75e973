import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { homeStatus } from './home-status.ts';
import { buildPrograms } from './programs.ts';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));

describe('programs of the workbench', { timeout: 60_000 }, () => {
  it('are complete, and tell no answer and nothing of the host', async () => {
    const files = await buildPrograms(root);
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['yard.mjs', 'bridge.mjs', 'home.mjs', 'programs.mjs']),
    );
    const text = files.map(({ content }) => content.toString()).join('\n');
    const imported = [...text.matchAll(/^import .*? from "([^"]+)";$/gm)].map(([, from = '']) => from);
    expect(imported.filter((from) => !/^(node:|\.\/)/.test(from))).toEqual([]);
    expect(text).not.toMatch(/labs\/answers|startRunner|dockerode/);
    expect(text).toContain('ROLE_NOT_ALLOWED');
  });

  it('read, write and empty a home', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'railyard-programs-'));
    try {
      for (const { name, content } of await buildPrograms(root))
        writeFileSync(path.join(folder, name), content);
      const home = path.join(folder, 'home');
      const run = (words: readonly string[], input = '') =>
        spawnSync(process.execPath, [path.join(folder, 'home.mjs'), ...words], { input, encoding: 'utf8' });
      mkdirSync(path.join(home, 'notes/.deep'), { recursive: true });
      expect(run(['write', home, 'a.txt', '4', 'keep'], 'mine')).toMatchObject({ status: 0, stderr: '' });
      expect(run(['read', home, 'a.txt'])).toMatchObject({ status: 0, stdout: 'mine' });
      expect(run(['clear', home])).toMatchObject({ status: 0, stderr: '' });
      expect(readdirSync(home)).toEqual([]);
      expect(run(['read', home, 'a.txt']).status).toBe(homeStatus.absent);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
