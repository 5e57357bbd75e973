// How many consoles there may be, what they are called, and that closing leaves nothing behind.
import { beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleView, limits, RailyardError } from '../../../protocol/index.ts';
import { createFakeWorkbench, type FakeWorkbench } from './fakes.ts';
import { type ConsoleHub, createConsoleHub, createConsoleKeys } from './index.ts';

const size = { columns: 80, rows: 24 };
let workbench: FakeWorkbench;
let keys: ReturnType<typeof createConsoleKeys>;
let hub: ConsoleHub;
beforeEach(() => {
  workbench = createFakeWorkbench();
  keys = createConsoleKeys();
  hub = createConsoleHub({
    workbench,
    keys,
    environment: (id, key) => ({ RAILYARD_ID: id, RAILYARD_CONSOLE_KEY: key }),
  });
});

const keyOf = (at: number) => workbench.shells[at]?.options.env.RAILYARD_CONSOLE_KEY ?? '';

describe('opening', () => {
  it('stops at the cap, also when a hundred come at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => hub.open(size)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(limits.consoles);
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as RailyardError] : [],
    );
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['TOO_MANY_SHELLS']));
    expect(refused[0]?.message).toBe('There are already 4 consoles open.');
    expect(workbench.shells).toHaveLength(limits.consoles);
  });

  it('gives the lowest free number', async () => {
    const views = [await hub.open(size), await hub.open(size), await hub.open(size)];
    expect(views.map(({ title }) => title)).toEqual(['Console 1', 'Console 2', 'Console 3']);
    await hub.close(views[1]?.id ?? '');
    expect((await hub.open(size)).title).toBe('Console 2');
  });

  it('that fails leaves no place taken and no key behind', async () => {
    workbench.failWith = new RailyardError('INTERNAL', { detail: 'x' });
    for (let time = 0; time < 10; time += 1) {
      await expect(hub.open(size)).rejects.toMatchObject({ code: 'INTERNAL' });
    }
    workbench.failWith = undefined;
    expect((await hub.open(size)).title).toBe('Console 1');
    expect(hub.list()).toHaveLength(1);
  });

  it('gives each shell a key of its own that names its console', async () => {
    const { id } = await hub.open(size);
    await hub.open(size);
    expect(keys.find(keyOf(0))).toBe(id);
    expect(keyOf(0)).not.toBe(keyOf(1));
    expect(keys.find('')).toBeUndefined();
  });
});

describe('closing', () => {
  it('ends the shell, revokes the key, frees the place', async () => {
    const { id } = await hub.open(size);
    await hub.close(id);
    expect([workbench.last().closed, keys.find(keyOf(0)), hub.get(id)]).toEqual([true, undefined, undefined]);
    await expect(hub.close(id)).rejects.toMatchObject({ code: 'NO_SUCH_CONSOLE' });
  });

  it('all by a reset tells every page why, also a shell still on its way', async () => {
    const closed: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { id } = await hub.open(size);
      hub
        .get(id)
        ?.connect({ bytes: () => undefined, message: () => undefined, close: (why) => closed.push(why) });
    }
    const late = hub.open(size);
    await hub.closeAll('SEAT_RESET');
    await expect(late).rejects.toMatchObject({ code: 'SEAT_RESET' });
    expect(closed).toEqual(['SEAT_RESET', 'SEAT_RESET', 'SEAT_RESET']);
    expect(workbench.shells.map((shell) => shell.closed)).toEqual([true, true, true, true]);
    expect(hub.list()).toEqual([]);
    expect((await hub.open(size)).title).toBe('Console 1');
  });
});

describe('news', () => {
  it('come when a console opens, ends and closes, until one stops listening', async () => {
    const heard: (readonly ConsoleView[])[] = [];
    const subscription = hub.onChange((consoles) => heard.push(consoles));
    const { id } = await hub.open(size);
    workbench.last().end({ status: 0, signal: null });
    await hub.close(id);
    expect(heard).toMatchObject([[{ id, running: true }], [{ id, running: false }], []]);
    subscription.dispose();
    await hub.open(size);
    expect(heard).toHaveLength(3);
  });
});
