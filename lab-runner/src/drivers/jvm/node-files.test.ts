// What a node has stored goes, whatever is in it; what is beside it stays.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { deleteData, makeNodeFolders, nodeFiles, writeRecord } from './node-files.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'railyard node files-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

it('deletes the data and the record of a node, and nothing else', async () => {
  const files = nodeFiles(dataDir, 'kafka1');
  makeNodeFolders(files);
  writeRecord(files, { leftPolitely: true });
  writeFileSync(files.serverLog, 'said');
  for (const name of ['orders-0', '-rf', 'a b', 'ünï-0']) {
    mkdirSync(path.join(files.data, name), { mode: 0o500 });
  }
  await deleteData(files);
  expect(existsSync(files.data)).toBe(false);
  expect(existsSync(files.record)).toBe(false);
  expect(readdirSync(files.log)).toEqual(['server.log']);
  // Twice is as good as once.
  await deleteData(files);
});
