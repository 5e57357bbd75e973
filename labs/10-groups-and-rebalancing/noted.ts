// What the members of a spell have noted as done, themselves: an offset alone does not tell who committed it. Pure.
import type { EventOf, TimelineEvent } from '../kit/index.ts';
import type { Spell } from './spells.ts';

/**
 * Records of the topic, all partitions together: from what was noted when the spell began to what was when the group was shared
 * out next, or to `place`, where it stands now. What a tool has set meanwhile is not theirs.
 */
export function notedIn(
  { sequence, endSequence, from, noted }: Spell,
  events: readonly TimelineEvent[],
  group: string,
  topic: string,
  place: number,
): number {
  const [first] = noted;
  const begun = first?.at === from ? first.records : 0;
  const ours = events.filter(
    (event): event is EventOf<'assignment' | 'offsets'> =>
      (event.kind === 'assignment' || event.kind === 'offsets') && event.group === group,
  );
  const next = ours.find(
    (event) =>
      event.kind === 'assignment' &&
      event.committed !== undefined &&
      event.sequence > (endSequence ?? Infinity),
  );
  const ended = next?.kind === 'assignment' ? sum(Object.values(next.committed?.[topic] ?? {})) : place;
  const put = ours.flatMap((event) =>
    event.kind === 'offsets' && event.sequence > sequence && event.sequence < (next?.sequence ?? Infinity)
      ? event.changes
          .filter((change) => change.topic === topic)
          .map(({ from, to }) => (to ?? 0) - (from ?? 0))
      : [],
  );
  return ended - begun - sum(put);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
