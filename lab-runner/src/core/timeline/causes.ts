// Why something happened, as far as it can be known from what was seen before it. Pure; absent means nobody can tell.
import type { Cause, Leadership } from '@railyard/labs/kit';
import type { Ending, NodeStory } from './node-story.ts';

/** A session that outlives its node by more than this was not closed by it. */
const goodbyeMs = 1500;
/** A pause is felt for so long: the session may run out just after the node goes on. */
const pauseFeltMs = 10_000;

export interface Departure {
  readonly story: NodeStory;
  /** Monotonic ms. */
  readonly now: number;
  /** It was the leader, or in sync, of a partition somebody else could have taken over. */
  readonly heldSomething: boolean;
  /** Found after a gap: when it really went is not known. */
  readonly late: boolean;
}

/** Why a broker's registration went. */
export function causeOfDeparture({ story, now, heldSomething, late }: Departure): Cause | undefined {
  const { phase, frozen, lastFrozen, ended } = story;
  if (frozen) return 'sessionExpired';
  if (phase === 'stopping') return 'politeStop';
  if (ended !== undefined) return causeOfEnd(ended, late ? 0 : now - ended.at);
  if (phase !== 'running') return undefined;
  if (now - lastFrozen < pauseFeltMs) return 'sessionExpired';
  // Somebody outside the lab told it to stop: it gave away all it held before it went.
  return heldSomething ? undefined : 'politeStop';
}

/** Why a registration went that its process left behind so many ms ago. */
function causeOfEnd({ phase, detail }: Ending, agoMs: number): Cause | undefined {
  if (phase === 'failed') return 'sessionExpired';
  switch (endingOf(detail)) {
    case 'polite':
      return agoMs > goodbyeMs ? 'sessionExpired' : 'politeStop';
    case 'killed':
      return 'sessionExpired';
    case 'unknown':
      return undefined;
  }
}

/** How a node's end reads in the driver's words. A stop that was asked for has none. */
function endingOf(detail: string | undefined): 'polite' | 'killed' | 'unknown' {
  if (detail === undefined || detail === 'it ended by itself') return 'polite';
  const signal = /\bsignal (\d+)/.exec(detail)?.[1];
  if (signal === undefined) return 'unknown';
  // HUP, INT and TERM are asked for: Java then shuts down in order.
  return ['1', '2', '15'].includes(signal) ? 'polite' : 'killed';
}

export interface PartitionChange {
  readonly before: Leadership | null;
  readonly after: Leadership;
  /** The replicas that are to stay, the preferred leader first; absent while the assignment is not known. */
  readonly replicas: readonly number[] | undefined;
  /** Who led last, while nobody leads. */
  readonly formerLeader: number | undefined;
  readonly isRegistered: (broker: number) => boolean;
  /** True while the broker shuts down in order. */
  readonly isLeaving: (broker: number) => boolean;
  /** Why its registration went, for one that is not registered. */
  readonly whyGone: (broker: number) => Cause | undefined;
}

/** Why a partition's leader or in-sync replicas changed. */
export function causeOfPartitionChange(change: PartitionChange): Cause | undefined {
  const { before, after, replicas, formerLeader, isRegistered, isLeaving, whyGone } = change;
  if (before === null) return undefined;
  // A replica that was reassigned away is neither slow nor gone.
  const stays = (broker: number) => replicas === undefined || replicas.includes(broker);
  if (after.leader !== before.leader) {
    const old = before.leader < 0 ? formerLeader : before.leader;
    if (old === undefined || old === after.leader) return undefined;
    if (!isRegistered(old)) return whyGone(old) === 'politeStop' ? 'politeStop' : 'leaderGone';
    if (before.leader < 0 || after.leader < 0 || !stays(old)) return undefined;
    // Only a controlled shutdown takes a live leader out of the in-sync replicas in the same step.
    if (isLeaving(old) || !after.isr.includes(old)) return 'politeStop';
    return after.leader === replicas?.[0] ? 'preferredElection' : undefined;
  }
  const lost = before.isr.filter((broker) => stays(broker) && !after.isr.includes(broker));
  if (lost.length > 0) {
    const gone = lost.find((broker) => !isRegistered(broker));
    if (gone !== undefined) return whyGone(gone);
    return lost.some(isLeaving) ? 'politeStop' : 'lag';
  }
  return after.isr.some((broker) => !before.isr.includes(broker)) ? 'caughtUp' : undefined;
}

/** Why `/controller` changed. `known` is whether there was a controller before, now or a moment ago. */
export function causeOfControllerChange(change: {
  readonly before: number | null;
  readonly after: number | null;
  readonly known: boolean;
  readonly isRegistered: (broker: number) => boolean;
  readonly whyGone: (broker: number) => Cause | undefined;
}): Cause | undefined {
  const { before, after, known, isRegistered, whyGone } = change;
  if (after !== null) return known ? 'controllerGone' : undefined;
  return before !== null && !isRegistered(before) ? whyGone(before) : undefined;
}
