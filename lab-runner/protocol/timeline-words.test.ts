import type { Happening } from '@railyard/labs/kit';
import { causes, type TimelineEvent } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { causeOf, causeWords, sentenceOf } from './timeline-words.ts';

const stamped = (happening: Happening) =>
  ({ sequence: 1, at: 0, elapsedMs: 0, run: 1, epoch: 1, ...happening }) as TimelineEvent;
const said = (happening: Happening) => sentenceOf(stamped(happening));

const before = { leader: 1, leaderEpoch: 4, isr: [2, 3, 1] };
const orders = { kind: 'partition', topic: 'orders', partition: 0 } as const;

describe('sentenceOf', () => {
  it('names only what changed of a partition', () => {
    expect(said({ ...orders, before, leader: 2, leaderEpoch: 5, isr: [2, 3] })).toBe(
      'orders-0: leader kafka1 → kafka2, in sync [2,3,1] → [2,3], leader epoch 4 → 5',
    );
    expect(said({ ...orders, before, leader: 1, leaderEpoch: 4, isr: [2, 1] })).toBe(
      'orders-0: in sync [2,3,1] → [2,1]',
    );
  });

  it('says nobody where nobody leads', () => {
    expect(said({ ...orders, before, leader: -1, leaderEpoch: 5, isr: [1] })).toContain(
      'leader kafka1 → nobody',
    );
    expect(said({ kind: 'controller', controller: null, before: 2, controllerEpoch: 3 })).toBe(
      'kafka2 is not the controller any more; nobody is',
    );
  });

  it('tells a controller that took its own place again from a new one', () => {
    const epoch = { kind: 'controller', controller: 1, controllerEpoch: 3 } as const;
    expect(said({ ...epoch, before: 1 })).toContain('again');
    expect(said({ ...epoch, before: null })).toBe('kafka1 is the controller now, controller epoch 3');
  });

  it('says what became of each setting', () => {
    expect(
      said({
        kind: 'config',
        entity: 'users',
        name: 'alice',
        before: { consumer_byte_rate: '1', gone: 'x' },
        values: { consumer_byte_rate: '2', added: 'y' },
      }),
    ).toBe('settings of user alice: added = y, consumer_byte_rate 1 → 2, gone (was x) removed');
  });

  it('counts many partitions instead of listing them', () => {
    const replicas = Array.from({ length: 50 }, () => [1, 2, 3]);
    const sentence = said({ kind: 'topic', topic: 'wide', replicas });
    expect(sentence).toContain('50 partitions');
    expect(sentence.length).toBeLessThan(120);
    expect(said({ kind: 'topic', topic: 'one', replicas: [[3]] })).toBe(
      'topic one has 1 partition, replicas [3]',
    );
  });

  it('names topics that make room for others, and counts many', () => {
    const gap = { kind: 'gap', of: 'partitions', open: true } as const;
    expect(said(gap)).toMatch(/nothing is known$/);
    expect(said({ ...gap, left: ['mine', 'yours'] })).toMatch(/not of mine, yours$/);
    expect(said({ ...gap, left: Array.from({ length: 300 }, (_, at) => `bulk-${at}`) })).toMatch(
      /not of 300 topics$/,
    );
  });

  it('knows a broker beyond the three by its number', () => {
    expect(said({ kind: 'broker', broker: 9, registered: true, session: '0x1' })).toContain('broker 9');
  });
});

it('has words for every cause, and none where nobody can tell', () => {
  for (const cause of causes) expect(causeWords[cause]).toMatch(/\w/);
  const event = stamped({ kind: 'command', node: 'kafka1', action: 'stop' });
  expect(causeOf(event)).toBeUndefined();
  expect(causeOf({ ...event, cause: 'command' })).toBe(causeWords.command);
});
