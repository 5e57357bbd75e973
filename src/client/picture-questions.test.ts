// When the picture waits for a prediction: while it is answered, before a deed; and never for a page that only contains one.
import { type Happening, type TimelineEvent, emptyImage } from '@railyard/labs/kit';
import { beforeEach, expect, test } from 'vitest';
import { type Heard, type Store, createStore } from '../runner/index.ts';
import { type Question, type Questions, createQuestions } from './picture-questions.ts';
import { type Picture, createPicture } from './picture.ts';

let heard: Store<Heard | undefined>;
let picture: Picture;
let questions: Questions;

beforeEach(() => {
  heard = createStore<Heard | undefined>(undefined);
  picture = createPicture(heard);
  questions = createQuestions({ picture, heard, tellable: (id) => id !== 'l1-key' });
  heard.set({ base: { ...emptyImage, sequence: 10 }, events: [] });
  picture.watch();
});

const question = (id: string): Question => ({ id, title: id, anchor: id, graded: true, options: [] });
const locked = (id: string): Question => ({ ...question(id), locked: { key: 'stays', at: 1 } });
function happens(happening: Happening & { cause?: TimelineEvent['cause'] }): void {
  heard.update((now) => {
    const { base, events } = now ?? { base: emptyImage, events: [] };
    const sequence = (events.at(-1)?.sequence ?? base.sequence) + 1;
    const event = { ...happening, sequence, at: sequence, elapsedMs: sequence, run: 1, epoch: 1 };
    return { base, events: [...events, event as TimelineEvent] };
  });
}
const stop = { kind: 'command', node: 'kafka2', action: 'stop', cause: 'command' } as const;
const frozenAt = (): number | undefined => picture.frozen.get()?.sequence;

test('a page that contains a question stops nothing, be it in view or not', () => {
  questions.ask(question('2.2'));
  questions.inView('2.2', true);
  happens({ kind: 'topic', topic: 'a', replicas: [[1]] });
  expect(frozenAt()).toBeUndefined();
});

test('an option that is chosen and not locked stops the picture, and the lock plays on', () => {
  questions.ask(question('2.2'));
  questions.takeUp('2.2');
  expect(frozenAt()).toBe(10);
  happens(stop);
  questions.ask(locked('2.2'));
  expect(frozenAt()).toBeUndefined();
  expect([picture.moment.get(), picture.playing.get()]).toEqual([10, true]);
  expect(questions.asked.get()[0]?.from).toBe(10);
});

test('a deed before the answer stops the picture before it, when the question is in view', () => {
  questions.ask(question('2.2'));
  questions.inView('2.2', true);
  happens({ kind: 'topic', topic: 'a', replicas: [[1]] });
  happens(stop);
  expect(frozenAt()).toBe(11);
});

test('a crown that moves without an act is a deed too; what a check does is none', () => {
  questions.ask(question('2.2'));
  questions.inView('2.2', true);
  happens({ ...stop, cause: 'check' });
  expect(frozenAt()).toBeUndefined();
  happens({ kind: 'controller', controller: null, before: 2, controllerEpoch: 3 });
  expect(frozenAt()).toBe(11);
});

test.each([
  ['out of view', () => questions.inView('2.2', false)],
  ['locked', () => questions.ask(locked('2.2'))],
  ['waived', () => questions.waive('2.2')],
  ['gone with its page', () => questions.withdraw('2.2')],
])('a deed stops nothing when the question is %s', (_, change) => {
  questions.ask(question('2.2'));
  questions.inView('2.2', true);
  change();
  happens(stop);
  expect(frozenAt()).toBeUndefined();
});

test('a question the picture cannot answer never stops it', () => {
  questions.ask(question('l1-key'));
  questions.inView('l1-key', true);
  questions.takeUp('l1-key');
  happens(stop);
  expect(frozenAt()).toBeUndefined();
});

test.each([
  ['the reader wants the live cluster', () => questions.waive('2.2')],
  ['the page is left', () => questions.withdraw('2.2')],
])('the picture is live at once when %s', (_, act) => {
  questions.ask(question('2.2'));
  questions.takeUp('2.2');
  happens(stop);
  act();
  expect([picture.frozen.get(), picture.moment.get()]).toEqual([undefined, undefined]);
});

test('of two open questions the picture waits for both, from where it first stopped', () => {
  questions.ask(question('2.2'));
  questions.ask(question('l2-kill'));
  questions.takeUp('2.2');
  happens(stop);
  questions.takeUp('l2-kill');
  questions.ask(locked('l2-kill'));
  expect(picture.frozen.get()).toMatchObject({ card: { id: '2.2' }, sequence: 10 });
  questions.ask(locked('2.2'));
  expect(picture.moment.get()).toBe(10);
});

test('a new attempt asks anew', () => {
  questions.ask(question('2.2'));
  questions.takeUp('2.2');
  questions.ask(locked('2.2'));
  questions.ask(question('2.2'));
  expect(frozenAt()).toBeUndefined();
  expect(questions.asked.get()[0]?.from).toBeUndefined();
  questions.takeUp('2.2');
  expect(frozenAt()).toBe(10);
});

test('a question taken up before the runner has spoken stops the picture at its first word', () => {
  heard = createStore<Heard | undefined>(undefined);
  picture = createPicture(heard);
  questions = createQuestions({ picture, heard, tellable: () => true });
  questions.ask(question('2.2'));
  questions.takeUp('2.2');
  expect(frozenAt()).toBeUndefined();
  heard.set({ base: { ...emptyImage, sequence: 4 }, events: [] });
  expect(frozenAt()).toBe(4);
});
