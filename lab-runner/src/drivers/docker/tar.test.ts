import { Readable } from 'node:stream';
import { extract, type Header } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { onlyFile, tarOf } from './tar.ts';

async function unpacked(archive: Buffer): Promise<(Header & { text: string })[]> {
  const tar = extract();
  tar.end(archive);
  const found = [];
  for await (const entry of tar) {
    const pieces: Buffer[] = [];
    for await (const piece of entry) pieces.push(piece as Buffer);
    found.push({ ...entry.header, text: Buffer.concat(pieces).toString() });
  }
  return found;
}

describe('tar', () => {
  it('holds the folders once and first, then the files, all of root’s', async () => {
    const archive = await tarOf([
      { name: 'run/railyard/bin/yard', content: '#!/bin/sh\n', mode: 0o755 },
      { name: 'run/railyard/names/topics', content: 'grüße\n' },
    ]);
    const found = await unpacked(archive);
    expect(found.map(({ name, type, mode, text }) => ({ name, type, mode, text }))).toEqual([
      { name: 'run', type: 'directory', mode: 0o755, text: '' },
      { name: 'run/railyard', type: 'directory', mode: 0o755, text: '' },
      { name: 'run/railyard/bin', type: 'directory', mode: 0o755, text: '' },
      { name: 'run/railyard/names', type: 'directory', mode: 0o755, text: '' },
      { name: 'run/railyard/bin/yard', type: 'file', mode: 0o755, text: '#!/bin/sh\n' },
      { name: 'run/railyard/names/topics', type: 'file', mode: 0o644, text: 'grüße\n' },
    ]);
    expect(found.every(({ uid, gid }) => uid === 0 && gid === 0)).toBe(true);
  });

  it('is read to its file, and rejects when it breaks off', async () => {
    const archive = await tarOf([{ name: 'log', content: 'x'.repeat(5000) }]);
    expect((await onlyFile(Readable.from([archive])))?.length).toBe(5000);
    const broken = new Readable({ read: () => undefined });
    broken.push(archive.subarray(0, 1000));
    setImmediate(() => broken.destroy());
    await expect(onlyFile(broken)).rejects.toThrow();
  });
});
