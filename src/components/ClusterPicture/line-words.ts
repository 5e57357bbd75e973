// A line of the happenings in words: the event's sentence, and how many others say the same. Pure.
import type { Line } from './bursts.ts';
import { isInternal } from './replicas.ts';
import { wordsOf } from './words.ts';

/** Sentence for people; several partitions that change alike are one sentence. */
export function lineWords({ event, more }: Line): string {
  if (more === 0) return wordsOf(event);
  if ((event.kind === 'partition' || event.kind === 'topic') && isInternal(event.topic))
    return event.kind === 'topic'
      ? `${more + 1} topics Kafka keeps for itself are there`
      : `${more + 1} changes in Kafka’s own topics`;
  return `${wordsOf(event)}; the same for ${more} more of its partitions`;
}
