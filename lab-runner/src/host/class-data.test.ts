// The archive of classes: made once, again for another Java or jar, and never in the way of a start.
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classDataArchive, mergeClassLists } from './class-data.ts';

let folder = '';
let trained = 0;
let problems: unknown[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'railyard-classes-'));
  writeFileSync(path.join(folder, 'a.jar'), 'A');
  trained = 0;
  problems = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A Java whose only skill is to copy the class list into the archive, or to fail. */
function request(
  script = 'for a in "$@"; do case $a in *ListFile=*) l=${a#*=};; *ArchiveFile=*) f=${a#*=};; esac; done; /bin/cat "$l" >"$f"',
) {
  const java = path.join(folder, 'java');
  writeFileSync(java, `#!/bin/sh\n${script}\n`);
  chmodSync(java, 0o755);
  return {
    cacheDir: folder,
    java: { path: java, home: folder, version: '17', major: 17, build: 'x' },
    jars: [path.join(folder, 'a.jar')],
    flags: ['-XX:+UseSerialGC'],
    async train(workshop: string) {
      trained += 1;
      writeFileSync(path.join(workshop, 'one.classes'), 'A id: 1\n');
    },
    onProblem: (error: unknown) => void problems.push(error),
  };
}

describe('classDataArchive', () => {
  it('is made once', async () => {
    const archive = await classDataArchive(request());
    expect(archive).toMatch(/\.jsa$/);
    expect(await classDataArchive(request())).toBe(archive);
    expect(trained).toBe(1);
    expect(readdirSync(path.join(folder, 'class-data'))).toHaveLength(1);
  });

  it('is made anew for another Java, other flags or a changed jar, and the old one goes', async () => {
    const archives = new Set([await classDataArchive(request())]);
    archives.add(await classDataArchive({ ...request(), java: { ...request().java, build: 'y' } }));
    archives.add(await classDataArchive({ ...request(), flags: [] }));
    utimesSync(path.join(folder, 'a.jar'), 1, 1);
    archives.add(await classDataArchive(request()));
    expect(archives.size).toBe(4);
    expect(readdirSync(path.join(folder, 'class-data'))).toHaveLength(1);
  });

  it('goes without when the training or Java fails, says so once and does not try again', async () => {
    expect(await classDataArchive(request('exit 1'))).toBeUndefined();
    expect(await classDataArchive(request('exit 1'))).toBeUndefined();
    expect({ trained, problems: problems.length }).toEqual({ trained: 1, problems: 1 });
  });

  it('does not take being called off for a failure', async () => {
    const abort = new AbortController();
    const train = async () => abort.abort(new Error('enough'));
    await expect(classDataArchive({ ...request(), train, signal: abort.signal })).rejects.toThrow('enough');
    expect(readdirSync(path.join(folder, 'class-data'))).toEqual([]);
    expect(existsSync((await classDataArchive(request())) ?? '')).toBe(true);
  });
});

describe('mergeClassLists', () => {
  it('keeps each class once, without run-bound numbers and classes of other loaders', () => {
    const merged = mergeClassLists([
      '# note\nA id: 0\nB id: 1 super: 0\n@lambda-proxy A x\n',
      'B\nC source: x.jar\n',
    ]);
    expect(merged).toBe('A\nB\n@lambda-proxy A x\n');
  });
});
