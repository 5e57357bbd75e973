// Stopping a group: whom it reaches, how politely, and that the end is measured and not assumed.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GroupsLook } from '../../ports/groups.ts';
import type { ProgramSignal } from '../../ports/workbench.ts';
import type { ConsoleProgram } from '../console/console-hub.ts';
import { createRunningGroups } from './running-groups.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const signal = new AbortController().signal;

/** `hears`: the first signal that ends it. `leaves`: ms until the group has lost it then. */
interface Scene {
  readonly args: readonly string[];
  readonly hears?: ProgramSignal;
  readonly leaves?: number;
  readonly console?: string;
  readonly foreground?: boolean;
}

function setUp(scenes: readonly Scene[], members = scenes.length, cause?: string) {
  let running = scenes.map(({ args, console: id = 'one', foreground = false }, index) => ({
    ...{ pid: 100 + index, parent: 10, args, since: 5, foreground },
    console: { id, title: `Console ${id}` },
  })) satisfies ConsoleProgram[];
  let ids = Array.from({ length: members }, (_, index) => `member-${index}`);
  const sent: string[] = [];
  const glance = async () =>
    ({
      ...{ cause, names: ['billing', 'many'], steps: [] },
      groups: [
        { sighting: { group: 'billing', members: Object.fromEntries(ids.map((id) => [id, {}])) } },
        { sighting: { group: 'empty', members: {} } },
        { sighting: { group: 'silent', members: { old: {} } }, unknown: 'kafka2 does not answer' },
      ],
    }) as unknown as GroupsLook;
  const groups = createRunningGroups({
    glance,
    consoles: {
      programs: async () => running,
      signal: async (programs, name) => {
        for (const { pid } of programs) {
          sent.push(`${name} ${pid}`);
          const { hears = 'SIGINT', leaves = 0 } = scenes[pid - 100] ?? {};
          if (hears !== name) continue;
          running = running.filter((one) => one.pid !== pid);
          setTimeout(() => (ids = ids.filter((id) => id !== `member-${pid - 100}`)), leaves);
        }
      },
    },
  });
  const stop = async (
    everything = false,
    more: { asker?: string; group?: string; signal?: AbortSignal } = {},
  ) => {
    const stopped = groups.stop({ group: 'billing', everything, signal, ...more });
    stopped.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(90_000);
    return stopped;
  };
  return { groups, sent, stop };
}

const named: Scene = { args: ['java', '--group', 'billing'] };
const unnamed: Scene = { args: ['node', 'order.js'] };

describe('a look', () => {
  it('tells groups with members, and the programs these are where that can be told', async () => {
    const { groups } = setUp([named, unnamed], 1);
    const view = await groups.look();
    expect(view.groups).toEqual([
      {
        group: 'billing',
        members: ['member-0'],
        programs: [{ console: 'Console one', command: 'java --group billing', since: 5 }],
      },
    ]);
    expect(view.programs).toHaveLength(2);
  });

  it('says why nothing can be told', async () => {
    const { groups } = setUp([], 0, 'ZooKeeper does not answer');
    expect(await groups.look()).toEqual({ cause: 'ZooKeeper does not answer', groups: [], programs: [] });
  });
});

describe('a stop', () => {
  it('asks only the programs of the group, once, and waits until the group has lost them', async () => {
    const { stop, sent } = setUp([{ ...named, leaves: 3000 }, unnamed], 1);
    const stopped = await stop();
    expect(stopped).toMatchObject({ outlived: 0, members: 0, ended: [{ command: 'java --group billing' }] });
    expect(stopped.elapsedMs).toBeGreaterThanOrEqual(3000);
    expect(sent).toEqual(['SIGINT 100']);
  });

  it('ends everything only when told so, harder and harder', async () => {
    const { stop, sent } = setUp([
      unnamed,
      { ...unnamed, hears: 'SIGTERM' },
      { ...unnamed, hears: 'SIGKILL', leaves: 45_000 },
    ]);
    await expect(stop()).rejects.toMatchObject({ code: 'GROUP_NOT_TOLD_APART' });
    expect(sent).toEqual([]);
    expect(await stop(true)).toMatchObject({ outlived: 0, members: 0 });
    expect(sent).toEqual([
      'SIGINT 100',
      'SIGINT 101',
      'SIGINT 102',
      'SIGTERM 101',
      'SIGTERM 102',
      'SIGKILL 102',
    ]);
  });

  it('spares what has the terminal of the console that asks', async () => {
    const { stop, sent } = setUp(
      [unnamed, { ...unnamed, console: 'two', foreground: true }, { ...unnamed, foreground: true }],
      1,
    );
    await stop(true, { asker: 'two' });
    expect(sent).toEqual(['SIGINT 100', 'SIGINT 102']);
  });

  it('says that the group still has members, where it has', async () => {
    const { stop } = setUp([named], 1);
    expect(await stop()).toMatchObject({ members: 0 });
    const elsewhere = setUp([unnamed], 2);
    expect(await elsewhere.stop(true)).toMatchObject({ outlived: 0, members: 1 });
  });

  it.each([
    ['a group without members', [named], 'empty', 'NO_MEMBERS'],
    ['a group whose coordinator is silent', [named], 'silent', 'GROUPS_UNKNOWN'],
    ['a group that is not followed', [named], 'many', 'GROUPS_UNKNOWN'],
    ['members that run elsewhere', [], 'billing', 'GROUP_ELSEWHERE'],
  ])('of %s is refused', async (_, scenes, group, code) => {
    await expect(setUp(scenes, 1).stop(true, { group })).rejects.toMatchObject({ code });
  });

  it('ends with who asked', async () => {
    const gone = new AbortController();
    const { groups } = setUp([{ ...named, leaves: 30_000 }], 1);
    const stopped = groups.stop({ group: 'billing', everything: false, signal: gone.signal });
    stopped.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(2000);
    gone.abort(new Error('the page was closed'));
    await expect(stopped).rejects.toThrow('the page was closed');
  });
});
