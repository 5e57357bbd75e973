import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../ports/sighting.ts';
import { brokers, setUp, state, whole } from './recorder.fixture.ts';

describe('a look', () => {
  it('that shows what is known already is no event', () => {
    const bench = setUp();
    whole(bench);
    const before = bench.timeline.book.events.length;
    whole(bench);
    bench.timeline.saw({ of: 'settings', entity: 'users', all: {} });
    bench.timeline.saw({ of: 'acls', all: {} });
    expect(bench.timeline.book.events.length).toBe(before);
  });

  it('after a reconnect yields what changed meanwhile, inside the gap', () => {
    const bench = setUp();
    whole(bench);
    const { timeline } = bench;
    timeline.saw({ of: 'contact', has: false });
    timeline.saw({ of: 'contact', has: false });
    timeline.saw(brokers(1, 2));
    timeline.saw(state(1, 0, 1, 2));
    timeline.saw({ of: 'contact', has: true });
    const found = timeline.book.events.slice(-4);
    expect(found.map(({ kind }) => kind)).toEqual(['gap', 'broker', 'partition', 'gap']);
    expect(timeline.image().gaps).toEqual(['groups']);
  });

  it('that shows a session replaced tells the old one gone before the new one', () => {
    const bench = setUp();
    whole(bench);
    bench.timeline.saw({ of: 'brokers', sessions: { 1: '0x1', 2: '0xnew', 3: '0x3' } });
    expect(bench.told().slice(-2)).toEqual([
      { kind: 'broker', broker: 2, registered: false, session: '0x2' },
      { kind: 'broker', broker: 2, registered: true, session: '0xnew' },
    ]);
  });

  it('tells deleted topics, settings and rules that went', () => {
    const bench = setUp();
    whole(bench);
    const { timeline } = bench;
    const settings = (all: Record<string, Record<string, string>>): Sighting => ({
      of: 'settings',
      entity: 'users',
      all,
    });
    timeline.saw(settings({ alice: { producer_byte_rate: '1' } }));
    timeline.saw({ of: 'acls', all: { 'Topic:orders': ['User:a Read Allow from *'] } });
    timeline.saw({ of: 'topicConfig', topic: 'orders', values: { 'retention.ms': '1' } });
    timeline.saw(settings({}));
    timeline.saw({ of: 'acls', all: {} });
    timeline.saw({ of: 'topics', names: [] });
    expect(bench.told().slice(-3)).toEqual([
      { kind: 'config', entity: 'users', name: 'alice', values: {}, before: { producer_byte_rate: '1' } },
      { kind: 'acl', resource: 'Topic:orders', rules: [] },
      { kind: 'topic', topic: 'orders', replicas: null },
    ]);
    expect(timeline.image()).toMatchObject({ topics: {}, settings: {}, acls: {} });
  });

  it('at the partitions of a topic that is being deleted is left out', () => {
    const bench = setUp();
    whole(bench);
    const before = bench.told().length;
    bench.timeline.saw({ of: 'deletions', topics: ['orders'] });
    bench.timeline.saw(state(1, 1, 1, 2));
    bench.timeline.saw(state(-1, 2, 1));
    bench.timeline.saw({ of: 'topics', names: [] });
    expect(bench.told().slice(before)).toEqual([{ kind: 'topic', topic: 'orders', replicas: null }]);
  });

  it('at a partition or setting of a topic that is not followed is left out', () => {
    const bench = setUp();
    bench.timeline.saw(state(1, 0, 1));
    bench.timeline.saw({ of: 'topicConfig', topic: 'orders', values: { a: '1' } });
    expect(bench.told()).toEqual([]);
  });
});

