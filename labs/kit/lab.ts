// What a lab is: data about its exercises. Knows nothing of how they are graded or shown.

/** How a check learns the truth; the letters of the curriculum. */
export type CheckKind = 'zookeeper' | 'kafka' | 'files' | 'history' | 'answer' | 'prediction' | 'mutation';

/** A value drawn when an attempt begins; it stays the same until a new attempt is asked for. */
export type ValueSpec =
  /** `prefix` plus three characters of [0-9a-z] that are easy to tell apart: `orders-7k2`. */
  | { readonly draw: 'suffix'; readonly prefix: string }
  /** A whole number, both ends included. */
  | { readonly draw: 'number'; readonly from: number; readonly to: number }
  /** One of the listed strings. */
  | { readonly draw: 'oneOf'; readonly among: readonly string[] };

/** Something the learner types beside Check. `list` is split at commas and spaces. */
export interface AnswerField {
  readonly kind: 'text' | 'number' | 'list';
}

/** A question whose answer is locked before the learner may act. Options are message keys. */
export interface PredictionSpec {
  readonly options: readonly string[];
}

export interface ExerciseSpec {
  /** Core exercises are the ★ of the curriculum; the others are extensions. */
  readonly core: boolean;
  readonly kinds: readonly CheckKind[];
  readonly values: Readonly<Record<string, ValueSpec>>;
  readonly answers: Readonly<Record<string, AnswerField>>;
  readonly prediction?: PredictionSpec;
  /** How well the cluster must be to be graded; `broken` for an exercise in which the learner stops nodes. Default `ready`. */
  readonly cluster?: 'ready' | 'broken';
  /** Consumer groups are recorded from the beginning of an attempt until it is passed, also while nobody watches them. */
  readonly follows?: 'groups';
  /** Every reason this exercise's check can give for failing. */
  readonly reasons: readonly string[];
  /** Everything this check may still be waiting for when it says `notYet`. */
  readonly waits: readonly string[];
  /** Milliseconds after which a check that still waits gives `notYet`. */
  readonly deadlineMs: number;
  /** Files put into the learner's home at the start of an attempt: path there → name under `starter/`. */
  readonly starters?: Readonly<Record<string, string>>;
}

export interface LabSpec {
  /** The folder's name under `labs/`, for instance `01-topic-produce-consume`. */
  readonly id: string;
  /** The lesson's number in the curriculum. */
  readonly number: number;
  readonly exercises: Readonly<Record<string, ExerciseSpec>>;
}

/** Keeps the literal types of a lab, so that checks, messages and answers can be held to them. */
export function defineLab<const L extends LabSpec>(lab: L): L {
  return lab;
}

export type ExerciseId<L extends LabSpec> = keyof L['exercises'] & string;
export type ExerciseOf<L extends LabSpec, Id extends ExerciseId<L>> = L['exercises'][Id];
export type Values<E extends ExerciseSpec> = { readonly [K in keyof E['values']]: string };
export type Answers<E extends ExerciseSpec> = {
  readonly [K in keyof E['answers']]?: E['answers'][K] extends { kind: 'list' } ? readonly string[] : string;
};
export type Reason<E extends ExerciseSpec> = E['reasons'][number];
export type Wait<E extends ExerciseSpec> = E['waits'][number];
/** A key of the exercise's prediction. */
export type Option<E extends ExerciseSpec> = E extends {
  prediction: { options: readonly (infer O extends string)[] };
}
  ? O
  : string;
