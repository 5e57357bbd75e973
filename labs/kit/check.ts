// How a check is written, and the rule that no exercise goes without one.
import type { Oracles, WaitOptions } from './context.ts';
import type {
  Answers,
  ExerciseId,
  ExerciseOf,
  ExerciseSpec,
  LabSpec,
  Option,
  Reason,
  Values,
  Wait,
} from './lab.ts';
import type { Prediction } from './prediction.ts';
import type { Facts, Finding } from './verdict.ts';

/** The part of AbortSignal a check needs; kept here because the kit knows no platform. */
export interface Cancellation {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

export interface CheckContext<E extends ExerciseSpec = ExerciseSpec> extends Oracles {
  /** This attempt's drawn values. */
  readonly values: Values<E>;
  /** What the learner typed into the card or gave `yard check`; trimmed, absent when left empty. */
  readonly answers: Answers<E>;
  readonly attempt: {
    readonly number: number;
    readonly startedAt: number;
    /** What the learner locked; see `predictionSlip`. */
    readonly prediction: Prediction<Option<E>> | undefined;
  };
  readonly signal: Cancellation;

  /** The learner did it; the facts fill the `passed` sentence. `happened` is the option of the prediction that came true. */
  passed(facts: Facts, command?: string, happened?: Option<E>): Finding<Reason<E>, Wait<E>>;
  failed(reason: Reason<E>, facts: Facts, command?: string): Finding<Reason<E>, Wait<E>>;
  notYet(wait: Wait<E>, facts: Facts, command?: string): Finding<Reason<E>, Wait<E>>;
  /** Probes until a value comes or time is up (`undefined`); never a fixed sleep in a check. */
  waitFor<T>(probe: () => Promise<T | undefined>, options?: WaitOptions): Promise<T | undefined>;
}

export type Check<E extends ExerciseSpec = ExerciseSpec> = (
  context: CheckContext<E>,
) => Promise<Finding<Reason<E>, Wait<E>>>;

export type Checks<L extends LabSpec> = {
  readonly [Id in ExerciseId<L>]: Check<ExerciseOf<L, Id>>;
};

/** Ties checks to a lab; leaving an exercise out is a compile error. */
export function defineChecks<const L extends LabSpec>(lab: L, checks: Checks<L>): LabChecks {
  return { labId: lab.id, checks: checks as unknown as Readonly<Record<string, Check>> };
}

export interface LabChecks {
  readonly labId: string;
  readonly checks: Readonly<Record<string, Check>>;
}
