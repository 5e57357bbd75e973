// A verdict in words: what was seen, what was expected, what is awaited, or what keeps the lab from answering.
import type { StampedVerdict } from '@railyard/lab-runner/protocol';
import type { z } from 'zod/mini';
import type { ReactNode } from 'react';
import { CommandBlock } from '../CommandBlock/index.tsx';
import { ComparisonView } from './ComparisonView.tsx';
import { Words } from '../Words/index.tsx';
import styles from './styles.module.css';

type Stamped = z.infer<typeof StampedVerdict>;

const titles = { passed: 'Passed', notYet: 'Not yet', failed: 'Not passed', blocked: 'Blocked' } as const;

interface Props {
  readonly exercise: string;
  readonly stamped: Stamped;
  /** Buttons that belong to the verdict, for instance the remedy of a blocked lab. */
  readonly children?: ReactNode;
}

export function VerdictView({ exercise, stamped, children }: Props): ReactNode {
  const { verdict, saved } = stamped;
  const passed = verdict.outcome === 'passed';
  return (
    <div className={styles.verdict} data-outcome={verdict.outcome}>
      <p className={styles.outcome}>
        <Sign outcome={verdict.outcome} />
        {passed && !saved ? 'Passed, not saved' : titles[verdict.outcome]}
        <span className={styles.took}>{duration(stamped.elapsedMs)}</span>
      </p>
      {passed && (
        <>
          <p>
            <Words text={verdict.seen} />
          </p>
          {verdict.comparison && <ComparisonView comparison={verdict.comparison} />}
          <p className={styles.why}>
            <Words text={verdict.why} />
          </p>
          {!saved && (
            <p>The verdict stands but could not be written to disk. Free some space, then check again.</p>
          )}
        </>
      )}
      {verdict.outcome === 'notYet' && (
        <p>
          Waiting for: <Words text={verdict.waitingFor} />
        </p>
      )}
      {verdict.outcome === 'failed' && (
        <dl className={styles.evidence}>
          <dt>Expected</dt>
          <dd>
            <Words text={verdict.expected} />
          </dd>
          <dt>What was found</dt>
          <dd>
            <Words text={verdict.observed} />
          </dd>
          <dt>First hint</dt>
          <dd>
            <Words text={verdict.hint} />
          </dd>
        </dl>
      )}
      {verdict.outcome === 'blocked' && (
        <p>
          <Words text={verdict.cause} /> <Words text={verdict.remedy} /> This did not count as an attempt.
        </p>
      )}
      {children}
      {verdict.outcome !== 'blocked' && verdict.command !== undefined && (
        <div className={styles.proof}>
          <p>See the same evidence yourself:</p>
          <CommandBlock id={`evidence-${exercise}`} command={verdict.command} />
        </div>
      )}
    </div>
  );
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function Sign({ outcome }: { readonly outcome: keyof typeof titles }): ReactNode {
  return (
    <svg viewBox="0 0 20 20" className={styles.sign} aria-hidden="true">
      {outcome === 'passed' && <path d="M3 11l5 5 9-12" fill="none" stroke="currentColor" strokeWidth="3" />}
      {outcome === 'notYet' && (
        <path
          d="M4 2h12L4 18h12z"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinejoin="round"
        />
      )}
      {outcome === 'failed' && <path d="M4 4l12 12M16 4L4 16" stroke="currentColor" strokeWidth="3" />}
      {outcome === 'blocked' && (
        <path d="M2 8h16v5H2zM4 13v5M16 13v5" fill="none" stroke="currentColor" strokeWidth="2.2" />
      )}
    </svg>
  );
}
