// Small signs of the picture: the star of the preferred leader, and one shape for each signal, so that colour is never alone.
import type { ReactNode } from 'react';
import styles from './signs.module.css';

export type Signal = 'go' | 'caution' | 'stop' | 'none';

/** The first replica of the assignment: who leads when all is well. */
export function Star(): ReactNode {
  return (
    <svg viewBox="0 0 16 16" className={styles.star} aria-hidden="true">
      <path
        d="M8 1l2.1 4.8 5.2.5-3.9 3.4 1.2 5.1L8 12.1l-4.6 2.7 1.2-5.1L.7 6.3l5.2-.5z"
        fill="currentColor"
      />
    </svg>
  );
}

/** Round, three-cornered, square, and an open ring where nothing can be said. */
export function SignalSign({ signal }: { readonly signal: Signal }): ReactNode {
  return (
    <svg viewBox="0 0 16 16" className={styles.signal} data-signal={signal} aria-hidden="true">
      {signal === 'go' && <circle cx="8" cy="8" r="6" className={styles.fill} />}
      {signal === 'caution' && <path d="M8 1.5l7 12.5H1z" className={styles.fill} />}
      {signal === 'stop' && <path d="M2.5 2.5h11v11h-11z" className={styles.fill} />}
      {signal === 'none' && <circle cx="8" cy="8" r="6" className={styles.open} />}
    </svg>
  );
}