describe('a story', () => {
  it('of a kill: session, controller, leader, each with its cause and in order', () => {
    const bench = setUp();
    whole(bench);
    const { timeline } = bench;
    const before = bench.told().length;
    timeline.asked('kafka1', 'kill', 'command');
    timeline.nodeIs('kafka1', { phase: 'stopped', detail: 'killed by signal 9' });
    bench.pass(6000);
    timeline.saw(brokers(2, 3));
    timeline.saw({ of: 'controller', controller: null, epoch: null });
    timeline.saw({ of: 'controller', controller: 2, epoch: 5 });
    timeline.saw(state(2, 1, 2, 3));
    expect(bench.told().slice(before)).toMatchObject([
      { kind: 'command', action: 'kill', cause: 'command' },
      { kind: 'node', phase: 'stopped', cause: 'command' },
      { kind: 'broker', broker: 1, registered: false, cause: 'sessionExpired' },
      { kind: 'controller', controller: null, before: 1, controllerEpoch: 4, cause: 'sessionExpired' },
      { kind: 'controller', controller: 2, before: null, controllerEpoch: 5, cause: 'controllerGone' },
      { kind: 'partition', leader: 2, before: { leader: 1 }, cause: 'leaderGone' },
    ]);
    expect(timeline.book.events.at(-1)?.elapsedMs).toBe(6000);
  });

  it('of a stop from outside: leaders move first, and followers leave as politely', () => {
    const bench = setUp();
    whole(bench);
    const { timeline } = bench;
    timeline.saw(state(2, 1, 2, 3));
    timeline.saw(brokers(2, 3));
    expect(bench.told().slice(-2)).toMatchObject([
      { kind: 'partition', cause: 'politeStop' },
      { kind: 'broker', registered: false, cause: 'politeStop' },
    ]);
  });

  it('of a replica that is slow, and of one that a reassignment takes away', () => {
    const bench = setUp();
    whole(bench);
    bench.timeline.saw(state(1, 0, 1, 2));
    bench.timeline.saw(state(1, 0, 1, 2, 3));
    bench.timeline.saw({ of: 'topic', topic: 'orders', replicas: [[1, 2, 3]], removing: { 0: [3] } });
    bench.timeline.saw(state(1, 0, 1, 2));
    const causes = bench.timeline.book.events
      .filter(({ kind }) => kind === 'partition')
      .map(({ cause }) => cause);
    expect(causes).toEqual([undefined, 'lag', 'caughtUp', undefined]);
  });
});

describe('a reset', () => {
  it('that is hard forgets the old cluster in one event, and hears nothing more of it', () => {
    const bench = setUp();
    whole(bench);
    const { timeline, clocks } = bench;
    clocks.epoch = 2;
    timeline.reset('begun', 'soft');
    timeline.reset('begun', 'hard');
    timeline.reset('begun', 'hard');
    timeline.saw(state(2, 9, 2));
    timeline.saw({ of: 'topics', names: [] });
    timeline.nodeIs('kafka1', { phase: 'stopped' });
    expect(timeline.image()).toMatchObject({ brokers: null, topics: {}, controller: null });
    timeline.saw({ of: 'contact', has: false });
    whole(bench);
    timeline.reset('done', 'hard');
    const since = bench.told().slice(bench.told().findIndex(({ kind }) => kind === 'reset'));
    expect(since.filter(({ kind }) => kind === 'reset').length).toBe(3);
    expect(since.some((event) => event.kind === 'topic' && event.replicas === null)).toBe(false);
    expect(since.find(({ kind }) => kind === 'node')).toMatchObject({ cause: 'reset' });
    expect(timeline.image().topics.orders?.states[0]?.leader).toBe(1);
    expect(timeline.book.events.at(-1)?.epoch).toBe(2);
  });

  it('that begins without a connection hears the new cluster', () => {
    const bench = setUp();
    whole(bench);
    bench.timeline.saw({ of: 'contact', has: false });
    bench.timeline.reset('begun', 'hard');
    whole(bench);
    expect(bench.timeline.image().brokers).toEqual({ 1: '0x1', 2: '0x2', 3: '0x3' });
  });
});
