// A line of the happenings in words: the event's sentence, and how many others say the same. Pure.
import type { Line } from './bursts.ts';
import { isInternal } from './replicas.ts';
import { type Told, toldOf } from './words.ts';

/** What a line says; several partitions that change alike are one sentence. */
export function lineTold({ event, more }: Line): Told {
  if (more === 0) return toldOf(event);
  if (event.kind === 'topic')
    return { sentence: `${more + 1} topics Kafka keeps for itself came or changed` };
  if (event.kind === 'partition' && isInternal(event.topic))
    return { sentence: `${more + 1} changes of partitions Kafka keeps for itself` };
  const { sentence, cause } = toldOf(event);
  return { sentence: `${sentence}; ${more} more of its partitions alike`, cause };
}

/** The same as one string. */
export function lineWords(line: Line): string {
  const { sentence, cause } = lineTold(line);
  return cause === undefined ? sentence : `${sentence} (${cause})`;
}
