// One card's check: pressed, running, waiting and asking again by itself while the cluster still converges.
import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';

const pauseMs = 2000;
const giveUpMs = 120_000;

export interface Checking {
  /** ms of the wall clock at which the running check began. */
  readonly since: number | undefined;
  /** First `notYet` of this wait; set as long as the card asks again by itself. */
  readonly waitingSince: number | undefined;
  readonly problem: Problem | undefined;
  check(answers: Readonly<Record<string, string>>): void;
  stopWaiting(): void;
  forget(): void;
}

/** The life of a check for exercise `id`; everything stops when the card leaves the page. */
export function useCheck(id: string): Checking {
  const [since, setSince] = useState<number>();
  const [waitingSince, setWaitingSince] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef(false);

  const stopWaiting = useCallback(() => {
    clearTimeout(timer.current);
    setWaitingSince(undefined);
  }, []);
  useEffect(() => stopWaiting, [stopWaiting]);

  const ask = useCallback(
    async (answers: Readonly<Record<string, string>>, firstWait: number | undefined): Promise<void> => {
      if (running.current) return;
      running.current = true;
      setProblem(undefined);
      setSince(Date.now());
      const answer = await client.exercises.check(id, answers);
      running.current = false;
      setSince(undefined);
      if (!answer.ok) {
        setProblem(answer.problem);
        return stopWaiting();
      }
      if (answer.value.verdict.outcome !== 'notYet') return stopWaiting();
      const began = firstWait ?? Date.now();
      if (Date.now() - began > giveUpMs) return stopWaiting();
      setWaitingSince(began);
      timer.current = setTimeout(() => void ask(answers, began), pauseMs);
    },
    [id, stopWaiting],
  );

  return {
    since,
    waitingSince,
    problem,
    check(answers) {
      clearTimeout(timer.current);
      void ask(answers, undefined);
    },
    stopWaiting,
    forget() {
      stopWaiting();
      setProblem(undefined);
    },
  };
}
