// One sentence above the picture when it is not simply live and known: replay, frozen, lost, no quorum, too many topics.
import type { ReactNode } from 'react';
import type { Frozen } from '../../client/picture.ts';
import { clock } from './clock.ts';
import { whyUnknown } from './knowledge.ts';
import type { Moment } from './moment.ts';
import { SignalSign } from './Signs.tsx';
import type { Shown } from './use-picture.ts';
import styles from './styles.module.css';

interface Props {
  readonly mode: Shown['mode'];
  readonly frozen: Frozen | undefined;
  readonly moment: Moment;
}

export function Situation(props: Props): ReactNode {
  const said = situationOf(props);
  if (said === undefined) return null;
  return (
    <p className={styles.situation} data-signal={said.signal}>
      <SignalSign signal={said.signal} />
      <span>{said.words}</span>
    </p>
  );
}

interface Said {
  readonly signal: 'caution' | 'stop' | 'none';
  readonly words: string;
}

/** What has to be known to read the picture rightly; `undefined` when it is live and complete. */
export function situationOf({ mode, frozen, moment }: Props): Said | undefined {
  const { image, unknownSince } = moment;
  if (mode === 'frozen')
    return { signal: 'none', words: `The picture waits. ${frozen?.reason ?? ''}`.trim() };
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
