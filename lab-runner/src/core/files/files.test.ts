import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineLab, type ExerciseSpec } from '@railyard/labs/kit';
import { limits } from '../../../protocol/index.ts';
import { homeFileStamp, readHomeFile, writeHomeFile } from '../../drivers/shell/home.ts';
import { versionOf } from '../../ports/text-version.ts';
import { createLessonFiles, type FileKeeper } from './files.ts';

const exercise = {
  core: true,
  kinds: ['files'],
  values: {},
  answers: {},
  reasons: [],
  waits: [],
  deadlineMs: 1,
  starters: { 'order.ts': 'order.ts' },
} as const satisfies ExerciseSpec;
const lab = defineLab({
  id: '08-keys',
  number: 8,
  exercises: { '8.1': { ...exercise, starters: {} }, '8.4': exercise },
});

let home: string;
let printed: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'railyard-files-'));
  printed = '[]';
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const keeper: FileKeeper = {
  readFile: (file) => readHomeFile(home, file),
  writeFile: (file, text, how) => writeHomeFile(home, file, text, how),
  replaceFile: (file, text, version) => writeHomeFile(home, file, text, { version }),
  stampOf: (file) => homeFileStamp(home, file),
  checkProgram: async () => printed,
};
const files = createLessonFiles({ labs: [{ lab }], workbench: keeper, attemptOf: () => 3 });
const onDisk = (name: string) => readFileSync(path.join(home, name), 'utf8');
const put = (text: string | Buffer) => writeFileSync(path.join(home, 'order.ts'), text);

async function read() {
  const view = await files.read('order.ts');
  if (view.state !== 'text') throw new Error(`it is ${view.state}`);
  return view;
}

describe('files of a lesson', () => {
  it('are those its exercises gave out, and no others', async () => {
    expect(files.list(8)).toEqual([{ path: 'order.ts', exercise: '8.4', attempt: 3 }]);
    expect(files.list(7)).toEqual([]);
    for (const other of [
      '.bashrc',
      '../order.ts',
      './order.ts',
      'order.ts/',
      'order.kept-1.ts',
      '/etc/passwd',
      '',
    ]) {
      const refused = { code: 'NO_SUCH_FILE' };
      await expect(files.read(other), other).rejects.toMatchObject(refused);
      await expect(files.save(other, '', null)).rejects.toMatchObject(refused);
      await expect(files.keepBeside(other, '')).rejects.toMatchObject(refused);
      await expect(files.check(other)).rejects.toMatchObject(refused);
    }
    expect(readdirSync(home)).toEqual([]);
  });

  it('are not sent again while nothing was written', async () => {
    expect(await files.read('order.ts')).toEqual({ state: 'absent' });
    put('one');
    const { stamp, text, version } = await read();
    expect([text, version]).toEqual(['one', versionOf('one')]);
    expect(await files.read('order.ts', stamp)).toEqual({ state: 'same' });
    await keeper.writeFile('order.ts', 'two', { overwrite: true });
    expect(await files.read('order.ts', stamp)).toMatchObject({ state: 'text', text: 'two' });
  });

  it('are saved over the text they were made from, and never over another', async () => {
    await expect(files.save('order.ts', 'x', versionOf('gone'))).rejects.toMatchObject({
      code: 'FILE_CHANGED',
    });
    expect(await files.save('order.ts', 'first', null)).toMatchObject({ state: 'text', text: 'first' });
    await expect(files.save('order.ts', 'second', null)).rejects.toMatchObject({ code: 'FILE_CHANGED' });
    await files.save('order.ts', 'second', versionOf('first'));
    await expect(files.save('order.ts', 'third', versionOf('first'))).rejects.toMatchObject({
      code: 'FILE_CHANGED',
    });
    expect(onDisk('order.ts')).toBe('second');
    expect(readdirSync(home)).toEqual(['order.ts']);
  });

  it('behind a link are neither read nor written', async () => {
    const outside = path.join(home, 'outside');
    writeFileSync(outside, 'secret');
    symlinkSync(outside, path.join(home, 'order.ts'));
    expect(await files.read('order.ts')).toEqual({ state: 'absent' });
    for (const base of [null, versionOf('secret')]) {
      await expect(files.save('order.ts', 'x', base)).rejects.toMatchObject({ code: 'FILE_CHANGED' });
    }
    expect(onDisk('outside')).toBe('secret');
  });

  it('that are no text, or too long, are left to other editors', async () => {
    for (const text of [
      Buffer.from([0xff, 0xfe, 0]),
      'x'.repeat(limits.fileCharacters + 1),
      'x'.repeat(1024 * 1025),
    ]) {
      put(text);
      expect(await files.read('order.ts')).toMatchObject({ state: 'unsuitable' });
    }
  });

  it('keep another text beside them, each once', async () => {
    put('disk');
    expect(await files.keepBeside('order.ts', 'mine')).toBe('order.kept-1.ts');
    expect(await files.keepBeside('order.ts', 'mine')).toBe('order.kept-1.ts');
    expect(await files.keepBeside('order.ts', 'other')).toBe('order.kept-2.ts');
    expect([onDisk('order.ts'), onDisk('order.kept-1.ts'), onDisk('order.kept-2.ts')]).toEqual([
      'disk',
      'mine',
      'other',
    ]);
  });

  it('are checked by what the workbench prints, as far as it can be read', async () => {
    const finding = { file: 'order.ts', line: 1, column: 2, length: 3, message: 'No.', source: 'x' };
    printed = JSON.stringify([finding]);
    expect(await files.check('order.ts')).toEqual([finding]);
    printed = '[{"file": 1}]';
    await expect(files.check('order.ts')).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});
