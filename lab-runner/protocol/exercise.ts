// An exercise of one seat: its current attempt, what was opened, and its last verdict.
import { Verdict } from '@railyard/labs/kit';
import * as z from 'zod/mini';

/** Exercise ids are the curriculum's, for instance `1.2`. */
export const ExerciseIdSchema = z.string().check(z.regex(/^\d{1,2}\.\d{1,2}$/));

export const StampedVerdict = z.object({
  verdict: Verdict,
  /** False when the disk refused: the page says "passed, not saved". */
  saved: z.boolean(),
  epoch: z.number(),
  /** Order of verdicts in this seat; never the clock. */
  sequence: z.number(),
  at: z.number(),
  elapsedMs: z.number(),
});
export type StampedVerdict = z.infer<typeof StampedVerdict>;

export const ExerciseView = z.object({
  lab: z.string(),
  exercise: z.string(),
  attempt: z.number(),
  /** When this attempt began, ms of the runner's wall clock; the timeline from here on is what its check reads. */
  startedAt: z.number(),
  epoch: z.number(),
  values: z.record(z.string(), z.string()),
  passed: z.boolean(),
  tries: z.number(),
  hintsOpened: z.number(),
  hints: z.array(z.string()),
  hintsTotal: z.number(),
  solutionSeen: z.boolean(),
  prediction: z.nullable(z.string()),
  /** When the prediction was locked, ms of the runner's wall clock. */
  predictedAt: z.nullable(z.number()),
  last: z.nullable(StampedVerdict),
  checking: z.boolean(),
});
export type ExerciseView = z.infer<typeof ExerciseView>;

export const CheckRequest = z.object({
  answers: z.record(z.string().check(z.maxLength(64)), z.string().check(z.maxLength(2000))),
});
export type CheckRequest = z.infer<typeof CheckRequest>;

export const SolutionView = z.object({ lines: z.array(z.string()), explanation: z.string() });
export type SolutionView = z.infer<typeof SolutionView>;
