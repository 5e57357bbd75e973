// What has to be known to read the picture rightly, in one sentence. Pure.
import { clock } from './clock.ts';
import { whyUnknown } from './knowledge.ts';
import type { Moment } from './moment.ts';

export interface State {
  /** `lost`: the runner does not answer, and this is the last that was heard. */
  readonly mode: 'live' | 'replay' | 'frozen' | 'lost';
  readonly moment: Moment;
}

export interface Said {
  readonly signal: 'caution' | 'stop' | 'none';
  readonly words: string;
}

/** What has to be known to read the picture rightly; `undefined` when it is live and complete. */
export function situationOf({ mode, moment }: State): Said | undefined {
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
  if (image.gaps.includes('partitions'))
    return {
      signal: 'caution',
      words: 'There are more topics than the picture follows: it shows the lab’s own, and counts only those.',
    };
  return undefined;
}
