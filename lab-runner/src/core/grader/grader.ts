// The grader: attempts, checks, hints, solutions and predictions of one seat. Talks to the cluster and the disk through ports only.
import { randomInt } from 'node:crypto';
import { fillKnown, localise } from '@railyard/labs/kit';
import {
  type ExerciseView,
  RailyardError,
  type RunnerEvent,
  type SolutionView,
  type StampedVerdict,
} from '../../../protocol/index.ts';
import type { Disposable } from '../../ports/cluster-driver.ts';
import type { AttemptRecord, ProgressStore } from '../../ports/progress-store.ts';
import { createAnnouncer } from '../cluster/announcer.ts';
import { readAnswers } from './answers.ts';
import { createChecking, type Started, type Work } from './checking.ts';
import { type GradedExercise, type GradedLab, indexExercises } from './exercises.ts';
import { createJudge, type JudgeParts } from './judge.ts';
import { createSeat } from './seat.ts';
import { putStarters, type StarterFiles } from './starters.ts';
import type { Random } from './values.ts';
import { createWording } from './wording.ts';

export interface GraderParts extends JudgeParts {
  readonly labs: readonly GradedLab[];
  readonly progress: ProgressStore;
  readonly starters?: StarterFiles;
  /** Wall clock in milliseconds; `Date.now` unless given. */
  readonly clock?: () => number;
  readonly random?: Random;
}

