// A node's signal lamp: shape, colour and (beside it) a word, so that no one of the three is needed alone.
import type { NodeView } from '@railyard/lab-runner/protocol';
import type { ReactNode } from 'react';
import styles from './styles.module.css';

export type Phase = NodeView['phase'];

/** Which signal a phase gives; `none` where nothing can be said. */
export function signalOf(phase: Phase): 'go' | 'caution' | 'stop' | 'none' {
  if (phase === 'running') return 'go';
  if (['starting', 'stopping', 'paused', 'cut'].includes(phase)) return 'caution';
  if (phase === 'stopped' || phase === 'failed') return 'stop';
  return 'none';
}

function shapeOf(phase: Phase): ReactNode {
  switch (phase) {
    case 'running':
      return <circle cx="8" cy="8" r="6" className={styles.fill} />;
    case 'starting':
    case 'stopping':
      return (
        <>
          <circle cx="8" cy="8" r="6" className={styles.line} />
          <path d="M8 2a6 6 0 0 1 0 12z" className={styles.fill} />
        </>
      );
    case 'paused':
      return <path d="M3 2h4v12H3zM9 2h4v12H9z" className={styles.fill} />;
    case 'cut':
      return (
        <>
          <circle cx="8" cy="8" r="6" className={styles.line} />
          <path d="M3 13L13 3" className={styles.line} />
        </>
      );
    case 'stopped':
      return <path d="M2.5 2.5h11v11h-11z" className={styles.fill} />;
    case 'failed':
      return <path d="M8 1l7 13H1z" className={styles.fill} />;
    default:
      return <circle cx="8" cy="8" r="6" className={styles.line} strokeDasharray="2.5 2.2" />;
  }
}

export function Lamp({ phase }: { readonly phase: Phase }): ReactNode {
  return (
    <svg viewBox="0 0 16 16" className={styles.lamp} data-signal={signalOf(phase)} aria-hidden="true">
      {shapeOf(phase)}
    </svg>
  );
}

/** The controller's crown. */
export function Crown(): ReactNode {
  return (
    <svg viewBox="0 0 16 12" className={styles.crown} aria-hidden="true">
      <path d="M1 11V2l4 4 3-5 3 5 4-4v9z" fill="currentColor" />
    </svg>
  );
}
