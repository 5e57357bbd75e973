// How far the members of a group have read a topic of one partition: read from the timeline, for an offset does not tell who
// committed it. Knows no exercise.
import type { CheckContext, EventOf, TimelineEvent } from '../kit/index.ts';

export interface Unloading {
  /** The recorder has seen the group at all. */
  readonly seen: boolean;
  /** Records its members got on by; where the group was put from outside does not count. */
  readonly read: number;
}

/** `place` is where the group stands now. */
export async function unloadedBy(
  { history }: Pick<CheckContext, 'history'>,
  group: string,
  topic: string,
  place: number,
): Promise<Unloading> {
  const events = (await history.events()).filter((event) => 'group' in event && event.group === group);
  const start = (await history.atStart()).groups[group];
  const seen = start !== undefined || events.length > 0;
  const begun = beginning(events, topic, start?.generation ?? null);
  if (begun === undefined) return { seen, read: 0 };
  const put = events.flatMap((event) =>
    event.kind === 'offsets' && event.sequence > begun.sequence
      ? event.changes
          .filter((change) => change.topic === topic)
          .map(({ from, to }) => (to ?? 0) - (from ?? 0))
      : [],
  );
  return { seen, read: place - begun.place - put.reduce((sum, one) => sum + one, 0) };
}

interface Beginning {
  readonly sequence: number;
  readonly place: number;
}

/**
 * When a member first had the topic, and where the group stood then: what is set under the name of a group that never had
 * members is no event of its own. A generation without an assignment is of members that came while nobody looked.
 */
function beginning(
  events: readonly TimelineEvent[],
  topic: string,
  generation: number | null,
): Beginning | undefined {
  if (generation !== null) return { sequence: 0, place: 0 };
  const assignments = events.filter((event): event is EventOf<'assignment'> => event.kind === 'assignment');
  const first = assignments.find(({ shares }) =>
    Object.values(shares).some((share) => share[topic] !== undefined),
  );
  if (first !== undefined) return { sequence: first.sequence, place: first.committed?.[topic]?.['0'] ?? 0 };
  const known = events.some((event) => event.kind === 'group' && event.generation !== null);
  return known && assignments.length === 0 ? { sequence: 0, place: 0 } : undefined;
}
