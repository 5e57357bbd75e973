// What events add up to, one by one and many at once.
import { describe, expect, it } from 'vitest';
import { type ClusterImage, emptyImage, type Happening, type TimelineEvent } from './history.ts';
import { applyEvent, applyEvents } from './image.ts';

const stamped = (happenings: readonly Happening[]) =>
  happenings.map(
    (happening, at) =>
      ({ sequence: at + 1, at: 100 + at, elapsedMs: at, run: 1, epoch: 1, ...happening }) as TimelineEvent,
  );
const partition = (topic: string, leader: number): Happening => ({
  ...{ kind: 'partition', topic, partition: 0, leader, leaderEpoch: leader, isr: [leader], before: null },
});
const story = stamped([
  { kind: 'node', node: 'kafka1', phase: 'running' },
  { kind: 'broker', broker: 1, registered: true, session: '0x1' },
  { kind: 'broker', broker: 2, registered: true, session: '0x2' },
  { kind: 'broker', broker: 1, registered: false, session: '0x1' },
  { kind: 'controller', controller: 2, before: null, controllerEpoch: 7 },
  { kind: 'topic', topic: 'orders', replicas: [[1, 2]] },
  { kind: 'topic', topic: 'gone', replicas: [[1]] },
  partition('orders', 1),
  partition('orders', 2),
  { kind: 'config', entity: 'topics', name: 'orders', values: { a: '1' }, before: {} },
  { kind: 'config', entity: 'users', name: 'alice', values: { b: '1' }, before: {} },
  { kind: 'config', entity: 'users', name: 'bob', values: { b: '1' }, before: {} },
  { kind: 'config', entity: 'users', name: 'bob', values: {}, before: { b: '1' } },
  { kind: 'acl', resource: 'Topic:orders', rules: ['one'] },
  { kind: 'acl', resource: 'Topic:gone', rules: [] },
  { kind: 'topic', topic: 'gone', replicas: null },
  { kind: 'ensemble', roles: { zookeeper1: 'leader' }, quorum: true },
  {
    ...{ kind: 'group', group: 'billing', state: 'Stable', before: null, generation: 1 },
    ...{ protocol: 'range', way: 'eager' },
  },
  { kind: 'member', group: 'billing', member: 'a', clientId: 'c', host: '/127.0.0.1', joined: true },
  { kind: 'member', group: 'billing', member: 'b', clientId: 'c', host: '/127.0.0.1', joined: true },
  { kind: 'member', group: 'billing', member: 'b', clientId: 'c', host: '/127.0.0.1', joined: false },
  {
    ...{ kind: 'assignment', group: 'billing', generation: 1, shares: { a: { orders: [0] } }, moved: [] },
    committed: { orders: { 0: 7, 1: 8 } },
  },
  {
    ...{ kind: 'offsets', group: 'billing' },
    changes: [
      { topic: 'orders', partition: 0, from: 7, to: 3 },
      { topic: 'orders', partition: 1, from: 8, to: null },
    ],
  },
  { kind: 'gap', of: 'zookeeper', open: true },
  { kind: 'gap', of: 'partitions', open: true },
  { kind: 'gap', of: 'zookeeper', open: false },
  { kind: 'topic', topic: 'crowded-out', replicas: [[1]] },
  { kind: 'gap', of: 'partitions', open: true, left: ['crowded-out'] },
]);

const expected: ClusterImage = {
  sequence: 28,
  at: 127,
  epoch: 1,
  nodes: { kafka1: { phase: 'running', detail: undefined } },
  brokers: { 2: '0x2' },
  controller: 2,
  controllerEpoch: 7,
  topics: {
    orders: {
      replicas: [[1, 2]],
      states: { 0: { leader: 2, leaderEpoch: 2, isr: [2] } },
      config: { a: '1' },
    },
  },
  settings: { 'users/alice': { b: '1' } },
  acls: { 'Topic:orders': ['one'] },
  roles: { zookeeper1: 'leader' },
  quorum: true,
  groups: {
    billing: {
      state: 'Stable',
      since: 117,
      generation: 1,
      protocol: 'range',
      way: 'eager',
      members: { a: { clientId: 'c', host: '/127.0.0.1' } },
      shares: { a: { orders: [0] } },
      moved: [],
      committed: { orders: { 0: 3 } },
    },
  },
  gaps: ['partitions'],
};

describe('an image', () => {
  it('is the same whether events come one by one or together', () => {
    expect(applyEvents(emptyImage, story)).toEqual(expected);
    expect(story.reduce(applyEvent, emptyImage)).toEqual(expected);
  });

  it('that was given is never written to', () => {
    const images = story.map((_, at) => applyEvents(emptyImage, story.slice(0, at)));
    const before = structuredClone(images);
    for (const image of images) applyEvents(image, story);
    expect(images).toEqual(before);
    expect(emptyImage.brokers).toBeNull();
  });

  it('shares what did not change', () => {
    const [image] = [applyEvents(emptyImage, story)];
    const [event] = stamped([partition('other', 3)]);
    const next = applyEvent(image, event as TimelineEvent);
    expect(next.topics.orders).toBe(image.topics.orders);
    expect(next.nodes).toBe(image.nodes);
    expect(next.topics).not.toBe(image.topics);
  });

  it('forgets the data at a hard reset, not the nodes', () => {
    const [event] = stamped([{ kind: 'reset', state: 'begun', way: 'hard' }]);
    const next = applyEvent(expected, event as TimelineEvent);
    expect(next).toMatchObject({
      brokers: null,
      controller: null,
      topics: {},
      settings: {},
      acls: {},
      groups: {},
    });
    expect(next.nodes).toEqual(expected.nodes);
  });

  it('knows of no groups after a reset that nobody watched', () => {
    const after = (gaps: ClusterImage['gaps']) => {
      const [event] = stamped([{ kind: 'reset', state: 'done', way: 'soft' }]);
      return applyEvent({ ...expected, gaps }, event as TimelineEvent).groups;
    };
    expect(after(['groups'])).toEqual({});
    expect(after([])).toEqual(expected.groups);
  });
});
