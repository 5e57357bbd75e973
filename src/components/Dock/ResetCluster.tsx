// The reset: asks first, says what is lost and what stays, tells what it is at, and shows the proof afterwards.
import { type ReactNode, useId, useRef, useState } from 'react';
import type { ResetView, ResetWay } from '@railyard/lab-runner/protocol';
import { client } from '../../client/railyard.ts';
import { Button } from '../Button/index.tsx';
import { secondsSince, useCluster, useNow } from '../use-railyard.ts';
import styles from './cluster.module.css';
import { ResetChoice } from './ResetChoice.tsx';

type Stage =
  | { readonly at: 'quiet' }
  | { readonly at: 'asking' }
  | { readonly at: 'running'; readonly since: number }
  | { readonly at: 'done'; readonly result: ResetView }
  | { readonly at: 'refused'; readonly why: string };

export function ResetCluster({ enabled }: { readonly enabled: boolean }): ReactNode {
  const [stage, setStage] = useState<Stage>({ at: 'quiet' });
  const cluster = useCluster();
  const now = useNow(stage.at === 'running');
  const heading = useId();
  const section = useRef<HTMLElement>(null);
  const busy = stage.at === 'running' || cluster?.phase === 'resetting';

  const reset = async (way: ResetWay): Promise<void> => {
    setStage({ at: 'running', since: Date.now() });
    // The question goes, and the keyboard's place with it.
    section.current?.focus();
    const answer = await client.call('resetCluster', { body: { way } });
    if (answer.ok) setStage({ at: 'done', result: answer.value });
    else setStage({ at: 'refused', why: `${answer.problem.what} ${answer.problem.remedy}` });
  };

  return (
    <section ref={section} tabIndex={-1} className={styles.reset} aria-labelledby={heading}>
      <h3 id={heading} className={styles.resetTitle}>
        A fresh cluster
      </h3>
      {stage.at === 'asking' ? (
        <ResetChoice
          enabled={enabled && !busy}
          onChoose={(way) => void reset(way)}
          onKeep={() => {
            setStage({ at: 'quiet' });
            section.current?.focus();
          }}
        />
      ) : (
        <Button disabled={!enabled || busy} onClick={() => setStage({ at: 'asking' })}>
          {busy ? 'Resetting…' : 'Reset the cluster'}
        </Button>
      )}
      {stage.at === 'running' && (
        <p className={styles.text} aria-live="off">
          {cluster?.phase === 'resetting' ? cluster.message : 'The reset begins.'}{' '}
          <span className={styles.seconds}>{secondsSince(stage.since, now)} s so far</span>
        </p>
      )}
      <div role="status" className={styles.text}>
        {stage.at === 'running' && <span className={styles.heardOnly}>The cluster is being reset.</span>}
        {stage.at === 'done' && <Outcome result={stage.result} />}
        {stage.at === 'refused' && stage.why}
      </div>
    </section>
  );
}

function Outcome({ result }: { readonly result: ResetView }): ReactNode {
  const { way, clean, differences, fellBack, elapsedMs, epoch } = result;
  const seconds = (elapsedMs / 1000).toFixed(1);
  return (
    <>
      <p className={styles.outcome}>
        <b>{clean ? `✓ As good as new after ${seconds} s.` : `✗ Not as good as new after ${seconds} s.`}</b>{' '}
        {way === 'soft'
          ? 'The nodes and the cluster id stayed; what was in them is gone.'
          : 'All six nodes began anew, with a new cluster id.'}{' '}
        This is cluster number {epoch}.
      </p>
      {fellBack !== undefined && (
        <p className={styles.outcome}>Emptying it was not enough: {fellBack}. So it was made anew.</p>
      )}
      {clean ? (
        <p className={styles.outcome}>
          Measured, not hoped: nodes, topics, replicas, groups, settings, permissions, transactions, znodes
          and log directories are as in a fresh cluster.
        </p>
      ) : (
        <>
          <p className={styles.outcome}>This differs from a fresh cluster:</p>
          <ul className={styles.left}>
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
          <p className={styles.outcome}>Reset once more, and choose all nodes anew.</p>
        </>
      )}
    </>
  );
}
