// The exercise card: what to do, Check, the verdict, help. Its words come with the page, its state from the runner.
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import { type ReactNode, useState } from 'react';
import { client } from '../../client/railyard.ts';
import { anchorOf } from '../../course/anchors.ts';
import { ExerciseCardData } from '../../course/card.ts';
import type { Problem } from '../../runner/index.ts';
import { Button } from '../Button/index.tsx';
import { lockFirst } from '../Predict/gate.ts';
import { localCommand } from '../CommandBlock/run-command.ts';
import { Station } from '../Stations/Station.tsx';
import { fillKnown, Words } from '../Words/index.tsx';
import { secondsSince, useCluster, useExercise, useLink, useNow } from '../use-railyard.ts';
import { AnswerFields } from './AnswerFields.tsx';
import { Help } from './Help.tsx';
import { PredictionStep } from './PredictionStep.tsx';
import { useAtHand } from './use-at-hand.ts';
import { useCheck } from './use-check.ts';
import { VerdictView } from './VerdictView.tsx';
import styles from './styles.module.css';

/** `card` is filled in at build time from the lab's messages. */
export function Exercise({ card: text }: { readonly id: string; readonly card: string }): ReactNode {
  const card = ExerciseCardData.parse(JSON.parse(text));
  const { id } = card;
  const anchor = anchorOf(id);
  useBrokenLinks().collectAnchor(anchor);
  const link = useLink();
  const cluster = useCluster();
  const view = useExercise(id);
  const checking = useCheck(id);
  const place = useAtHand(id);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<Problem>();

  const live = link.phase === 'connected' && view !== undefined;
  const unlocked = card.prediction === undefined || (view?.prediction ?? null) !== null;
  const busy = checking.since !== undefined || view?.checking === true;
  const now = useNow(busy || checking.waitingSince !== undefined);
  const last = view?.last ?? undefined;
  const stale = last !== undefined && cluster !== undefined && last.epoch !== cluster.epoch;

  const again = async (): Promise<void> => {
    checking.forget();
    const answer = await client.exercises.newAttempt(id);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setGiven({});
  };
  const shownProblem = checking.problem ?? problem;

  return (
    <section id={anchor} ref={place} className={styles.card} aria-label={`Exercise ${id}: ${card.title}`}>
      <header className={styles.header}>
        <Station passed={view?.passed ?? false} />
        <span className={styles.number}>{id}</span>
        <h3 className={styles.title}>{card.title}</h3>
        {!card.core && <span className={styles.note}>extension</span>}
        {view?.passed && <span className={styles.passed}>passed</span>}
      </header>
      <div className={styles.body}>
        {card.goal.map((paragraph) => (
          <p key={paragraph}>
            <Words text={localCommand(fillKnown(paragraph, view?.values ?? {}), cluster)} />
          </p>
        ))}
        {card.prediction && (
          <PredictionStep exercise={id} prediction={card.prediction} view={view} enabled={live} />
        )}
        <AnswerFields
          fields={card.answers}
          given={given}
          disabled={!live || !unlocked}
          onChange={(name, value) => setGiven((before) => ({ ...before, [name]: value }))}
        />
        {link.phase === 'reading' ? (
          <p className={styles.note}>Checks need a running lab; this copy is for reading.</p>
        ) : (
          <div className={styles.bar}>
            <Button
              look="main"
              aria-disabled={!live || busy || !unlocked}
              aria-label={`Check exercise ${id}`}
              onClick={() => live && !busy && unlocked && checking.check(given)}
            >
              Check
            </Button>
            {busy && (
              <span className={styles.clock}>checking… {secondsSince(checking.since ?? now, now)} s</span>
            )}
            {!unlocked && <span className={styles.note}>Lock your prediction first.</span>}
            {view && (view.tries > 0 || view.passed) && (
              <Button look="quiet" onClick={() => void again()}>
                Try again with new values
              </Button>
            )}
          </div>
        )}
        <div role="status" aria-live="polite">
          {shownProblem && (
            <p className={styles.note}>
              <Words text={`${shownProblem.what} ${shownProblem.remedy}`} />
              {last && !stale && ' What stands below is of the check before.'}
            </p>
          )}
          {stale && (
            <p className={styles.note}>
              The cluster was reset since the last check, so its verdict was cleared. What you passed stays
              passed.
            </p>
          )}
          {last && !stale && (
            <VerdictView exercise={id} stamped={last}>
              {checking.waitingSince !== undefined && (
                <p className={styles.clock} aria-live="off">
                  {secondsSince(checking.waitingSince, now)} s so far; the check is repeated by itself.{' '}
                  <Button look="quiet" onClick={checking.stopWaiting}>
                    Stop waiting
                  </Button>
                </p>
              )}
              {last.verdict.outcome === 'blocked' && (
                <Button onClick={() => void client.call('resetCluster', { body: {} })}>
                  Reset the cluster
                </Button>
              )}
            </VerdictView>
          )}
        </div>
        {view && live && <Help key={view.attempt} view={view} lockedBy={unlocked ? undefined : lockFirst} />}
      </div>
    </section>
  );
}
