// One station's mark: a ring on the track, filled when its exercise is passed.
import type { ReactNode } from 'react';
import styles from './styles.module.css';

export function Station({ passed }: { readonly passed: boolean }): ReactNode {
  return (
    <svg viewBox="0 0 20 20" className={styles.station} data-passed={passed} aria-hidden="true">
      <circle cx="10" cy="10" r="7" />
      {passed && <path d="M6.4 10.2l2.5 2.6 4.8-5.4" />}
    </svg>
  );
}
