// What is seen of a group while its coordinator's memory and its log say different things.
import { describe, expect, it } from 'vitest';
import type { Described } from './group-coordinators.ts';
import type { LoggedGroup } from './group-log.ts';
import { partitionsOf, sightingOf, sightingsOf } from './group-sightings.ts';

const written = {
  generation: 4,
  protocol: 'range',
  leader: 'a',
  members: [
    { id: 'a', clientId: 'app', host: '/h', instance: 'seat', share: { orders: [0, 1] }, kept: false },
    { id: 'b', clientId: 'app', host: '/h', share: { orders: [2] }, kept: false },
  ],
};
const logged: LoggedGroup = { stored: written, offsets: new Map([['orders 0', 40]]) };
const member = (memberId: string) => ({
  ...{ memberId, clientId: 'app', clientHost: '/h', memberAssignment: Buffer.alloc(0) },
});
const described = (state: Described['state'], ...ids: readonly string[]): Described => ({
  state,
  protocol: state === 'Stable' ? 'range' : '',
  members: ids.map(member),
});

describe('a group', () => {
  it('that changes over has the members of now and the assignment of before', () => {
    expect(sightingOf('billing', described('PreparingRebalance', 'b', 'c'), logged)).toEqual({
      group: 'billing',
      state: 'PreparingRebalance',
      generation: 4,
      protocol: 'range',
      way: 'eager',
      members: { b: { clientId: 'app', host: '/h' }, c: { clientId: 'app', host: '/h' } },
      shares: { a: { orders: [0, 1] }, b: { orders: [2] } },
      committed: { orders: { 0: 40 } },
    });
  });

  it('that has become empty owns nothing, also before that is written down', () => {
    expect(sightingOf('billing', described('Empty'), logged)).toMatchObject({ members: {}, shares: {} });
  });

  it('whose log is newer is as it is written there, static members with their name', () => {
    expect(sightingOf('billing', undefined, logged)).toMatchObject({
      state: 'Stable',
      members: { a: { clientId: 'app', host: '/h', instance: 'seat' }, b: { clientId: 'app', host: '/h' } },
    });
  });

  it('whose log has not been read to its end has no number of its generation, and its owners from memory', () => {
    const assignment = Buffer.from('000100000001000161000000010000000300000000', 'hex');
    const one = { ...described('Stable'), members: [{ ...member('a'), memberAssignment: assignment }] };
    expect(sightingOf('billing', one, undefined)).toMatchObject({
      generation: null,
      shares: { a: { a: [3] } },
    });
  });

  it('has every partition it owns or has an offset of, in order', () => {
    const both = {
      stored: written,
      offsets: new Map([
        ['orders 10', 1],
        ['bills 0', 1],
      ]),
    };
    expect(partitionsOf(both, sightingOf('billing', undefined, both))).toEqual([
      ...[
        ['bills', 0],
        ['orders', 0],
        ['orders', 1],
        ['orders', 2],
        ['orders', 10],
      ],
    ]);
  });
});

it('a step that deletes a group is its end; offsets that were set are told in order', () => {
  expect(sightingsOf({ of: 'deleted', group: 'billing' })).toMatchObject([{ of: 'group', state: 'Dead' }]);
  const change = (partition: number) => ({ topic: 'orders', partition, from: 1, to: 0 });
  const step = { of: 'offsets', group: 'billing', changes: [change(2), change(0)] } as const;
  expect(sightingsOf(step)).toMatchObject([{ changes: [{ partition: 0 }, { partition: 2 }] }]);
});
