// A broker's ZooKeeper session as a bar: full while it lives, emptying after the last heartbeat, empty when it is gone.
import { type CSSProperties, type ReactNode, useState } from 'react';
import { type Session, leftOf, sessionTimeoutMs, sessionWords } from './session.ts';
import styles from './session.module.css';

interface Props {
  readonly session: Session;
  /** Wall clock now, or of the moment shown. */
  readonly now: number;
  /** True when time goes on: the bar empties by itself. */
  readonly running: boolean;
}

export function SessionBar({ session, now, running }: Props): ReactNode {
  const draining = session.state === 'draining';
  return (
    <div className={styles.session} data-state={session.state}>
      <div className={styles.bar} aria-hidden="true">
        {draining && running ? (
          <Emptying key={session.since} since={session.since} left={leftOf(session, now)} />
        ) : (
          <div className={styles.left} style={{ '--left': leftOf(session, now) } as CSSProperties} />
        )}
      </div>
      <span className={styles.words}>{sessionWords(session, now)}</span>
    </div>
  );
}

/** Begins where the session stands when it is first drawn, then needs no clock of ours. */
function Emptying({ since, left }: { readonly since: number; readonly left: number }): ReactNode {
  const [passedMs] = useState(() => Math.max(0, Date.now() - since));
  return (
    <div
      className={styles.emptying}
      style={
        {
          '--left': left,
          animationDuration: `${sessionTimeoutMs}ms`,
          animationDelay: `${-Math.min(passedMs, sessionTimeoutMs)}ms`,
        } as CSSProperties
      }
    />
  );
}
