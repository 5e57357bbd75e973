// What the train's signs mean, each beside the sign itself.
import type { ReactNode } from 'react';
import styles from './train.module.css';

const kinds = [
  [
    'live',
    'A closed segment: nothing is written to it any more. Retention and compaction work on closed segments only.',
  ],
  ['active', 'The active segment: the only one that is written to. It is never deleted and never compacted.'],
  ['deleted', 'On its way out: the file is renamed to .deleted, and goes a moment later.'],
  ['cleaned', 'Being written by the cleaner, which will put it in the place of others.'],
  ['gone', 'Was here a few seconds ago.'],
] as const;

const boxes = [
  ['index', 'on its roof: .index, from offset to byte'],
  ['timeindex', '.timeindex, from time to offset'],
  ['txnindex', '.txnindex, aborted transactions'],
  ['snapshot', '.snapshot, the producers it knows'],
] as const;

export function Legend(): ReactNode {
  return (
    <ul className={styles.legend}>
      <li>
        The number on a wagon is its base offset, which names its file. A wagon is as long as its file is
        large.
      </li>
      {kinds.map(([kind, words]) => (
        <li key={kind}>
          <span className={styles.sample} data-kind={kind} aria-hidden="true" /> {words}
        </li>
      ))}
      <li>
        {boxes.map(([kind, words]) => (
          <span key={kind} className={styles.boxSample}>
            <i data-kind={kind} aria-hidden="true" /> {words}
          </span>
        ))}
      </li>
    </ul>
  );
}
