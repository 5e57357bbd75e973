// Consumer groups that have members now: which programs in the consoles these are, and stopping them, politely first.
// Knows no Kafka and no processes; never joins a group.
import { RailyardError, type RunningGroupsView, type StoppedGroupView } from '../../../protocol/index.ts';
import type { GroupsLook } from '../../ports/groups.ts';
import type { ConsoleHub, ConsoleProgram } from '../console/console-hub.ts';
import { waitUntil } from '../grader/wait.ts';
import { membersAmong, programViews } from './told-apart.ts';

export interface RunningGroups {
  /** `asker`: the console that asks; what has its terminal is the question itself. */
  look(asker?: string): Promise<RunningGroupsView>;
  /**
   * Ends the group's programs, or everything in the consoles, and waits until the group has no members. Throws
   * NO_MEMBERS, GROUP_NOT_TOLD_APART, GROUP_ELSEWHERE, and the signal's reason.
   */
  stop(request: StopRequest): Promise<StoppedGroupView>;
}

export interface StopRequest {
  readonly group: string;
  readonly everything: boolean;
  readonly asker?: string | undefined;
  readonly signal: AbortSignal;
}

export interface RunningGroupsParts {
  readonly glance: () => Promise<GroupsLook>;
  readonly consoles: Pick<ConsoleHub, 'programs' | 'signal'>;
}

/**
 * As Ctrl-C first. Our own clients take up to five seconds to leave their group, and take a second signal for
 * impatience; who ignores the first, as a job of a shell without job control does, is asked again.
 */
const ways = [
  { signal: 'SIGINT', withinMs: 7000 },
  { signal: 'SIGTERM', withinMs: 7000 },
  { signal: 'SIGKILL', withinMs: 3000 },
] as const;

/** A member that went without goodbye stays for its session time-out: 45 s for Kafka's clients, 30 s for kafkajs. */
const emptyWithinMs = 50_000;

export function createRunningGroups({ glance, consoles }: RunningGroupsParts): RunningGroups {
  let last: Promise<unknown> = Promise.resolve();

  const programs = async (asker: string | undefined) =>
    (await consoles.programs()).filter((one) => !(one.foreground && one.console.id === asker));

  /** Ids of the members, group by group; groups without any are left out. */
  async function members(): Promise<{ cause?: string | undefined; groups: ReadonlyMap<string, string[]> }> {
    const { cause, groups } = await glance();
    const known = groups.filter(({ unknown }) => unknown === undefined);
    const all = known.map(({ sighting }) => [sighting.group, Object.keys(sighting.members)] as const);
    return { cause, groups: new Map(all.filter(([, ids]) => ids.length > 0)) };
  }

  /** How many members a group has; throws where nothing can be said. */
  async function membersOf(group: string): Promise<number> {
    const { cause, names, groups } = await glance();
    const found = groups.find(({ sighting }) => sighting.group === group);
    const silent = cause ?? found?.unknown;
    if (silent !== undefined) throw new RailyardError('GROUPS_UNKNOWN', { detail: silent });
    // Among very many groups not every one is followed.
    if (found === undefined && names.includes(group)) {
      throw new RailyardError('GROUPS_UNKNOWN', { detail: `${group} is one of too many groups` });
    }
    return found === undefined ? 0 : Object.keys(found.sighting.members).length;
  }

  async function stop({ group, everything, asker, signal }: StopRequest): Promise<StoppedGroupView> {
    signal.throwIfAborted();
    const count = await membersOf(group);
    if (count === 0) throw new RailyardError('NO_MEMBERS', { group });
    const all = await programs(asker);
    if (all.length === 0) throw new RailyardError('GROUP_ELSEWHERE', { group });
    const own = membersAmong(all, group, count);
    if (!everything && own.length === 0) throw new RailyardError('GROUP_NOT_TOLD_APART', { group });
    const began = performance.now();
    const chosen = everything ? all : own;
    const pids = new Set(own.map(({ pid }) => pid));
    const living = async () => (await programs(asker)).filter(({ pid }) => everything || pids.has(pid));
    const outlived = await end(living, signal);
    let left = count;
    await waitUntil(
      async () => ((left = await membersOf(group)) === 0 ? true : undefined),
      emptyWithinMs,
      signal,
    );
    const elapsedMs = Math.round(performance.now() - began);
    return { group, ended: programViews(chosen), outlived, members: left, elapsedMs };
  }

  async function end(living: () => Promise<readonly ConsoleProgram[]>, signal: AbortSignal): Promise<number> {
    let there = await living();
    for (const way of ways) {
      if (there.length === 0) return 0;
      await consoles.signal(there, way.signal);
      await waitUntil(
        async () => ((there = await living()).length === 0 ? true : undefined),
        way.withinMs,
        signal,
      );
    }
    return there.length;
  }

  return {
    async look(asker) {
      const { cause, groups } = await members();
      const all = groups.size === 0 ? [] : await programs(asker);
      return {
        ...(cause === undefined ? {} : { cause }),
        groups: [...groups].map(([group, ids]) => ({
          ...{ group, members: ids },
          programs: programViews(membersAmong(all, group, ids.length)),
        })),
        programs: programViews(all),
      };
    },
    // One after the other: two at once would both ask the same program, which takes the second for impatience.
    stop(request) {
      const done = last.then(() => stop(request));
      last = done.catch(() => undefined);
      return done;
    },
  };
}
