import type { FileView } from '@railyard/lab-runner/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Call } from './caller.ts';
import { createLessonFile, type Draft, isUnsaved } from './lesson-file.ts';

let disk: { text: string; writes: number } | undefined;
let beside: string[];
let draft: Draft | undefined;
let lost: boolean;
const version = (text: string): string => `v:${text}`;

function viewOf(): FileView {
  if (disk === undefined) return { state: 'absent' };
  return { state: 'text', text: disk.text, version: version(disk.text), stamp: String(disk.writes) };
}
const put = (text: string): void => void (disk = { text, writes: (disk?.writes ?? 0) + 1 });

const runner = async (name: string, input: never): Promise<unknown> => {
  const { query, body } = input as {
    query: { stamp?: string };
    body: { text: string; base: string | null };
  };
  const refused = (code: string) => ({ ok: false, problem: { code, what: code, remedy: '' } });
  if (lost) return refused('UNREACHABLE');
  if (name === 'readFile') {
    const same = disk !== undefined && query.stamp === String(disk.writes);
    return { ok: true, value: same ? { state: 'same' } : viewOf() };
  }
  if (name === 'saveFile') {
    if ((disk === undefined ? null : version(disk.text)) !== body.base) return refused('FILE_CHANGED');
    put(body.text);
    return { ok: true, value: viewOf() };
  }
  if (name === 'keepBeside') {
    beside.push(body.text);
    return { ok: true, value: { path: 'a.kept-1.ts' } };
  }
  return { ok: true, value: { findings: [] } };
};

const openFile = async (path = 'a.properties') => {
  const file = createLessonFile(path, {
    call: runner as unknown as Call,
    draft: { get: () => draft, set: (next) => void (draft = next) },
    clock: () => '14:03',
  });
  await file.look();
  return file;
};

beforeEach(() => {
  disk = undefined;
  beside = [];
  draft = undefined;
  lost = false;
  put('one');
});

test('an edit is unsaved until it is saved, and outlives a reload', async () => {
  const file = await openFile();
  file.edit('one two');
  expect(isUnsaved(file.state.get())).toBe(true);
  const again = await openFile();
  expect(again.state.get()).toMatchObject({ text: 'one two', note: 'Your unsaved text is back.' });
  expect(await again.save()).toBe(true);
  expect([disk?.text, draft, isUnsaved(again.state.get())]).toEqual(['one two', undefined, false]);
});

test('a change of the disk is shown where nothing is unsaved', async () => {
  const file = await openFile();
  put('by nano');
  await file.look();
  expect(file.state.get()).toMatchObject({ text: 'by nano', disk: undefined });
  expect(file.state.get().note).toContain('14:03');
});

describe('both have changed', () => {
  const torn = async () => {
    const file = await openFile();
    file.edit('mine');
    put('theirs');
    await file.look();
    return file;
  };

  test('nothing is saved, and nothing lost, before one is chosen', async () => {
    const file = await torn();
    expect(file.state.get()).toMatchObject({ text: 'mine', disk: { text: 'theirs' } });
    expect(await file.save()).toBe(false);
    expect([disk?.text, draft?.text]).toEqual(['theirs', 'mine']);
  });

  test('mine goes to the disk, the other beside it', async () => {
    const file = await torn();
    await file.choose('mine');
    expect([disk?.text, beside, draft]).toEqual(['mine', ['theirs'], undefined]);
    expect(file.state.get()).toMatchObject({
      disk: undefined,
      note: 'The other text is kept in a.kept-1.ts.',
    });
  });

  test('the disk’s is shown, mine goes beside it', async () => {
    const file = await torn();
    await file.choose('disk');
    expect([disk?.text, beside, file.state.get().text, draft]).toEqual([
      'theirs',
      ['mine'],
      'theirs',
      undefined,
    ]);
    expect(isUnsaved(file.state.get())).toBe(false);
  });

  test('is noticed by a save that comes before the look', async () => {
    const file = await openFile();
    file.edit('mine');
    put('theirs');
    expect(await file.save()).toBe(false);
    expect(file.state.get()).toMatchObject({ text: 'mine', disk: { text: 'theirs' }, problem: undefined });
  });

  test('is noticed by a page that comes back with unsaved text', async () => {
    (await openFile()).edit('mine');
    put('theirs');
    const again = await openFile();
    expect(again.state.get()).toMatchObject({ text: 'mine', disk: { text: 'theirs' } });
    await again.choose('mine');
    expect([disk?.text, beside]).toEqual(['mine', ['theirs']]);
  });

  test('to the same text is no quarrel', async () => {
    const file = await openFile();
    file.edit('same');
    put('same');
    await file.look();
    expect(file.state.get()).toMatchObject({ disk: undefined });
    expect([isUnsaved(file.state.get()), draft]).toEqual([false, undefined]);
  });
});

test('a file that is gone keeps its text on the screen, and is put back by a save', async () => {
  const file = await openFile();
  disk = undefined;
  await file.look();
  expect(file.state.get()).toMatchObject({ text: 'one', base: null });
  expect(draft?.text).toBe('one');
  expect(await file.save()).toBe(true);
  expect(disk).toMatchObject({ text: 'one' });
});

test('a lost runner is said, and the text stays', async () => {
  const file = await openFile();
  file.edit('kept');
  lost = true;
  expect(await file.save()).toBe(false);
  expect(file.state.get().problem?.code).toBe('UNREACHABLE');
  lost = false;
  expect(await file.save()).toBe(true);
});

test('the types of a program are checked when it is saved', async () => {
  const file = await openFile('a.ts');
  file.edit('const a = 1;');
  await file.save();
  await expect.poll(() => file.state.get().checked).toBe(true);
  file.edit('const a = 2;');
  expect(file.state.get().checked).toBe(false);
});
