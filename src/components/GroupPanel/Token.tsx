// One partition in a group's lane: its number, where it came from, and how far its committed offset is behind the end.
import type { GroupPartition } from '@railyard/lab-runner/protocol';
import { type CSSProperties, memo, type ReactNode } from 'react';
import { type Mark, markWords, type Token as Drawn } from './lanes.ts';
import { barOf, lagOf, offsetWords, positionWords } from './offsets.ts';
import styles from './token.module.css';

interface Props {
  readonly token: Drawn;
  /** Absent where nothing is known. */
  readonly offsets: GroupPartition | undefined;
  readonly owned: boolean;
  /** A moment of the past: what was committed is known, and how far the log reached is not. */
  readonly past: boolean;
}

export const Token = memo(
  function Token({ token, offsets, owned, past }: Props): ReactNode {
    const { topic, partition, mark } = token;
    const bar = offsets === undefined ? undefined : barOf(offsets);
    const behind = Number(lagOf(offsets)) > 0;
    const what = markWords(token);
    const told =
      offsets === undefined
        ? []
        : [offsetWords(offsets, past), ...(past ? [] : [`position ${positionWords(owned)}`])];
    return (
      <li
        className={styles.token}
        data-mark={mark}
        title={[`${topic}-${partition}`, what, ...told].filter(Boolean).join(' · ')}
      >
        <span className={styles.head}>
          <span className="unseen">{topic}-</span>
          <b>{partition}</b>
          <span className={styles.sign} aria-hidden="true">
            {signs[mark]}
          </span>
          {offsets !== undefined && (
            <span className={styles.lag} data-behind={behind} aria-hidden="true">
              {past ? `@${offsets.committed}` : behind ? `−${lagOf(offsets)}` : lagOf(offsets)}
            </span>
          )}
        </span>
        {offsets !== undefined && !past && (
          <span
            className={styles.bar}
            data-known={bar !== undefined}
            aria-hidden="true"
            style={
              {
                '--done': `${(bar?.done ?? 0) * 100}%`,
                '--lag': `${(bar?.lag ?? 0) * 100}%`,
              } as CSSProperties
            }
          />
        )}
        {token.from !== undefined && (
          <span className={styles.from} aria-hidden="true">
            {mark === 'paused' ? 'was with' : 'from'} {token.from}
          </span>
        )}
        <span className="unseen">{[what, ...told.slice(0, 1)].filter(Boolean).join(', ')}</span>
      </li>
    );
  },
  (one, other) => JSON.stringify(one) === JSON.stringify(other),
);

/** A shape for each mark, so that nothing is told by colour alone. */
const signs: Readonly<Record<Mark, string>> = {
  moved: '⇢',
  kept: '●',
  back: '↺',
  paused: '❚❚',
  free: '○',
  unknown: '?',
  new: '',
};
