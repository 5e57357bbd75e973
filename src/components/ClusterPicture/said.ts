// Many happenings in as many words as one listens to. Pure.
import type { TimelineEvent } from '@railyard/labs/kit';
import { burstsOf } from './bursts.ts';
import { lineWords } from './line-words.ts';

const atOnce = 4;

/** The first few sentences, and how many more there were. */
export function saidOf(events: readonly TimelineEvent[]): string {
  const lines = burstsOf(events).flatMap((burst) => burst.lines);
  const rest = lines.length - atOnce;
  const sentences = lines.slice(0, atOnce).map((line) => `${lineWords(line)}.`);
  return [...sentences, ...(rest > 0 ? [`And ${rest} more happenings.`] : [])].join(' ');
}
