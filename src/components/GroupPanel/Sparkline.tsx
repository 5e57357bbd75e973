// The lag of five minutes as a line, its last and its highest value in words beside it.
import type { ReactNode } from 'react';
import { type Sample, sparkOf } from './spark.ts';
import styles from './panel.module.css';

interface Props {
  readonly lag: number | null;
  readonly samples: readonly Sample[];
  readonly now: number;
}

export function Sparkline({ lag, samples, now }: Props): ReactNode {
  const spark = sparkOf(samples, now);
  return (
    <div className={styles.spark}>
      <span>
        lag <b>{lag ?? 'unknown'}</b>
      </span>
      {spark !== undefined && (
        <>
          <svg viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
            <path d="M0 19.5H100" className={styles.ground} />
            <path d={spark.path} className={styles.curve} />
          </svg>
          <small>highest of 5 min: {spark.highest}</small>
        </>
      )}
    </div>
  );
}
