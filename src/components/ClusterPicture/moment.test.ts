// Moments of the cluster: what they add up to, who is silent since when, why a replica is out.
import { applyEvents } from '@railyard/labs/kit';
import { expect, test } from 'vitest';
import { after, momentAt, momentOf, replicaKey } from './moment.ts';
import { healthy, killOfTheController, lagOfAFollower, restOf, writeDown } from './scenes.fixture.ts';

const story = writeDown(killOfTheController);

test('every moment of the past is the image its events add up to', () => {
  for (const { sequence } of story.events)
    expect(momentAt(story, sequence).image).toEqual(
      applyEvents(
        story.base,
        story.events.filter((event) => event.sequence <= sequence),
      ),
    );
});

test('a moment that was reached is gone on from, forwards and never backwards', () => {
  const late = momentAt(story);
  const early = momentAt(story, story.events[1]?.sequence, late);
  expect(early).toEqual(momentAt(story, story.events[1]?.sequence));
  expect(momentAt(story, undefined, early)).toEqual(late);
});

test('before the first event the base is shown', () => {
  expect(momentAt(story, story.base.sequence).image).toBe(story.base);
});

test('a killed broker is silent from its end until its registration goes', () => {
  const [, stopped, gone] = story.events;
  expect(momentAt(story, stopped?.sequence).silentSince).toEqual({ kafka2: stopped?.at });
  expect(momentAt(story, gone?.sequence).silentSince).toEqual({});
});

test('a broker that resumes in time is not silent any more', () => {
  const told = restOf(story.base, [
    { kind: 'node', node: 'kafka1', phase: 'paused' },
    { kind: 'node', node: 'kafka1', phase: 'running' },
  ]);
  expect(momentAt({ base: story.base, events: told }).silentSince).toEqual({});
});

test('a broker started inside its old session stays silent for it', () => {
  const told = restOf(story.base, [
    { kind: 'node', node: 'kafka1', phase: 'stopped' },
    { kind: 'node', node: 'kafka1', phase: 'starting' },
  ]);
  expect(momentAt({ base: story.base, events: told }).silentSince).toEqual({ kafka1: told[0]?.at });
});

test('why a replica left is remembered until it is in sync again', () => {
  const lag = writeDown(lagOfAFollower);
  const [left, back] = lag.events;
  const key = replicaKey('orders', 0, 3);
  expect(momentAt(lag, left?.sequence).reasons).toEqual({ [key]: 'lag' });
  expect(momentAt(lag, back?.sequence).reasons).toEqual({});
});

test('a gap is dated until it closes', () => {
  const [open, shut] = restOf(healthy, [
    { kind: 'gap', open: true, of: 'zookeeper' },
    { kind: 'gap', open: false, of: 'zookeeper' },
  ]);
  if (!open || !shut) throw new Error('Two events were written.');
  const unknown = after(momentOf(healthy), open);
  expect(unknown.unknownSince).toBe(open.at);
  expect(after(unknown, shut).unknownSince).toBeUndefined();
});
