// A happening as the picture writes it: the timeline's own sentence, and its cause where that is news.
import { causeOf, sentenceOf } from '@railyard/lab-runner/protocol';
import type { TimelineEvent } from '@railyard/labs/kit';

export interface Told {
  readonly sentence: string;
  readonly cause?: string | undefined;
}

/** That somebody asked for an act is said by the command's own line already. */
export function toldOf(event: TimelineEvent): Told {
  const sentence = sentenceOf(event);
  return event.cause === 'command' ? { sentence } : { sentence, cause: causeOf(event) };
}

/** Both in one, for titles and for people who listen. */
export function wordsOf(event: TimelineEvent): string {
  const { sentence, cause } = toldOf(event);
  return cause === undefined ? sentence : `${sentence} (${cause})`;
}
