// A prediction over the picture: which one, up to which moment, whether it came true, and at which brokers it is marked.
import { expect, test } from 'vitest';
import type { Asked, Question } from '../../client/picture-questions.ts';
import { laidOver, markOf } from './laid.ts';
import { healthy, killOfTheController, restOf } from './scenes.fixture.ts';

const events = restOf(healthy, [
  ...killOfTheController,
  { kind: 'broker', broker: 2, registered: true, session: '0x9', afterMs: 9000 },
]);
const heard = { base: healthy, events };
const sequenceOf = (index: number): number => events[index]?.sequence ?? 0;
const [crown, back] = [sequenceOf(4), sequenceOf(7)];

const question: Question = {
  id: '2.2',
  title: 'exercise 2.2',
  anchor: 'exercise-2-2',
  graded: true,
  options: [
    { key: 'at-once', label: 'The old one' },
    { key: 'stays', label: 'The new one' },
  ],
};
const locked = (key: string, at = healthy.at): Asked => ({ question: { ...question, locked: { key, at } } });
const marks = (asked: Asked, until: number): (string | undefined)[] =>
  [1, 2, 3].map((id) => markOf(laidOver([asked], heard, until), id));

test('nothing is laid over the picture before an answer is locked, or when what followed is not known', () => {
  expect(laidOver([{ question }], heard, back)).toBeUndefined();
  expect(laidOver([locked('stays', healthy.at - 1)], heard, back)).toBeUndefined();
});

test('it grows with the moment shown, and is open until the old controller is back', () => {
  expect(laidOver([locked('at-once')], heard, healthy.sequence)).toMatchObject({
    said: 'The old one',
    steps: [],
    outcome: 'open',
  });
  expect(laidOver([locked('at-once')], heard, crown)).toMatchObject({
    outcome: 'open',
    decidedBy: undefined,
  });
  expect(laidOver([locked('at-once')], heard, back)).toMatchObject({ outcome: 'otherwise', decidedBy: back });
  expect(laidOver([locked('stays')], heard, back)?.outcome).toBe('asSaid');
});

test('what was said is marked at once, what was true when it is decided', () => {
  expect(marks(locked('at-once'), crown)).toEqual([undefined, 'said', undefined]);
  expect(marks(locked('at-once'), back)).toEqual([undefined, 'said', 'did']);
  expect(marks(locked('stays'), back)).toEqual([undefined, undefined, 'both']);
});

test('the last answer counts, and only what the picture can tell', () => {
  const card = { ...question, id: 'l2-polite', title: 'a card' };
  const later: Asked = { question: { ...card, locked: { key: '0', at: healthy.at + 5 } } };
  const untold: Asked = { question: { ...card, id: 'l1-key', locked: { key: '0', at: healthy.at + 9 } } };
  expect(laidOver([later, locked('stays')], heard, back)?.title).toBe('a card');
  expect(laidOver([later, untold], heard, back)?.title).toBe('a card');
});

test('the check has the last word, and not before the present', () => {
  const judged = { happened: 'stays', did: 'Broker 3 kept the crown.' };
  const asked = { question: { ...locked('stays').question, judged } };
  expect(laidOver([asked], heard, crown)?.judged).toBeUndefined();
  expect(laidOver([asked], heard, back)?.judged).toBe(judged.did);
});

test('a picture that waited goes on from where it stopped, also with what came before the lock', () => {
  const late = { ...locked('at-once', events[5]?.at), from: healthy.sequence };
  expect(laidOver([late], heard, back)?.steps).toHaveLength(2);
});
