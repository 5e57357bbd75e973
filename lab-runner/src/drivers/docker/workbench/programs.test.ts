import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildPrograms } from './programs.ts';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));

describe('programs of the workbench', { timeout: 60_000 }, () => {
  it('are complete, and tell no answer and nothing of the host', async () => {
    const files = await buildPrograms(root);
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['yard.mjs', 'bridge.mjs', 'home.mjs']),
    );
    const text = files.map(({ content }) => content.toString()).join('\n');
    const imported = [...text.matchAll(/^import .*? from "([^"]+)";$/gm)].map(([, from = '']) => from);
    expect(imported.filter((from) => !/^(node:|\.\/)/.test(from))).toEqual([]);
    expect(text).not.toMatch(/labs\/answers|startRunner|dockerode/);
    expect(text).toContain('ROLE_NOT_ALLOWED');
  });
});
