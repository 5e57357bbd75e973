import { expect, it, vi } from 'vitest';
import { watchForNewcomer } from './newcomer.ts';
import { createStore } from './store.ts';

function scene(saw: string | null) {
  const classEnded = createStore<string | undefined>(undefined);
  const seen = createStore<string | null>(saw);
  const forget = vi.fn();
  return { classEnded, seen, forget, stop: watchForNewcomer({ classEnded, seen, forget }) };
}

it('forgets once when a class has ended since, and remembers which', () => {
  const { classEnded, seen, forget } = scene('');
  classEnded.set('one');
  classEnded.set('one');
  expect(forget).toHaveBeenCalledTimes(1);
  expect(seen.get()).toBe('one');
  classEnded.set('two');
  expect(forget).toHaveBeenCalledTimes(2);
});

it('keeps everything for the same class, and for a browser that is new here', () => {
  const same = scene('one');
  same.classEnded.set('one');
  expect(same.forget).not.toHaveBeenCalled();
  const fresh = scene(null);
  fresh.classEnded.set('one');
  expect(fresh.forget).not.toHaveBeenCalled();
  expect(fresh.seen.get()).toBe('one');
});
