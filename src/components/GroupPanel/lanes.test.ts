// Which token is in which lane, and what became of it: eagerly, cooperatively, while it lasts and afterwards.
import { type GroupImage, newGroup } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { type Lane, lanesOf } from './lanes.ts';

const id = (letter: string) => `app-${letter.repeat(8)}-0000-0000-0000-000000000000`;
const [a, b] = [id('a'), id('b')];
const someone = { clientId: 'app', host: '/127.0.0.1' };
const settled: GroupImage = {
  ...newGroup,
  ...{ state: 'Stable', generation: 2, protocol: 'range', way: 'eager' },
  members: { [a]: someone, [b]: someone },
  shares: { [a]: { orders: [0] }, [b]: { orders: [1] } },
  moved: [{ topic: 'orders', partition: 1, from: a, to: b }],
};
const cooperative = { protocol: 'cooperative-sticky', way: 'cooperative' } as const;
/** `name part: orders-0 mark, …` */
const drawn = (lanes: readonly Lane[]) =>
  lanes.map(
    ({ name, part, tokens }) =>
      `${name} ${part}: ${tokens.map(({ topic, partition, mark, from }) => `${topic}-${partition} ${mark}${from ? ` from ${from}` : ''}`).join(', ')}`,
  );

describe('lanes', () => {
  it('show after an eager change what moved, and what everybody had let go of and got back', () => {
    expect(drawn(lanesOf(settled))).toEqual([
      'app-aaaa member: orders-0 back',
      'app-bbbb member: orders-1 moved from app-aaaa',
    ]);
  });

  it('show after a cooperative change what was kept all the time', () => {
    expect(drawn(lanesOf({ ...settled, ...cooperative }))[0]).toBe('app-aaaa member: orders-0 kept');
  });

  it('show everything paused while an eager group changes over, and a new member without an assignment', () => {
    const shares = { [a]: { orders: [0, 1] } };
    const changing: GroupImage = { ...settled, state: 'PreparingRebalance', shares, moved: [] };
    expect(drawn(lanesOf(changing))).toEqual([
      'app-aaaa member: orders-0 paused, orders-1 paused',
      'app-bbbb joins: ',
    ]);
    expect(drawn(lanesOf({ ...changing, ...cooperative }))[0]).toContain('orders-0 kept, orders-1 kept');
  });

  it('show between two generations what one member let go of and nobody has yet', () => {
    const shares: GroupImage['shares'] = { [a]: { orders: [0] }, [b]: {} };
    const moved = [{ topic: 'orders', partition: 1, from: a, to: null }];
    expect(drawn(lanesOf({ ...settled, ...cooperative, shares, moved }))).toEqual([
      'app-aaaa member: orders-0 kept',
      'app-bbbb member: ',
      'nobody nobody: orders-1 paused from app-aaaa',
    ]);
  });

  it('keep a member that has left until the next assignment', () => {
    expect(drawn(lanesOf({ ...settled, members: { [b]: someone } }))[0]).toMatch(/^app-aaaa left/);
  });

  it('of a group without members hold its offsets', () => {
    const empty: GroupImage = { ...settled, state: 'Empty', members: {}, shares: {}, moved: [] };
    expect(drawn(lanesOf(empty, [{ topic: 'orders', partition: 0 }]))).toEqual([
      'nobody nobody: orders-0 free',
    ]);
    expect(lanesOf(empty)).toEqual([]);
  });

  it('claim nothing of a group whose coordinator is silent', () => {
    expect(drawn(lanesOf({ ...settled, state: 'Unknown' }))[0]).toBe('app-aaaa member: orders-0 unknown');
  });
});
