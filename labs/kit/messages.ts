// Every text a learner can see in a lab, keyed by what the lab declares, so that none can be missing in a language.
import type { ExerciseId, ExerciseOf, ExerciseSpec, LabSpec } from './lab.ts';

/** Templates use `{name}` for values, answers and facts; backticks mark what the cluster says. */
export interface ExerciseMessages<E extends ExerciseSpec = ExerciseSpec> {
  readonly title: string;
  /** What to do, one short paragraph per entry. */
  readonly goal: readonly string[];
  /** What was seen that proves it. */
  readonly passed: string;
  /** One line on why it matters. */
  readonly why: string;
  readonly hints: readonly string[];
  /** Why the reference solution works, shown with its commands. */
  readonly solution: string;
  readonly answers: { readonly [K in keyof E['answers']]: { readonly label: string; readonly help: string } };
  readonly reasons: {
    readonly [R in E['reasons'][number]]: {
      readonly expected: string;
      readonly observed: string;
      readonly hint: string;
    };
  };
  readonly waits: { readonly [W in E['waits'][number]]: string };
  readonly prediction?: {
    readonly question: string;
    readonly options: Readonly<Record<string, string>>;
    /** What the cluster did, keyed by the option that came true; filled with the facts of the check. */
    readonly happened: Readonly<Record<string, string>>;
    /** For those who predicted something else: why that guess is a sensible one. */
    readonly surprise: string;
  };
}

export interface LabMessages {
  readonly title: string;
  readonly exercises: Readonly<Record<string, ExerciseMessages>>;
}

/** Ties messages to a lab; a reason, wait or answer field without words is a compile error. */
export function defineMessages<const L extends LabSpec>(
  lab: L,
  messages: {
    readonly title: string;
    readonly exercises: { readonly [Id in ExerciseId<L>]: ExerciseMessages<ExerciseOf<L, Id>> };
  },
): LabMessages {
  void lab;
  return messages as unknown as LabMessages;
}
