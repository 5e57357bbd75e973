import { applyEvents, type TimelineEvent } from '@railyard/labs/kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from './fakes.ts';
import { historySince } from './history.ts';
import { createTimeline } from './recorder.ts';
import { setUp, state, whole } from './recorder.fixture.ts';

afterEach(() => vi.useRealTimers());

describe('from run to run', () => {
  it('the sequence goes on, and the time between is a gap', () => {
    const first = setUp();
    whole(first);
    first.timeline.close();
    const { sequence } = first.timeline.image();
    expect(first.store.closed).toBe(true);
    const second = setUp(createMemoryStore(first.store.load()));
    const events = second.timeline.book.events.slice(sequence);
    expect(events).toMatchObject([
      { sequence: sequence + 1, kind: 'gap', of: 'all', open: false, run: 2 },
      { sequence: sequence + 2, kind: 'gap', of: 'zookeeper', open: true, run: 2 },
    ]);
  });

  it('that was killed, the gap begins with its last event', () => {
    const first = setUp();
    whole(first);
    first.timeline.flush();
    const last = first.timeline.image().at;
    const later = createTimeline({
      store: first.store,
      epoch: () => 1,
      log: { warn: () => undefined },
      clock: () => last + 60_000,
    });
    const gaps = later.book.events.filter(({ kind, run }) => kind === 'gap' && run === 2);
    expect(gaps).toMatchObject([
      { of: 'all', open: true, at: last },
      { of: 'all', open: false, at: last + 60_000 },
      { of: 'zookeeper', open: true },
    ]);
  });

  it('a cluster that is as it was yields no event but the gaps', () => {
    const first = setUp();
    whole(first);
    first.timeline.close();
    const second = setUp(first.store);
    whole(second);
    expect(
      second.timeline.book.events.filter(({ run }) => run === 2).every(({ kind }) => kind === 'gap'),
    ).toBe(true);
  });
});

describe('keeping', () => {
  it('writes and tells events that come together at once, in their order', () => {
    vi.useFakeTimers();
    const bench = setUp();
    const batches: (readonly TimelineEvent[])[] = [];
    bench.timeline.onEvents((events) => batches.push(events));
    whole(bench);
    expect(batches).toEqual([]);
    vi.runAllTimers();
    expect(batches.length).toBe(1);
    expect(bench.store.load().events).toEqual(batches.flat());
    expect(bench.timeline.book.events.map(({ sequence }) => sequence)).toEqual(
      batches[0]?.map((_, at) => at + 1),
    );
  });

  it('lets the oldest go into the base, in store and book alike', () => {
    const bench = setUp(createMemoryStore(), { mostEvents: 100 });
    whole(bench);
    for (let round = 1; round < 1000; round += 1) {
      bench.timeline.saw(state(1, round, 1, 2, 3));
      if (round % 7 === 0) bench.timeline.flush();
    }
    bench.timeline.flush();
    const kept = bench.store.load();
    expect(kept.events.length).toBeLessThanOrEqual(107);
    expect(kept.base.sequence + 1).toBe(kept.events[0]?.sequence);
    expect(applyEvents(kept.base, kept.events)).toEqual(bench.timeline.image());
    expect(bench.timeline.view({ since: 3 }).cut).toBe(true);
  });

  it('goes on in memory when the disk is full, says so once, and writes again when there is room', () => {
    const bench = setUp();
    bench.store.refuse = true;
    whole(bench);
    bench.timeline.flush();
    bench.timeline.saw(state(2, 1, 2, 3));
    bench.timeline.flush();
    expect(bench.warnings.length).toBe(1);
    expect(bench.timeline.image().topics.orders?.states[0]?.leader).toBe(2);
    bench.store.refuse = false;
    bench.timeline.saw(state(1, 2, 1, 2, 3));
    bench.timeline.flush();
    expect(bench.store.load().events).toEqual(bench.timeline.book.events);
  });
});

