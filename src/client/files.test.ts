import { expect, test } from 'vitest';
import { type Call, createDrafts } from '../runner/index.ts';
import { createFileDesk } from './files.ts';

const first = { path: 'order.ts', exercise: '8.4', attempt: 1 };

function desk() {
  const kept: string[] = [];
  const call = async (name: string, { body }: { body?: { text: string } } = {}) => {
    if (name === 'keepBeside') kept.push(body?.text ?? '');
    if (name === 'lessonFiles') return { ok: true, value: [first] };
    if (name === 'keepBeside') return { ok: true, value: { path: 'order.kept-1.ts' } };
    return { ok: true, value: { state: 'text', text: 'starter', version: 'v', stamp: '1' } };
  };
  return { kept, files: createFileDesk(call as unknown as Call, createDrafts(undefined)) };
}

test('a lesson has its files, and another lesson none of them', async () => {
  const { files } = desk();
  expect((await files.refresh()).ok).toBe(true);
  expect(files.list.get()).toBeUndefined();
  files.lesson.set(8);
  await files.refresh();
  expect(files.list.get()).toEqual([first]);
  files.lesson.set(9);
  expect(files.list.get()).toBeUndefined();
});

test('the same attempt has the same file; what was not saved of the one before is kept beside it', async () => {
  const { files, kept } = desk();
  const file = files.open(first);
  expect(files.open({ ...first })).toBe(file);
  await file.look();
  file.edit('half a thought');
  const next = files.open({ ...first, attempt: 2 });
  expect(next).not.toBe(file);
  await expect.poll(() => next.state.get().note).toContain('order.kept-1.ts');
  expect(kept).toEqual(['half a thought']);
  files.open({ ...first, attempt: 2 });
  expect(kept).toHaveLength(1);
});
