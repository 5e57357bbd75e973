// Reality laid beside a locked prediction, kindly when they differ. Knows no check.
import type { Comparison } from '@railyard/labs/kit';
import type { ReactNode } from 'react';
import type { z } from 'zod/mini';
import { Words } from '../Words/index.tsx';
import styles from './comparison.module.css';

type Compared = z.infer<typeof Comparison>;

export function ComparisonView({ comparison }: { readonly comparison: Compared }): ReactNode {
  const { predicted, happened, said, did, surprise } = comparison;
  const right = predicted === happened;
  return (
    <div className={styles.comparison} data-right={right}>
      <p className={styles.title}>
        {right ? 'It went as you predicted' : 'Not what you predicted: the interesting case'}
      </p>
      <dl className={styles.sides}>
        <div>
          <dt>You predicted</dt>
          <dd>
            <Words text={said} />
          </dd>
        </div>
        <div>
          <dt>The cluster</dt>
          <dd>
            <Words text={did} />
          </dd>
        </div>
      </dl>
      {surprise !== undefined && (
        <p>
          <Words text={surprise} /> A prediction is never graded.
        </p>
      )}
    </div>
  );
}