describe('reading', () => {
  it('gives the image a stretch starts from', () => {
    const bench = setUp();
    whole(bench);
    const { sequence } = bench.timeline.image();
    for (let round = 1; round < 600; round += 1) bench.timeline.saw(state(1, round, 1, 2, 3));
    const view = bench.timeline.view({ since: sequence + 500 });
    expect(view.base.topics.orders?.states[0]?.leaderEpoch).toBe(500);
    expect(view.events.length).toBe(99);
    expect(applyEvents(view.base, view.events)).toEqual(bench.timeline.image());
    expect(bench.timeline.view({ since: 10_000 })).toMatchObject({ events: [], cut: false });
  });

  it('takes the last minutes', () => {
    const bench = setUp();
    whole(bench);
    bench.pass(10 * 60_000);
    bench.timeline.saw(state(2, 1, 2, 3));
    expect(bench.timeline.view({ minutes: 5 }).events.length).toBe(1);
    expect(bench.timeline.view({ minutes: 11 }).events.length).toBe(bench.timeline.book.events.length);
    bench.pass(10 * 60_000);
    expect(bench.timeline.view({ minutes: 5 }).events).toEqual([]);
  });

  it('as a check: from the beginning of its attempt, with what was not known then', async () => {
    const bench = setUp();
    whole(bench);
    bench.timeline.saw({ of: 'following', topics: ['orders'] });
    bench.pass(1000);
    const history = historySince(bench.timeline.book, bench.clocks.wall);
    expect(await history.events()).toEqual([]);
    bench.pass(1);
    bench.timeline.saw(state(2, 1, 2, 3));
    expect(await history.of('partition')).toMatchObject([{ leader: 2 }]);
    expect((await history.atStart()).topics.orders?.states[0]?.leader).toBe(1);
    expect(await history.gaps()).toMatchObject([{ of: 'partitions', open: true }]);
    bench.timeline.saw({ of: 'following', topics: 'all' });
    expect(await history.gaps()).toMatchObject([{ open: true }, { open: false }]);
  });

  it('knows nothing any more of topics that had to make room for others, and tells so once', () => {
    const bench = setUp();
    whole(bench);
    bench.timeline.saw({ of: 'following', topics: ['orders'] });
    expect(bench.timeline.image().topics).toHaveProperty('orders');
    bench.timeline.saw({ of: 'following', topics: ['other'] });
    bench.timeline.saw({ of: 'following', topics: ['other'] });
    expect(bench.timeline.image().topics).toEqual({});
    expect(bench.timeline.image().gaps).toEqual(['groups', 'partitions']);
    // What was still being read of it when it was left out.
    bench.timeline.saw(state(2, 1, 2, 3));
    expect(bench.timeline.image().topics).toEqual({});
    expect(bench.timeline.book.events.slice(-2)).toMatchObject([
      { kind: 'gap', of: 'partitions', open: true },
      { kind: 'gap', of: 'partitions', open: true, left: ['orders'] },
    ]);
  });

  it('as a check that reads groups hears when nobody watched them; others do not', async () => {
    const bench = setUp();
    whole(bench);
    bench.pass(1000);
    const history = historySince(bench.timeline.book, bench.clocks.wall);
    bench.timeline.saw({ of: 'watch', watched: true });
    expect(await history.gaps()).toEqual([]);
    expect(await history.gaps('groups')).toMatchObject([
      { of: 'groups', open: true },
      { of: 'groups', open: false },
    ]);
  });

  it('as a check whose beginning has been let go says so', async () => {
    const bench = setUp(createMemoryStore(), { mostEvents: 20 });
    const { wall } = bench.clocks;
    bench.pass(1000);
    whole(bench);
    for (let round = 1; round < 100; round += 1) bench.timeline.saw(state(1, round, 1, 2, 3));
    bench.timeline.flush();
    expect(await historySince(bench.timeline.book, wall).gaps()).toMatchObject([{ of: 'all', open: true }]);
  });
});
