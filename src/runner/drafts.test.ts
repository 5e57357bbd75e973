import { expect, test } from 'vitest';
import { createDrafts, type DraftPlace } from './drafts.ts';

function storage(): DraftPlace & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    key: (at) => [...all.keys()][at] ?? null,
    get length() {
      return all.size;
    },
  };
}

test('drafts outlive the page, each for itself, until they are saved', () => {
  const place = storage();
  createDrafts(place).of('0.2#1 a').set({ text: 'mine', base: null });
  const next = createDrafts(place);
  expect(next.of('0.2#1 a').get()).toEqual({ text: 'mine', base: null });
  expect(next.of('0.2#2 a').get()).toBeUndefined();
  next.of('0.2#1 a').set(undefined);
  expect(place.all.size).toBe(0);
});

test('a next learner finds none, and everything else of this browser stays', () => {
  const place = storage();
  place.setItem('railyard.dock', 'x');
  const drafts = createDrafts(place);
  drafts.of('a').set({ text: '1', base: null });
  drafts.of('b').set({ text: '2', base: 'v' });
  drafts.forget();
  expect([drafts.of('a').get(), [...place.all.keys()]]).toEqual([undefined, ['railyard.dock']]);
});

test('what is damaged or refused counts as never kept, or is kept for the page', () => {
  const place = storage();
  place.setItem('railyard.draft.a', '{"text": 1}');
  place.setItem('railyard.draft.b', '{');
  const drafts = createDrafts(place);
  expect([drafts.of('a').get(), drafts.of('b').get()]).toEqual([undefined, undefined]);
  const full = createDrafts({
    ...place,
    setItem: () => {
      throw new Error('full');
    },
  });
  full.of('c').set({ text: 'kept', base: null });
  expect(full.of('c').get()?.text).toBe('kept');
});
