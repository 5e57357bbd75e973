// The mark of a prediction at a broker: said of it, true of it, or both.
import type { ReactNode } from 'react';
import type { MarkKind } from './laid.ts';
import styles from './mark.module.css';

const words = { said: 'you said', did: 'the cluster', both: 'as you said' } as const;

export function Mark({ kind }: { readonly kind: MarkKind }): ReactNode {
  return (
    <span className={styles.mark} data-kind={kind}>
      {words[kind]}
    </span>
  );
}
