// The session bar: how full it is, and its words. Its length is the brokers' own setting.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { momentAt } from './moment.ts';
import { healthy, killOfTheController, writeDown } from './scenes.fixture.ts';
import { leftOf, sessionOf, sessionTimeoutMs, sessionWords } from './session.ts';

const story = writeDown(killOfTheController);
const ended = story.events[1]?.at ?? 0;

test('the brokers are started with the session timeout the bar shows', () => {
  const settings = readFileSync('infra/kafka/server.properties', 'utf8');
  expect(settings).toContain(`zookeeper.session.timeout.ms=${sessionTimeoutMs}`);
});

test('a living session is full', () => {
  const session = sessionOf(momentAt(story, 11), 2);
  expect([session.state, leftOf(session, ended), sessionWords(session, ended)]).toEqual([
    'alive',
    1,
    'session alive',
  ]);
});

test('after the kill it empties over the timeout, and is due afterwards', () => {
  const session = sessionOf(momentAt(story, 12), 2);
  expect([0, 1500, 6000, 9000].map((passed) => leftOf(session, ended + passed))).toEqual([1, 0.75, 0, 0]);
  expect(sessionWords(session, ended + 1500)).toBe('session ends within 5 s');
  expect(sessionWords(session, ended + 6001)).toBe('session is due to end');
});

test('without its registration there is none', () => {
  expect(sessionOf(momentAt(story), 2)).toEqual({ state: 'gone' });
});

test('without a quorum nobody ends it', () => {
  const moment = momentAt(story, 12);
  const held = sessionOf({ ...moment, image: { ...moment.image, quorum: false } }, 2);
  expect(held).toEqual({ state: 'held', since: ended });
  expect(sessionWords(held, undefined)).toBe('silent; no quorum ends it');
});

test('unknown stays unknown', () => {
  const moment = { ...momentAt(story), image: { ...healthy, brokers: null } };
  expect(sessionOf(moment, 2)).toEqual({ state: 'unknown' });
});
