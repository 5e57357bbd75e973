// Reference answers and catalogued mistakes: what the verifier types into the console, and the solution shown after a real try.
import type { ExerciseId, ExerciseOf, LabSpec, Reason } from './lab.ts';

/** One thing typed into the console. A string is a whole line; the verifier waits for the prompt after it. */
export type ConsoleLine = string;

export interface Way {
  /** What distinguishes this way, in a few words. */
  readonly name: string;
  /** Lines to type; `{value}` placeholders stand for the attempt's values, standard ports are localised. */
  readonly lines: readonly ConsoleLine[];
  /** Answer fields as shell words for `yard check --answer name=…`; they may use `$variables` set by the lines. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Option of the exercise's prediction, locked before the first line is typed. */
  readonly prediction?: string;
  /** Locks the prediction only when all lines have been typed: after the deed. */
  readonly predictsLate?: boolean;
  /** Typed after the check: heals what starting nodes would not. Belongs to the verifier, not to the answer. */
  readonly afterwards?: readonly ConsoleLine[];
}

export interface Mistake<R extends string = string> extends Way {
  readonly reason: R;
}

export interface ExerciseAnswers<R extends string = string> {
  readonly solution: Way;
  readonly alternatives: readonly Way[];
  readonly mistakes: readonly Mistake<R>[];
  /** Attempts to look right without being right: echoed output, aliases, edited history. Must not pass. */
  readonly fakes: readonly Way[];
}

export interface LabAnswers {
  readonly labId: string;
  readonly exercises: Readonly<Record<string, ExerciseAnswers>>;
}

/** Ties answers to a lab; each mistake must name a reason the exercise declares. */
export function defineAnswers<const L extends LabSpec>(
  lab: L,
  exercises: {
    readonly [Id in ExerciseId<L>]: ExerciseAnswers<Reason<ExerciseOf<L, Id>>>;
  },
): LabAnswers {
  return { labId: lab.id, exercises };
}
