// What a predict card does to the picture: it stops where it is, keeps its place, and goes on live.
import { emptyImage } from '@railyard/labs/kit';
import { expect, test } from 'vitest';
import { type Heard, createStore } from '../runner/index.ts';
import { createPicture } from './picture.ts';

const heardUpTo = (sequence: number): Heard => ({ base: { ...emptyImage, sequence }, events: [] });

test('a frozen picture keeps its place while the cluster goes on, and its reason may change', () => {
  const heard = createStore<Heard | undefined>(heardUpTo(7));
  const picture = createPicture(heard);
  picture.freeze('Lock your prediction.');
  heard.set(heardUpTo(9));
  picture.freeze('Lock both predictions.');
  expect(picture.frozen.get()).toEqual({ reason: 'Lock both predictions.', sequence: 7 });
});

test('released, it is live, also after a replay', () => {
  const picture = createPicture(createStore<Heard | undefined>(heardUpTo(7)));
  picture.moment.set(3);
  picture.freeze('Lock your prediction.');
  picture.release();
  expect([picture.frozen.get(), picture.moment.get()]).toEqual([undefined, undefined]);
});

test('before anything is heard nothing is shown', () => {
  const picture = createPicture(createStore<Heard | undefined>(undefined));
  picture.freeze('Lock your prediction.');
  expect(picture.frozen.get()?.sequence).toBe(0);
});
