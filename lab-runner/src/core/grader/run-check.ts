// One run of one check: its context, its deadline, and what came of it. Knows no learner, no progress, no words.
import type { Check, CheckContext, ExerciseSpec, Finding } from '@railyard/labs/kit';
import type { BindOracles } from '../../ports/oracles.ts';
import type { GivenAnswers } from './answers.ts';
import { pause, waitUntil } from './wait.ts';

export interface RunOptions {
  readonly spec: ExerciseSpec;
  readonly check: Check;
  readonly values: Readonly<Record<string, string>>;
  readonly answers: GivenAnswers;
  readonly attempt: CheckContext['attempt'];
  readonly oracles: BindOracles;
  /** Ends the run from outside. */
  readonly signal: AbortSignal;
  /** Milliseconds a check that overran its waiting may take to end by itself. */
  readonly graceMs?: number;
}

export type RunResult =
  | { readonly kind: 'finding'; readonly finding: Finding }
  /** Neither an answer nor a `notYet` of its own came in time. */
  | { readonly kind: 'timeUp' }
  | { readonly kind: 'aborted'; readonly reason: unknown }
  | { readonly kind: 'trouble'; readonly error: unknown };

export interface Run {
  readonly result: Promise<RunResult>;
  /** When the check has let go of everything: a fault it injected is healed. May be long after a result. */
  readonly settled: Promise<void>;
}

/** Starts the check. The exercise's deadline bounds its waiting; a little later the whole run is cut off. */
export function runCheck(options: RunOptions): Run {
  const { spec, check, values, answers, attempt, oracles, signal, graceMs = 3000 } = options;
  const cut = new AbortController();
  const either = AbortSignal.any([signal, cut.signal]);
  const end = performance.now() + spec.deadlineMs;
  const remainingMs = () => Math.max(0, end - performance.now());

  const context: CheckContext = {
    ...oracles({ signal: either, since: attempt.startedAt, remainingMs: () => remainingMs() + graceMs }),
    values,
    answers: answers as CheckContext['answers'],
    attempt,
    signal: either,
    passed: (facts, command, happened) => ({ outcome: 'passed', facts, command, happened }),
    failed: (reason, facts, command) => ({ outcome: 'failed', reason, facts, command }),
    notYet: (wait, facts, command) => ({ outcome: 'notYet', wait, facts, command }),
    waitFor: (probe, { withinMs = Infinity } = {}) =>
      waitUntil(probe, Math.min(withinMs, remainingMs()), either),
  };

  const work = (async () => check(context))();
  const outcome = work.then(
    (finding): RunResult => ({ kind: 'finding', finding }),
    (error: unknown): RunResult => {
      if (signal.aborted) return { kind: 'aborted', reason: signal.reason };
      return cut.signal.aborted ? { kind: 'timeUp' } : { kind: 'trouble', error };
    },
  );
  const done = new AbortController();
  const cutOff = pause(spec.deadlineMs + graceMs, AbortSignal.any([signal, done.signal])).then(
    (): RunResult => {
      cut.abort(new DOMException('The time of the check is up.', 'TimeoutError'));
      return { kind: 'timeUp' };
    },
    (): RunResult => ({ kind: 'aborted', reason: signal.reason }),
  );
  const settled = work.then(
    () => done.abort(),
    () => done.abort(),
  );
  return { result: Promise.race([outcome, cutOff]), settled };
}
