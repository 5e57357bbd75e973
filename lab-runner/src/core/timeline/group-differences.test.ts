// What is told of a consumer group from look to look, and what its image is then.
import { applyEvents, emptyImage, type Happening, type TimelineEvent } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../protocol/index.ts';
import type { GroupSighting, Sighting } from '../../ports/sighting.ts';
import { differences } from './differences.ts';

const someone = { clientId: 'console-consumer', host: '/127.0.0.1' };
const stable: GroupSighting = {
  group: 'billing',
  state: 'Stable',
  generation: 1,
  protocol: 'range',
  way: 'eager',
  members: { a: someone },
  shares: { a: { orders: [0, 1] } },
};
const seen = (group: Partial<GroupSighting>): Sighting => ({ of: 'group', ...stable, ...group });

/** Looks one after the other: what was told of each, and the image in the end. */
function told(...sightings: readonly Sighting[]) {
  let image = emptyImage;
  const happenings = sightings.map((sighting) => {
    const happened = differences(image, sighting);
    image = applyEvents(
      image,
      happened.map(
        (happening: Happening, index) =>
          ({
            ...{ sequence: image.sequence + index + 1, at: 1000 + image.sequence, elapsedMs: 0, run: 1 },
            epoch: 1,
            ...happening,
          }) as TimelineEvent,
      ),
    );
    return happened;
  });
  return { image, happenings };
}
const sentences = (happenings: readonly Happening[]) =>
  happenings.map((happening) => sentenceOf(happening as TimelineEvent));

describe('a group', () => {
  it('that is seen for the first time is told whole, and a second look alike tells nothing', () => {
    const { happenings, image } = told(seen({}), seen({}));
    expect(sentences(happenings[0] ?? [])).toEqual([
      'group billing is seen: Stable, generation 1, shared out by range (eager)',
      'console-consumer from 127.0.0.1 joined group billing',
      'group billing, generation 1: orders-0,1 nobody → a',
    ]);
    expect(happenings[1]).toEqual([]);
    expect(image.groups.billing).toMatchObject({ state: 'Stable', shares: { a: { orders: [0, 1] } } });
  });

  it('that gets a second member is told as member, state, generation and moves', () => {
    const two = { a: someone, b: someone };
    const { happenings, image } = told(
      seen({}),
      seen({ state: 'PreparingRebalance', protocol: '', members: two }),
      seen({ generation: 2, members: two, shares: { a: { orders: [0] }, b: { orders: [1] } } }),
    );
    expect(sentences(happenings[1] ?? [])).toEqual([
      'console-consumer from 127.0.0.1 joined group billing',
      'group billing Stable → PreparingRebalance, generation 1',
    ]);
    expect(sentences(happenings[2] ?? [])).toEqual([
      'group billing PreparingRebalance → Stable, generation 2, shared out by range (eager)',
      'group billing, generation 2: orders-1 a → b; 1 stays',
    ]);
    expect(image.groups.billing?.moved).toEqual([{ topic: 'orders', partition: 1, from: 'a', to: 'b' }]);
  });

  it('that moves a partition in two generations keeps where it came from', () => {
    const cooperative = { protocol: 'cooperative-sticky', way: 'cooperative' } as const;
    const both = { ...cooperative, members: { a: someone, b: someone } };
    const { image } = told(
      seen(cooperative),
      seen({ ...both, generation: 2, shares: { a: { orders: [0] }, b: {} } }),
      seen({ ...both, generation: 3, shares: { a: { orders: [0] }, b: { orders: [1] } } }),
    );
    expect(image.groups.billing?.moved).toEqual([{ topic: 'orders', partition: 1, from: 'a', to: 'b' }]);
  });

  it('commits unnoticed; with an assignment it is told where the new owners begin', () => {
    const committed = { orders: { 0: 40, 1: 2 } };
    const { happenings, image } = told(seen({}), seen({ committed }), seen({ generation: 2, committed }), {
      of: 'offsets',
      group: 'billing',
      changes: [{ topic: 'orders', partition: 1, from: 2, to: 0 }],
    });
    expect(happenings[1]).toEqual([]);
    expect(happenings[2]).toMatchObject([{ kind: 'group' }, { kind: 'assignment', committed }]);
    expect(image.groups.billing?.committed).toEqual({ orders: { 0: 40, 1: 0 } });
  });

  it('whose generation moves nothing says so', () => {
    const { happenings, image } = told(seen({}), seen({ generation: 2 }));
    expect(sentences(happenings[1] ?? [])).toEqual([
      'group billing has generation 2, Stable, shared out by range (eager)',
      'group billing, generation 2: every partition stays where it was',
    ]);
    expect(image.groups.billing?.moved).toEqual([]);
  });

  it('that is not listed any more is gone; one whose coordinator is silent is unknown and keeps its members', () => {
    const { happenings, image } = told(
      seen({}),
      seen({ group: 'other' }),
      { of: 'groups', names: ['billing'] },
      seen({ state: 'Unknown' }),
    );
    expect(sentences(happenings[2] ?? [])).toEqual(['group other is gone, and its offsets with it']);
    expect(sentences(happenings[3] ?? [])).toEqual([
      'the state of group billing is not known: its coordinator cannot be asked',
    ]);
    expect(Object.keys(image.groups)).toEqual(['billing']);
    expect(image.groups.billing).toMatchObject({ state: 'Unknown', members: { a: someone } });
  });

  it('whose offsets were set is told with both offsets', () => {
    const changes = [
      { topic: 'orders', partition: 0, from: 42, to: 0 },
      { topic: 'orders', partition: 1, from: 7, to: null },
    ];
    const { happenings } = told({ of: 'offsets', group: 'billing', changes });
    expect(sentences(happenings[0] ?? [])).toEqual([
      'committed offsets of group billing were set: orders-0 42 → 0, orders-1 7 → none',
    ]);
    expect(differences(emptyImage, { of: 'offsets', group: 'billing', changes: [] })).toEqual([]);
  });
});

it('nobody watching is a gap of its own, once', () => {
  const { happenings, image } = told({ of: 'watch', watched: false }, { of: 'watch', watched: false });
  expect(happenings).toEqual([[{ kind: 'gap', of: 'groups', open: true }], []]);
  expect(image.gaps).toEqual(['groups']);
});
