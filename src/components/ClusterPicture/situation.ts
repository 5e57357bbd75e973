// What has to be known to read the picture rightly, in one sentence. Pure.
import type { ClusterImage } from '@railyard/labs/kit';
import { clock } from './clock.ts';
import { whyUnknown } from './knowledge.ts';
import type { Moment } from './moment.ts';

export interface State {
  /** `lost`: the runner does not answer, and this is the last that was heard. */
  readonly mode: 'live' | 'replay' | 'frozen' | 'lost';
  readonly moment: Moment;
  /** How many topics there are, also those the picture does not follow. */
  readonly topics?: number | null | undefined;
}

export interface Said {
  readonly signal: 'caution' | 'stop' | 'none';
  readonly words: string;
}

/** What has to be known to read the picture rightly; `undefined` when it is live and complete. */
export function situationOf({ mode, moment, topics }: State): Said | undefined {
  const { image, unknownSince } = moment;
  // What it waits for is said by a notice of its own.
  if (mode === 'frozen') return undefined;
  if (mode === 'lost')
    return {
      signal: 'stop',
      words: `The runner does not answer. This is how it was at ${clock(image.at)}.`,
    };
  if (mode === 'replay')
    return { signal: 'none', words: `Replay: the cluster as it was at ${clock(image.at)}.` };
  const why = whyUnknown(image);
  if (why !== undefined) {
    const since = unknownSince === undefined ? '' : ` since ${clock(unknownSince)}`;
    return { signal: 'stop', words: `Unknown${since}: ${why}. Drawn pale is what was known before.` };
  }
  if (image.gaps.includes('partitions')) return { signal: 'caution', words: crowded(image, topics) };
  return undefined;
}

function crowded({ topics }: ClusterImage, total: number | null | undefined): string {
  const followed = Object.keys(topics).length;
  const there = total ? `There are ${total} topics, more` : 'There are more topics';
  return `${there} than the picture follows: it shows ${followed} of them, the lab’s own first, and counts only those.`;
}
