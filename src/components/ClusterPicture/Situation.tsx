// One sentence above the picture when it is not simply live and known: replay, frozen, lost, no quorum, too many topics.
import type { ReactNode } from 'react';
import { SignalSign } from './Signs.tsx';
import { type State, situationOf } from './situation.ts';
import styles from './styles.module.css';

export function Situation(props: State): ReactNode {
  const said = situationOf(props);
  if (said === undefined) return null;
  return (
    <p className={styles.situation} data-signal={said.signal}>
      <SignalSign signal={said.signal} />
      <span>{said.words}</span>
    </p>
  );
}
