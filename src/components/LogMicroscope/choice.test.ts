// Which replica is looked at when what was chosen is there, has moved, or has gone.
import type { LogReplica } from '@railyard/lab-runner/protocol';
import { expect, it } from 'vitest';
import { choose } from './choice.ts';

const replica = (
  topic: string,
  partition: number,
  broker: LogReplica['broker'],
  leads = false,
): LogReplica => ({
  ...{
    topic,
    partition,
    broker,
    leads,
    folder: `${topic}-${partition}`,
    stage: 'live',
    segments: 1,
    bytes: 1,
  },
});
const all = [
  replica('orders', 0, 'kafka1'),
  replica('orders', 0, 'kafka2', true),
  replica('orders', 1, 'kafka3', true),
  replica('trains', 0, 'kafka1', true),
];
const wish = { topic: 'orders', partition: 0, broker: 'kafka1', folder: 'orders-0' };

it('begins with the first partition, where it leads', () => expect(choose(all, undefined)).toBe(all[1]));

it('keeps what was chosen', () => expect(choose(all, wish)).toBe(all[0]));

it('falls back to the leader, to the topic, and to anything', () => {
  expect(choose(all, { ...wish, broker: 'kafka3' })).toBe(all[1]);
  expect(choose(all, { ...wish, partition: 7 })).toBe(all[1]);
  expect(choose(all, { ...wish, topic: 'gone' })).toBe(all[1]);
  expect(choose([], wish)).toBeUndefined();
});
