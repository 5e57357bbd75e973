// What an open prediction does to the picture: it stops where it is, keeps its place, and goes on by playing what was missed.
import { emptyImage } from '@railyard/labs/kit';
import { expect, test } from 'vitest';
import { type Heard, createStore } from '../runner/index.ts';
import { type QuestionCard, createPicture } from './picture.ts';

const heardUpTo = (sequence: number): Heard => ({ base: { ...emptyImage, sequence }, events: [] });
const card = (id: string): QuestionCard => ({ id, title: id, anchor: id, graded: true });

test('a frozen picture keeps its place while the cluster goes on, also for another question', () => {
  const heard = createStore<Heard | undefined>(heardUpTo(7));
  const picture = createPicture(heard);
  picture.freeze(card('2.2'));
  heard.set(heardUpTo(9));
  picture.freeze(card('4.2'));
  expect(picture.frozen.get()).toEqual({ card: card('4.2'), sequence: 7 });
});

test('it can stop before what was just heard', () => {
  const picture = createPicture(createStore<Heard | undefined>(heardUpTo(7)));
  picture.freeze(card('2.2'), 6);
  expect(picture.frozen.get()?.sequence).toBe(6);
});

test('released, it plays what was missed to somebody who looks', () => {
  const heard = createStore<Heard | undefined>(heardUpTo(7));
  const picture = createPicture(heard);
  picture.watch();
  picture.freeze(card('2.2'));
  heard.set(heardUpTo(9));
  picture.release('play');
  expect([picture.frozen.get(), picture.moment.get(), picture.playing.get()]).toEqual([undefined, 7, true]);
});

test.each([
  ['nothing was missed', 7, 'play', true, false],
  ['nobody looks', 9, 'play', false, false],
  ['nothing shall move by itself', 9, 'play', true, true],
  ['no answer was given', 9, 'jump', true, false],
] as const)('released, it is live at once when %s', (_, until, how, looked, still) => {
  const heard = createStore<Heard | undefined>(heardUpTo(7));
  const picture = createPicture(heard, () => still);
  const leave = picture.watch();
  if (!looked) leave();
  picture.moment.set(3);
  picture.freeze(card('2.2'));
  heard.set(heardUpTo(until));
  picture.release(how);
  expect([picture.frozen.get(), picture.moment.get(), picture.playing.get()]).toEqual([
    undefined,
    undefined,
    false,
  ]);
});

test('what is not frozen is not released: a replay goes on', () => {
  const picture = createPicture(createStore<Heard | undefined>(heardUpTo(7)));
  picture.moment.set(3);
  picture.release('play');
  expect(picture.moment.get()).toBe(3);
});