export interface Grader {
  views(): ExerciseView[];
  /** Begins the first attempt when there is none. Throws NO_SUCH_LAB. */
  view(exercise: string): ExerciseView;
  /** The same once the files the attempt begins with are in the learner's home, or could not be put there. */
  viewWithFiles(exercise: string): Promise<ExerciseView>;
  /** Runs the check, or joins the run under way. Rejects with INVALID_FIELD for unusable answers, and with the signal's reason. */
  check(
    exercise: string,
    answers: Readonly<Record<string, string>>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<StampedVerdict>;
  newAttempt(exercise: string): Promise<ExerciseView>;
  openHint(exercise: string): ExerciseView;
  /** Throws SOLUTION_LOCKED before a real try, unless the learner insists. */
  openSolution(exercise: string, options: { readonly insist: boolean }): SolutionView;
  /** Locks a prediction once. Throws INVALID_FIELD and PREDICTION_LOCKED. */
  predict(exercise: string, option: string): ExerciseView;
  /** Forgets everything done. */
  clear(): void;
  /** Takes up what was put into the store behind it; starters are written again, with the values of those attempts. */
  reread(): Promise<void>;
  /** Ends every check; resolves when nothing of them runs any more. See AttemptBounds for the reason. */
  abortAll(reason: RailyardError): Promise<void>;
  onChange(listener: (event: RunnerEvent) => void): Disposable;
}

/** One grader per seat. Throws BROKEN_LAB. */
export function createGrader(parts: GraderParts): Grader {
  const { labs, progress, starters, ports, epoch, log, clock = Date.now, random = randomInt } = parts;
  const exercises = indexExercises(labs);
  const seat = createSeat({ progress, clock, random, log });
  const judge = createJudge(parts);
  const news = createAnnouncer<RunnerEvent>();
  const prepared = new Map<string, Promise<void>>();
  const changed = (id: string) => news.announce({ type: 'exercise', exercise: view(id) });
  const checking = createChecking(changed);

  function begin(exercise: GradedExercise): AttemptRecord {
    const attempt = seat.begin(exercise);
    const ready = starters ? putStarters(starters, exercise, attempt, ports) : Promise.resolve();
    ready.catch((error: unknown) => {
      log.warn({ err: error, exercise: exercise.id }, 'the starter files could not be written');
    });
    prepared.set(exercise.id, ready);
    return attempt;
  }

  const attemptOf = (exercise: GradedExercise) => seat.current(exercise) ?? begin(exercise);

  const wordingOf = ({ id, messages }: GradedExercise, { values }: AttemptRecord) =>
    createWording({ exercise: id, messages, values, ports });

  function view(id: string): ExerciseView {
    const exercise = exercises.find(id);
    const attempt = attemptOf(exercise);
    const { text } = wordingOf(exercise, attempt);
    const { hints } = exercise.messages;
    return {
      lab: exercise.labId,
      exercise: id,
      attempt: attempt.number,
      startedAt: attempt.startedAt,
      epoch: epoch(),
      values: { ...attempt.values },
      passed: seat.passed(id),
      tries: seat.tries(attempt),
      hintsOpened: attempt.hintsOpened,
      hints: hints.slice(0, attempt.hintsOpened).map(text),
      hintsTotal: hints.length,
      solutionSeen: attempt.solutionSeen,
      prediction: attempt.prediction,
      predictedAt: attempt.predictedAt,
      last: seat.last(attempt),
      checking: checking.has(id),
    };
  }

  const change = (id: string, what: Parameters<typeof seat.change>[1]): ExerciseView => {
    seat.change(attemptOf(exercises.find(id)), what);
    changed(id);
    return view(id);
  };

  return {
    view,
    views: () => exercises.all.map(({ id }) => view(id)),

    async viewWithFiles(id) {
      view(id);
      await prepared.get(id)?.catch(() => undefined);
      return view(id);
    },

    async check(id, given, { signal } = {}) {
      const exercise = exercises.find(id);
      const answers = readAnswers(exercise.spec.answers, given, exercise.messages.answers);
      const attempt = attemptOf(exercise);
      await prepared.get(id)?.catch(() => undefined);

      const work = ({ signal: run, abandoned }: Work): Started => {
        const begun = performance.now();
        const begunIn = epoch();
        const { verdict, settled } = judge(exercise, attempt, answers, run);
        const answer = verdict.then((said) => {
          const elapsedMs = Math.round(performance.now() - begun);
          const record = { exercise: id, attempt: attempt.number, epoch: begunIn, at: clock(), elapsedMs };
          if (run.aborted && abandoned()) return { ...record, verdict: said, saved: false, sequence: 0 };
          return seat.save({ ...record, verdict: said });
        });
        return { answer, settled };
      };
      const key = JSON.stringify([attempt.number, answers]);
      return checking.join(id, key, work, signal);
    },

    async newAttempt(id) {
      const exercise = exercises.find(id);
      checking.abort(id, new RailyardError('NEW_ATTEMPT'));
      begin(exercise);
      await prepared.get(id);
      changed(id);
      return view(id);
    },

    openHint(id) {
      const { hintsOpened, hintsTotal } = view(id);
      return change(id, { hintsOpened: Math.min(hintsOpened + 1, hintsTotal) });
    },

    openSolution(id, { insist }) {
      const exercise = exercises.find(id);
      const attempt = attemptOf(exercise);
      if (!insist && !seat.passed(id) && seat.tries(attempt) === 0) {
        throw new RailyardError('SOLUTION_LOCKED');
      }
      if (!attempt.solutionSeen) change(id, { solutionSeen: true });
      const { lines, answers = {} } = exercise.answers.solution;
      const flags = Object.entries(answers).map(([name, word]) => ` --answer ${name}=${word}`);
      const all = [...lines, `yard check ${id}${flags.join('')}`];
      return {
        lines: all.map((line) => localise(fillKnown(line, attempt.values), ports)),
        explanation: wordingOf(exercise, attempt).text(exercise.messages.solution),
      };
    },

    predict(id, option) {
      const { prediction } = exercises.find(id).spec;
      if (!prediction?.options.includes(option)) {
        const detail = prediction ? `the options are ${prediction.options.join(', ')}` : 'nothing is asked';
        throw new RailyardError('INVALID_FIELD', { field: 'option', detail });
      }
      const locked = view(id).prediction;
      if (locked === option) return view(id);
      if (locked !== null) throw new RailyardError('PREDICTION_LOCKED');
      return change(id, { prediction: option, predictedAt: clock() });
    },

    clear() {
      seat.clear();
      news.announce({ type: 'progress' });
    },

    async reread() {
      seat.forget();
      const known = exercises.all.flatMap((exercise) => {
        const attempt = seat.current(exercise);
        return attempt === undefined ? [] : [{ exercise, attempt }];
      });
      if (starters) {
        const written = known.map(({ exercise, attempt }) =>
          putStarters(starters, exercise, attempt, ports, { overwrite: true }),
        );
        await Promise.all(written);
      }
      news.announce({ type: 'progress' });
    },

    abortAll: (reason) => checking.abortAll(reason),
    onChange: (listener) => news.on(listener),
  };
}
