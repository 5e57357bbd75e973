// Consumer groups, looked at once a second while somebody watches them or an attempt needs it: what changed goes into the timeline,
// what is so at this moment to who asks. Knows no Kafka.
import type { ClusterImage } from '@railyard/labs/kit';
import type { GroupsView } from '../../../protocol/index.ts';
import type { GroupLook, GroupsLook, GroupsOracle } from '../../ports/groups.ts';
import type { Sighting } from '../../ports/sighting.ts';
import { createSamples } from './samples.ts';

const everyMs = 1000;
/** While a group changes over, its states are short. */
const everyMsWhileChanging = 250;
/** Who does not ask again for so long watches no more. */
const watchedForMs = 4000;
/** How often it is seen whether an attempt needs the groups. */
const needAskedEveryMs = 1000;

export interface GroupsParts {
  readonly oracle: GroupsOracle;
  readonly timeline: { image(): ClusterImage; saw(sighting: Sighting): void };
  /** Whether an attempt is under way whose check reads what happened to groups. */
  readonly needed: () => boolean;
  readonly clock?: () => number;
  readonly monotonic?: () => number;
}

export interface Groups {
  /** How the groups are, at most a second old; who asks watches for some seconds. `since`: samples later than this. */
  read(since?: number): Promise<GroupsView>;
  /** One look, at most a second old, without watching: the timeline hears nothing of it. */
  glance(): Promise<GroupsLook>;
  /** Resolves when the timeline has been told what is so at this moment; at once while nobody watches and no attempt needs it. */
  caughtUp(): Promise<void>;
  /** Ends the watch; the timeline is told. */
  dispose(): void;
}

export function createGroups(parts: GroupsParts): Groups {
  const { oracle, timeline, needed, clock = Date.now, monotonic = () => performance.now() } = parts;
  const samples = createSamples();
  let askedAt = -Infinity;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  /** The look that is under way, or the last one; `undefined` while nobody watches. */
  let look: Promise<GroupsLook> | undefined;
  /** A look of its own that is under way: two at once would read the same twice. */
  let glance: Promise<GroupsLook> | undefined;
  let lookedAt = 0;
  /** When the last look began to ask, on the monotonic clock, and whether its answer is still awaited. */
  let beganAt = -Infinity;
  let looking = false;
  let fresh = true;

  const lookNow = () =>
    oracle.look(timeline.image(), { fresh }).catch((error: unknown): GroupsLook => blind(error));
  const wanted = () => !ended && (monotonic() - askedAt < watchedForMs || needed());

  async function take(): Promise<GroupsLook> {
    looking = true;
    await glance;
    beganAt = monotonic();
    const found = await lookNow();
    looking = false;
    if (ended) return found;
    lookedAt = clock();
    const changing = tell(found);
    if (found.cause === undefined) {
      fresh = false;
      timeline.saw({ of: 'watch', watched: true });
      samples.add(lookedAt, new Map(found.groups.map((one) => [one.sighting.group, lagOf(one)])));
    }
    timer = setTimeout(next, changing ? everyMsWhileChanging : everyMs);
    return found;
  }

  /** Whether any group is changing over. */
  function tell({ cause, names, steps, groups }: GroupsLook): boolean {
    if (cause !== undefined) return false;
    for (const step of steps) timeline.saw(step);
    timeline.saw({ of: 'groups', names });
    for (const { sighting } of groups) timeline.saw({ of: 'group', ...sighting });
    return steps.length > 0 || groups.some(({ sighting }) => sighting.state.endsWith('Rebalance'));
  }

  function next(): void {
    if (wanted()) {
      look = take();
      return;
    }
    look = undefined;
    fresh = true;
    samples.clear();
    timeline.saw({ of: 'watch', watched: false });
  }

  const need = setInterval(() => {
    if (look === undefined && needed()) look = take();
  }, needAskedEveryMs);
  need.unref();

  return {
    async read(since = 0) {
      askedAt = monotonic();
      look ??= take();
      const { cause, names, groups } = await look;
      return {
        at: lookedAt,
        ...(cause === undefined ? {} : { cause }),
        more: Math.max(0, names.length - groups.length),
        groups: groups.map((one) => ({
          group: one.sighting.group,
          coordinator: one.coordinator,
          ...(one.unknown === undefined ? {} : { unknown: one.unknown }),
          partitions: [...one.offsets],
          lag: lagOf(one),
          samples: samples.after(one.sighting.group, since),
        })),
      };
    },
    // Whatever is looked at while nobody watches is `fresh`.
    glance: () => look ?? (glance ??= lookNow().finally(() => (glance = undefined))),
    async caughtUp() {
      const moment = monotonic();
      while (wanted() && beganAt < moment) {
        if (!looking) {
          clearTimeout(timer);
          look = take();
        }
        await look;
      }
    },
    dispose() {
      ended = true;
      if (look !== undefined) timeline.saw({ of: 'watch', watched: false });
      clearInterval(need);
      clearTimeout(timer);
    },
  };
}

/** A look that fails as a whole is a look that saw nothing. */
function blind(error: unknown): GroupsLook {
  const why = error instanceof Error ? error.message : String(error);
  return { cause: `the look failed (${why})`, names: [], steps: [], groups: [] };
}

/** Unknown when the end of any partition is that has an offset. */
function lagOf({ offsets }: GroupLook): number | null {
  let lag = 0;
  for (const { committed, end } of offsets) {
    if (committed === null) continue;
    if (end === null) return null;
    // The end was asked after the offset was read, and may still be older where a leader changed.
    lag += Math.max(0, end - committed);
  }
  return lag;
}
