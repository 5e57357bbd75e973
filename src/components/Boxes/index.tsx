// The boxes of a lesson: what people get wrong, what differs between versions, and old commands beside their replacements.
import type { ReactNode } from 'react';
import styles from './styles.module.css';

interface BoxProps {
  readonly children: ReactNode;
}

export function Mistakes({ children }: BoxProps): ReactNode {
  return (
    <aside className={styles.mistakes} aria-label="What people get wrong">
      <p className={styles.title}>What people get wrong</p>
      {children}
    </aside>
  );
}

export function Versions({ children }: BoxProps): ReactNode {
  return (
    <aside className={styles.versions} aria-label="In older and newer Kafka">
      <p className={styles.title}>In older and newer Kafka</p>
      {children}
    </aside>
  );
}

interface OldCommandProps {
  readonly old: string;
  readonly now: string;
  /** The Kafka version that took the old form away. */
  readonly since?: string;
  /** The exact words the old form is answered with today. */
  readonly says?: string;
  readonly children?: ReactNode;
}

export function OldCommand({ old, now, since, says, children }: OldCommandProps): ReactNode {
  return (
    <div className={styles.old}>
      <dl>
        <dt>{since === undefined ? 'Written before' : `Gone since Kafka ${since}`}</dt>
        <dd className={styles.struck}>
          <code>{old}</code>
          {says !== undefined && (
            <p className={styles.says}>
              answers <code>{says}</code>
            </p>
          )}
        </dd>
        <dt>Write now</dt>
        <dd>
          <code>{now}</code>
        </dd>
      </dl>
      {children}
    </div>
  );
}
