// A locked prediction as a ticket of two halves: what was said, and what the cluster did, step by step as the picture goes on.
import { type ReactNode, useState } from 'react';
import { picture } from '../../client/railyard.ts';
import { Button } from '../Button/index.tsx';
import { Words } from '../Words/index.tsx';
import { clock, elapsed } from './clock.ts';
import { goTo } from './go-to.ts';
import type { Laid } from './laid.ts';
import styles from './compared.module.css';

const titles = {
  open: 'Your prediction, and what the cluster does',
  asSaid: 'It went as you predicted',
  otherwise: 'Not what you predicted: the interesting case',
} as const;

export function Compared({ laid }: { readonly laid: Laid | undefined }): ReactNode {
  const [away, setAway] = useState<string>();
  if (laid === undefined) return null;
  const name = `${laid.id} ${laid.lockedAt}`;
  if (away === name) return null;
  return (
    <section className={styles.ticket} data-outcome={laid.outcome} aria-label="Your prediction">
      <header className={styles.head}>
        <h3>
          <Sign outcome={laid.outcome} />
          {titles[laid.outcome]}
        </h3>
        <Button look="quiet" onClick={() => setAway(name)}>
          Put it away
        </Button>
      </header>
      <div className={styles.half}>
        <p className={styles.side}>You said</p>
        <p className={styles.words}>
          <Words text={laid.said} />
        </p>
        <p className={styles.note}>
          locked at {clock(laid.lockedAt)},{' '}
          <button type="button" className={styles.link} onClick={() => goTo(laid.anchor)}>
            <Words text={laid.title} />
          </button>
        </p>
      </div>
      <div className={styles.half} role="status" aria-atomic="false">
        <p className={styles.side}>The cluster</p>
        {laid.judged !== undefined && (
          <p className={styles.words}>
            <Words text={laid.judged} />
          </p>
        )}
        {laid.steps.length === 0 && laid.judged === undefined && (
          <p className={styles.note}>Nothing has happened yet that would tell.</p>
        )}
        <ol className={styles.steps} data-beside={laid.judged !== undefined}>
          {laid.steps.map(({ words, event, sinceMs, deed }) => (
            <li key={words}>
              <Words text={words} />{' '}
              {event && (
                <button
                  type="button"
                  className={styles.time}
                  aria-label={`Show the moment ${clock(event.at)}`}
                  title="Show the cluster at this moment"
                  onClick={() => picture.moment.set(event.sequence)}
                >
                  {sinceMs === undefined ? clock(event.at) : elapsed(sinceMs)}
                </button>
              )}
              {deed !== undefined && <span className={styles.deed}> after {deed}</span>}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Sign({ outcome }: { readonly outcome: Laid['outcome'] }): ReactNode {
  return (
    <svg viewBox="0 0 16 16" className={styles.sign} aria-hidden="true">
      {outcome === 'open' && (
        <circle
          cx="8"
          cy="8"
          r="6"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray="3 2.3"
        />
      )}
      {outcome === 'asSaid' && <path d="M2 9l4 4 8-10" fill="none" stroke="currentColor" strokeWidth="2.6" />}
      {outcome === 'otherwise' && (
        <path
          d="M2 5h9M8 1.5L12 5 8 8.5M14 11.5H5M8 8l-4 3.5L8 15"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
        />
      )}
    </svg>
  );
}
