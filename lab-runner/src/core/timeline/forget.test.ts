// A class has ended: what happened in it is no longer told, and the timeline goes on from the cluster as it is.
import { expect, it } from 'vitest';
import { setUp, whole } from './recorder.fixture.ts';

it('lets go of what happened, and numbers on', () => {
  const bench = setUp();
  whole(bench);
  const { timeline } = bench;
  const before = timeline.image();
  expect(timeline.view({}).events.length).toBeGreaterThan(0);
  timeline.forget();
  expect(timeline.view({})).toMatchObject({ events: [], base: before });
  expect(timeline.image()).toEqual(before);
  timeline.saw({ of: 'topics', names: [] });
  const { events } = timeline.view({});
  expect(events.length).toBeGreaterThan(0);
  expect(events[0]?.sequence).toBe(before.sequence + 1);
});

it('that the disk refuses to let go of is let go in memory', () => {
  const bench = setUp();
  whole(bench);
  bench.store.refuse = true;
  bench.timeline.forget();
  expect(bench.timeline.view({}).events).toEqual([]);
});
