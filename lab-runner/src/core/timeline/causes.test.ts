import type { Leadership } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import {
  causeOfControllerChange,
  causeOfDeparture,
  causeOfPartitionChange,
  type PartitionChange,
} from './causes.ts';
import { afterAsking, afterState, type Ending, type NodeStory, unwritten } from './node-story.ts';

const now = 100_000;
const running: NodeStory = { ...unwritten, phase: 'running', since: 0 };
const departure = (story: Partial<NodeStory>, more: { heldSomething?: boolean; late?: boolean } = {}) =>
  causeOfDeparture({
    story: { ...running, ...story },
    now,
    heldSomething: more.heldSomething ?? true,
    late: more.late ?? false,
  });

/** A node whose process has ended just now, unless said otherwise. */
const end = (how: Partial<Ending>): Partial<NodeStory> => ({
  phase: how.phase ?? 'stopped',
  ended: { phase: 'stopped', at: now, ...how },
});

describe('a registration that went', () => {
  it.each([
    ['while its node is stopping', { phase: 'stopping' }, 'politeStop'],
    ['just after a stop that was asked for', end({ at: now - 40 }), 'politeStop'],
    [
      'just after its process ended by itself with 0',
      end({ at: now - 40, detail: 'it ended by itself' }),
      'politeStop',
    ],
    ['after TERM from outside', end({ detail: 'killed by signal 15' }), 'politeStop'],
    [
      'long after a stop: it was too busy to say goodbye and was killed',
      end({ at: now - 4000 }),
      'sessionExpired',
    ],
    ['after a kill', end({ at: now - 6000, detail: 'killed by signal 9' }), 'sessionExpired'],
    [
      'after a kill, while its next life waits for that',
      { ...end({ at: now - 6000, detail: 'killed by signal 9' }), phase: 'starting' },
      'sessionExpired',
    ],
    ['after a crash', end({ phase: 'failed', detail: 'OutOfMemoryError' }), 'sessionExpired'],
    ['while it is paused', { phase: 'paused', frozen: true }, 'sessionExpired'],
    ['while it is cut off', { phase: 'cut', frozen: true }, 'sessionExpired'],
    ['while a paused node is being stopped', { phase: 'stopping', frozen: true }, 'sessionExpired'],
    ['just after a pause', { lastFrozen: now - 500 }, 'sessionExpired'],
    ['while it runs and still leads: perhaps somebody deleted the znode', {}, undefined],
    [
      'and how its process ended is not known',
      end({ detail: 'it ended while nobody was looking' }),
      undefined,
    ],
  ] as const)('%s', (_, story, cause) => expect(departure(story)).toBe(cause));

  it('of a running node that had given everything away was a polite stop from outside', () => {
    expect(departure({}, { heldSomething: false })).toBe('politeStop');
  });

  it('is not held against the clock when it was found after a gap', () => {
    expect(departure(end({ at: now - 60_000 }), { late: true })).toBe('politeStop');
  });
});

const before: Leadership = { leader: 1, leaderEpoch: 4, isr: [1, 2, 3] };
const change = (after: Partial<Leadership>, more: Partial<PartitionChange> = {}) =>
  causeOfPartitionChange({
    before,
    after: { ...before, ...after },
    replicas: [1, 2, 3],
    formerLeader: undefined,
    isRegistered: () => true,
    isLeaving: () => false,
    whyGone: () => undefined,
    ...more,
  });
const gone = (broker: number) => ({ isRegistered: (id: number) => id !== broker });

