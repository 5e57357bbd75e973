// The notice over a picture that waits for a prediction: why, the way to the question, and a plain way past it.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Frozen } from '../../client/picture.ts';
import { dock, questions } from '../../client/railyard.ts';
import { Button } from '../Button/index.tsx';
import { Words } from '../Words/index.tsx';
import { goTo } from './go-to.ts';
import styles from './waits.module.css';

interface Props {
  readonly frozen: Frozen | undefined;
}

/** Always there, so that people who listen are told when it begins and when it ends. */
export function Waits({ frozen }: Props): ReactNode {
  const { card } = frozen ?? {};
  const place = useRef<HTMLDivElement>(null);
  const waits = card !== undefined;
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    if (!waits) return;
    setWaited(true);
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [waits]);
  return (
    <div ref={place} className={styles.place} data-waits={waits}>
      <div role="status">
        {waited && !waits && <span className="unseen">The picture goes on.</span>}
        {card && (
          <div className={styles.words}>
            <p className={styles.title}>
              <Halt />
              The picture waits for your prediction
            </p>
            <p>
              It stands still. Lock your answer to <Words text={card.title} />, and it plays what the cluster
              has done meanwhile.
              {card.graded && ' What you do before the lock does not count for the exercise.'}
            </p>
          </div>
        )}
      </div>
      {card && (
        <p className={styles.ways}>
          <Button
            look="main"
            onClick={() => {
              dock.full.set(false);
              goTo(card.anchor);
            }}
          >
            Go to the question
          </Button>
          <Button look="quiet" onClick={() => questions.waive(card.id)}>
            Show the live cluster anyway
          </Button>
        </p>
      )}
    </div>
  );
}

/** A signal arm that lies level: stop. */
function Halt(): ReactNode {
  return (
    <svg viewBox="0 0 30 24" className={styles.halt} aria-hidden="true">
      <path d="M24 3v21" stroke="currentColor" strokeWidth="3" />
      <path d="M1 4h25v8H1z" className={styles.arm} />
      <path d="M6 4v8" stroke="var(--paper-raised)" strokeWidth="3" />
      <circle cx="24" cy="8" r="2.4" fill="var(--paper-raised)" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
