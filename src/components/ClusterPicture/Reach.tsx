// One bar with two marks: solid up to the high watermark, hatched up to the log's end: accepted, and readable by nobody yet.
import type { CSSProperties, ReactNode } from 'react';
import { type Reach as Reached, sharesOf } from './reach.ts';
import styles from './reach.module.css';

export function Reach({ reach }: { readonly reach: Reached | undefined }): ReactNode {
  if (reach === undefined)
    return (
      <span className={styles.unknown} title="High watermark and log end are unknown now">
        <span aria-hidden="true">?</span>
        <span className="unseen">high watermark unknown</span>
      </span>
    );
  const { readable, accepted } = sharesOf(reach);
  const hidden = reach.end - reach.highWatermark;
  return (
    <span
      className={styles.reach}
      title={`High watermark ${reach.highWatermark}, log end ${reach.end}${hidden > 0 ? `: ${hidden} accepted, not readable yet` : ''}`}
    >
      <span
        className={styles.bar}
        aria-hidden="true"
        style={{ '--readable': `${readable * 100}%`, '--accepted': `${accepted * 100}%` } as CSSProperties}
      />
      <span aria-hidden="true" className={styles.words} data-hidden={hidden > 0}>
        <span>{reach.highWatermark}</span>
        {hidden > 0 && ` +${hidden}`}
      </span>
      <span className="unseen">
        high watermark {reach.highWatermark}, log end {reach.end}
      </span>
    </span>
  );
}
