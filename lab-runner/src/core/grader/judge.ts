// From one attempt to one verdict: waits for its turn, makes sure the cluster is well, runs the check, finds the words.
import type { ClientPorts, ExerciseSpec, Verdict } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import type { BindOracles } from '../../ports/oracles.ts';
import type { AttemptRecord } from '../../ports/progress-store.ts';
import type { GivenAnswers } from './answers.ts';
import type { GradedExercise } from './exercises.ts';
import { type RunResult, runCheck } from './run-check.ts';
import type { GraderLog } from './seat.ts';
import { createTurnstile } from './turnstile.ts';
import { pause } from './wait.ts';
import { createWording, type Wording } from './wording.ts';

export type Readiness =
  { readonly ready: true } | { readonly ready: false; readonly cause: string; readonly remedy: string };

/** `broken`: nodes may be down, because breaking them is part of the exercise. */
export type NeededCluster = NonNullable<ExerciseSpec['cluster']>;

export interface JudgeParts {
  readonly oracles: BindOracles;
  readonly ports: ClientPorts;
  readonly clusterReady: (needed: NeededCluster) => Readiness;
  /** Resolves when the timeline holds what has happened to groups up to now. */
  readonly groupsSeen?: () => Promise<void>;
  readonly epoch: () => number;
  readonly log: GraderLog;
  /** How long an unready cluster is given before it counts: news of a healed node may be a second behind the node. */
  readonly patienceMs?: number;
}

export interface Judging {
  /** Never rejects. */
  readonly verdict: Promise<Verdict>;
  /** When nothing of the check runs any more. */
  readonly settled: Promise<void>;
}

export type Judge = (
  exercise: GradedExercise,
  attempt: AttemptRecord,
  answers: GivenAnswers,
  signal: AbortSignal,
) => Judging;

const wasReset = {
  outcome: 'blocked',
  cause: 'The cluster was reset while the check ran.',
  remedy: 'Press Check again when the cluster is ready.',
} as const;

/** How long a check waits for the recorder to catch up with the groups. */
const seenWithinMs = 5000;

/** One judge per seat: checks that break nodes run alone. */
export function createJudge(parts: JudgeParts): Judge {
  const { oracles, ports, clusterReady, groupsSeen, epoch, log, patienceMs = 2000 } = parts;
  const turnstile = createTurnstile();

  async function readiness({ spec }: GradedExercise, signal: AbortSignal): Promise<Readiness> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const state = clusterReady(spec.cluster ?? 'ready');
      if (state.ready || performance.now() > end) return state;
      await pause(50, signal);
    }
  }

  /** What was done a moment before Check must not look as if it had never been; a cluster that is slow to say so is not waited for long. */
  async function seen(signal: AbortSignal): Promise<void> {
    const enough = new AbortController();
    const tooLong = pause(seenWithinMs, AbortSignal.any([signal, enough.signal]));
    const end = tooLong.catch(() => undefined);
    await Promise.race([groupsSeen?.(), end]);
    enough.abort();
    signal.throwIfAborted();
  }

  async function judge(
    exercise: GradedExercise,
    attempt: AttemptRecord,
    answers: GivenAnswers,
    signal: AbortSignal,
    onSettled: () => void,
  ): Promise<Verdict> {
    let leave: (() => void) | undefined;
    const finish = () => {
      leave?.();
      onSettled();
    };
    let run: ReturnType<typeof runCheck> | undefined;
    try {
      leave = await turnstile.enter(exercise.spec.kinds.includes('mutation'), signal);
      const begunIn = epoch();
      const state = await readiness(exercise, signal);
      if (!state.ready) return { outcome: 'blocked', cause: state.cause, remedy: state.remedy };
      const { spec, check } = exercise;
      if (spec.follows === 'groups') await seen(signal);
      const { values } = attempt;
      run = runCheck({ spec, check, values, answers, attempt: asChecked(attempt), oracles, signal });
      const result = await run.result;
      if (epoch() !== begunIn) return wasReset;
      return await worded(exercise, attempt, answers, result, signal);
    } catch (error) {
      return signal.aborted ? stopped(signal.reason) : broken(error);
    } finally {
      if (run) void run.settled.then(finish);
      else finish();
    }
  }

  async function worded(
    exercise: GradedExercise,
    { values, prediction }: AttemptRecord,
    answers: GivenAnswers,
    result: RunResult,
    signal: AbortSignal,
  ): Promise<Verdict> {
    if (result.kind === 'aborted') return stopped(result.reason);
    if (result.kind === 'finding' && result.finding.outcome === 'passed') return inWords(result.finding);
    // Only a cluster that is well can say that something is missing.
    const state = await readiness(exercise, signal);
    if (result.kind === 'trouble') {
      log.warn({ err: result.error, exercise: exercise.id }, 'a check ended with an error');
    }
    if (!state.ready) return { outcome: 'blocked', cause: state.cause, remedy: state.remedy };
    switch (result.kind) {
      case 'finding':
        return inWords(result.finding);
      case 'timeUp':
        return {
          outcome: 'notYet',
          wait: 'deadline',
          waitingFor: `The check did not come to an end within ${exercise.spec.deadlineMs / 1000} s: the cluster answers slowly. Press Check again.`,
        };
      case 'trouble':
        return broken(result.error);
    }

    function inWords(finding: Parameters<Wording['verdict']>[0]): Verdict {
      const { id, messages } = exercise;
      return createWording({ exercise: id, messages, values, ports, prediction }).verdict(finding, answers);
    }
  }

  return (exercise, attempt, answers, signal) => {
    let onSettled = () => {};
    const settled = new Promise<void>((resolve) => (onSettled = resolve));
    return { verdict: judge(exercise, attempt, answers, signal, () => onSettled()), settled };
  };
}

/** The attempt as a check sees it. A lock whose time was not kept counts from the beginning of the attempt. */
function asChecked({ number, startedAt, prediction, predictedAt }: AttemptRecord) {
  return {
    number,
    startedAt,
    prediction: prediction === null ? undefined : { option: prediction, at: predictedAt ?? startedAt },
  };
}

function stopped(reason: unknown): Verdict {
  if (reason instanceof RailyardError && reason.code !== 'SEAT_RESET') {
    return { outcome: 'blocked', cause: `The check was stopped. ${reason.message}`, remedy: reason.remedy };
  }
  if (reason instanceof RailyardError) return wasReset;
  return { outcome: 'blocked', cause: 'The check was stopped.', remedy: 'Press Check again.' };
}

function broken(error: unknown): Verdict {
  if (error instanceof RailyardError) {
    return { outcome: 'blocked', cause: error.message, remedy: error.remedy };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    outcome: 'blocked',
    cause: `The check itself failed: ${message.replace(/\.*$/, '.')}`,
    remedy: 'Press Check again; if it stays, make a fresh cluster with: yard reset',
  };
}