describe('a partition that changed', () => {
  it('lost its leader when that is not registered any more', () => {
    const killed = { ...gone(1), whyGone: () => 'sessionExpired' as const };
    expect(change({ leader: 2, leaderEpoch: 5, isr: [2, 3] }, killed)).toBe('leaderGone');
    expect(change({ leader: -1, isr: [1] }, killed)).toBe('leaderGone');
    const nobody = { ...killed, before: { ...before, leader: -1 }, formerLeader: 1 };
    expect(change({ leader: 2, leaderEpoch: 5 }, nobody)).toBe('leaderGone');
    expect(change({ leader: 2 }, { ...nobody, isRegistered: () => true })).toBeUndefined();
    expect(change({ leader: 1 }, { ...nobody, isRegistered: () => true })).toBeUndefined();
  });

  it('was handed over by a leader that shuts down in order, also by one nobody here told to', () => {
    const moved = { leader: 2, leaderEpoch: 5, isr: [2, 3] };
    expect(change(moved, { isLeaving: (id) => id === 1 })).toBe('politeStop');
    expect(change(moved)).toBe('politeStop');
    expect(change(moved, { ...gone(1), whyGone: () => 'politeStop' })).toBe('politeStop');
  });

  it('went back to its preferred leader', () => {
    expect(change({ leader: 3, leaderEpoch: 5 }, { replicas: [3, 1, 2] })).toBe('preferredElection');
    expect(change({ leader: 2, leaderEpoch: 5 })).toBeUndefined();
  });

  it('was moved by a reassignment, which nobody has a word for here', () => {
    expect(change({ leader: 2, leaderEpoch: 5, isr: [2, 3] }, { replicas: [2, 3] })).toBeUndefined();
    expect(change({ isr: [1, 2] }, { replicas: [1, 2] })).toBeUndefined();
  });

  it('shrank by lag while the broker is registered, else by what took the broker', () => {
    expect(change({ isr: [1, 2] })).toBe('lag');
    expect(change({ isr: [1, 2] }, { ...gone(3), whyGone: () => 'sessionExpired' })).toBe('sessionExpired');
    expect(change({ isr: [1, 2] }, { ...gone(3), whyGone: () => 'politeStop' })).toBe('politeStop');
    expect(change({ isr: [1, 2] }, gone(3))).toBeUndefined();
    expect(change({ isr: [1, 2] }, { isLeaving: (id) => id === 3 })).toBe('politeStop');
  });

  it('grew because a replica caught up', () => {
    expect(change({ isr: [1, 2, 3, 4] })).toBe('caughtUp');
  });

  it('has no cause when it is seen for the first time, nor when only its epoch changed, nor when a leader returns', () => {
    expect(change({}, { before: null })).toBeUndefined();
    expect(change({ leaderEpoch: 5 })).toBeUndefined();
    expect(change({ leader: -1, isr: [2, 3] })).toBeUndefined();
    expect(change({}, { before: { ...before, leader: -1 } })).toBeUndefined();
  });
});

describe('a controller that changed', () => {
  const controller = (from: number | null, to: number | null, known = true) =>
    causeOfControllerChange({
      ...{ before: from, after: to, known },
      isRegistered: (id) => id !== 1,
      whyGone: () => 'sessionExpired',
    });

  it('was gone before another took its place', () => {
    expect(controller(null, 2)).toBe('controllerGone');
    expect(controller(1, 2)).toBe('controllerGone');
  });
  it('went with its broker, for the same reason', () => {
    expect(controller(1, null)).toBe('sessionExpired');
    // Its broker is there: somebody deleted the znode.
    expect(controller(2, null)).toBeUndefined();
  });
  it('has no cause when it is the first', () => expect(controller(null, 2, false)).toBeUndefined());
});

describe('the story of a node', () => {
  const state = (
    story: NodeStory,
    phase: 'running' | 'stopped' | 'stopping' | 'paused' | 'starting',
    at = 10,
  ) => afterState(story, phase === 'stopped' ? { phase } : { phase, id: '1', since: 0 }, at);

  it('lets an act explain the phases it leads to, and nothing after them', () => {
    const stopping = state(afterAsking(running, 'stop', 'check', 1), 'stopping');
    const stopped = state(stopping.story, 'stopped');
    const started = state(stopped.story, 'starting');
    expect([stopping.asker, stopped.asker, started.asker]).toEqual(['check', 'check', undefined]);
  });

  it('follows a restart to its end', () => {
    let { story } = { story: afterAsking(running, 'restart', 'command', 1) };
    const askers = (['stopping', 'stopped', 'starting', 'running', 'stopped'] as const).map((phase) => {
      const next = state(story, phase);
      story = next.story;
      return next.asker;
    });
    expect(askers).toEqual(['command', 'command', 'command', 'command', undefined]);
  });

  it('forgets an act that led to nothing', () => {
    expect(state(afterAsking(running, 'stop', 'command', 0), 'stopped', 200_000).asker).toBeUndefined();
  });

  it('remembers how it ended until it runs again', () => {
    const killed = afterState(running, { phase: 'stopped', detail: 'killed by signal 9' }, 5).story;
    const starting = state(killed, 'starting', 7).story;
    expect(starting.ended).toEqual({ phase: 'stopped', detail: 'killed by signal 9', at: 5 });
    expect(state(starting, 'running').story.ended).toBeUndefined();
  });

  it('says nothing of an end that nobody saw', () => {
    const found = state(unwritten, 'stopped').story;
    expect(causeOfDeparture({ story: found, now: 10, heldSomething: true, late: true })).toBeUndefined();
  });

  it('is frozen from a pause until the node runs again', () => {
    const paused = state(running, 'paused', 5).story;
    expect(paused.frozen).toBe(true);
    expect(state(paused, 'stopping', 6).story.frozen).toBe(true);
    const resumed = state(paused, 'running', 7).story;
    expect(resumed).toMatchObject({ frozen: false, lastFrozen: 7 });
    expect(state(resumed, 'running', 9).story.lastFrozen).toBe(7);
  });
});
