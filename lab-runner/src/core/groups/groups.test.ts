// When groups are looked at, what the timeline is told of it, and what who asks is given.
import { type ClusterImage, emptyImage } from '@railyard/labs/kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GroupLook, GroupsLook, GroupsOracle } from '../../ports/groups.ts';
import type { Sighting } from '../../ports/sighting.ts';
import { createGroups, type Groups } from './groups.ts';

beforeEach(() => vi.useFakeTimers());
let groups: Groups | undefined;
afterEach(() => {
  groups?.dispose();
  vi.useRealTimers();
});

const look = (
  state: 'Stable' | 'PreparingRebalance',
  committed: number | null,
  end: number | null,
): GroupLook => ({
  sighting: {
    ...{ group: 'billing', state, generation: 1, protocol: 'range', way: 'eager' },
    ...{ members: {}, shares: {} },
  },
  coordinator: 2,
  offsets: [{ topic: 'orders', partition: 0, committed, end }],
});

function setUp(found: () => Partial<GroupsLook>, needed = () => false) {
  const looks: boolean[] = [];
  const told: Sighting[] = [];
  const oracle: GroupsOracle = {
    look: async (_: ClusterImage, { fresh }) => {
      looks.push(fresh);
      return { names: ['billing'], steps: [], groups: [], ...found() };
    },
    close: () => undefined,
  };
  const timeline = { image: () => emptyImage, saw: (sighting: Sighting) => void told.push(sighting) };
  groups = createGroups({ oracle, timeline, needed, clock: Date.now, monotonic: Date.now });
  const watches = () => told.flatMap((one) => (one.of === 'watch' ? [one.watched] : []));
  return { groups, looks, told, watches };
}

describe('groups', () => {
  it('are looked at once a second while somebody asks, then no more, and the timeline knows', async () => {
    const { groups, looks, watches } = setUp(() => ({}));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looks).toEqual([]);
    await Promise.all([groups.read(), groups.read()]);
    await vi.advanceTimersByTimeAsync(1000);
    await groups.read();
    expect(looks).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks.length).toBeLessThanOrEqual(7);
    expect(watches().at(0)).toBe(true);
    expect(watches().at(-1)).toBe(false);
    await groups.read();
    expect(looks.at(-1)).toBe(true);
  });

  it('are looked at without anybody asking while an attempt needs it', async () => {
    let needed = true;
    const { looks, watches } = setUp(
      () => ({}),
      () => needed,
    );
    await vi.advanceTimersByTimeAsync(20_000);
    expect(looks.length).toBeGreaterThan(15);
    needed = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(watches().at(-1)).toBe(false);
  });

  it('are glanced at without a watch, of which the timeline hears nothing', async () => {
    const { groups, looks, told } = setUp(() => ({ groups: [look('Stable', 0, 0)] }));
    const [one, other] = await Promise.all([groups.glance(), groups.glance()]);
    expect(one).toBe(other);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looks).toEqual([true]);
    expect(told).toEqual([]);
    await Promise.all([groups.glance(), groups.read()]);
    expect(looks).toEqual([true, true, true]);
    await groups.glance();
    expect(looks).toHaveLength(3);
  });

  it('that change over are looked at more often', async () => {
    const { groups, looks } = setUp(() => ({ groups: [look('PreparingRebalance', 0, 0)] }));
    await groups.read();
    await vi.advanceTimersByTimeAsync(1000);
    expect(looks).toHaveLength(5);
  });

  it('are told step by step, then as they are', async () => {
    const steps: Sighting[] = [{ of: 'offsets', group: 'billing', changes: [] }];
    const { groups, told } = setUp(() => ({ steps, groups: [look('Stable', 0, 0)] }));
    await groups.read();
    expect(told.map(({ of }) => of)).toEqual(['offsets', 'groups', 'group', 'watch']);
  });

  it('of which nothing can be said are told nothing of, and who asks hears why', async () => {
    const { groups, told } = setUp(() => ({ cause: 'ZooKeeper does not answer', groups: [] }));
    expect(await groups.read()).toMatchObject({ cause: 'ZooKeeper does not answer', groups: [], more: 1 });
    expect(told).toEqual([]);
  });
});

describe('catching up', () => {
  it('waits for a look that begins after it was asked for, and begins it at once', async () => {
    const { groups, looks, told } = setUp(
      () => ({}),
      () => true,
    );
    await vi.advanceTimersByTimeAsync(1500);
    const before = looks.length;
    told.length = 0;
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all([groups.caughtUp(), groups.caughtUp()]);
    expect(looks).toHaveLength(before + 1);
    expect(told.map(({ of }) => of)).toContain('groups');
    await vi.advanceTimersByTimeAsync(3000);
    expect(looks).toHaveLength(before + 4);
  });

  it('is not satisfied by a look that was under way already', async () => {
    const answers: (() => void)[] = [];
    const looked = new Promise<void>((resolve) => answers.push(resolve));
    let first: Promise<void> | undefined = looked;
    const told: Sighting[] = [];
    let looks = 0;
    groups = createGroups({
      oracle: {
        look: async () => {
          looks += 1;
          await first;
          first = undefined;
          return { names: [], steps: [], groups: [] };
        },
        close: () => undefined,
      },
      timeline: { image: () => emptyImage, saw: (sighting) => void told.push(sighting) },
      needed: () => true,
      ...{ clock: Date.now, monotonic: Date.now },
    });
    await vi.advanceTimersByTimeAsync(1000);
    expect(looks).toBe(1);
    await vi.advanceTimersByTimeAsync(10);
    const caughtUp = groups.caughtUp();
    answers[0]?.();
    await caughtUp;
    expect(looks).toBe(2);
  });

  it('is there at once while nobody watches', async () => {
    const { groups, looks } = setUp(() => ({}));
    await groups.caughtUp();
    expect(looks).toEqual([]);
  });
});

it('a look that fails says so, and the next one is taken', async () => {
  let broken = true;
  const { groups } = setUp(() => {
    if (broken) throw new Error('a bug');
    return {};
  });
  expect((await groups.read()).cause).toContain('a bug');
  broken = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect((await groups.read()).cause).toBeUndefined();
});

describe('the lag', () => {
  it('counts what is committed, and is unknown with any end', async () => {
    const found = { groups: [look('Stable', 40, 42)] };
    const { groups } = setUp(() => found);
    expect((await groups.read()).groups[0]).toMatchObject({ lag: 2, coordinator: 2 });
    found.groups = [look('Stable', 40, null)];
    await vi.advanceTimersByTimeAsync(1000);
    expect((await groups.read()).groups[0]).toMatchObject({ lag: null });
    found.groups = [look('Stable', null, 9)];
    await vi.advanceTimersByTimeAsync(1000);
    expect((await groups.read()).groups[0]).toMatchObject({ lag: 0 });
  });

  it('has a sample for each look, and who asks again gets only the new ones', async () => {
    const { groups } = setUp(() => ({ groups: [look('Stable', 40, 42)] }));
    const first = await groups.read();
    await vi.advanceTimersByTimeAsync(2000);
    expect((await groups.read(first.at)).groups[0]?.samples).toEqual([
      [first.at + 1000, 2],
      [first.at + 2000, 2],
    ]);
  });
});
