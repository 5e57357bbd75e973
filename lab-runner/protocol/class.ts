// Between classes, as the instructor sees it: who got how far, the act of changing the class, its proof, its files.
import * as z from 'zod/mini';
import { ClusterView } from './cluster.ts';
import { ExerciseIdSchema } from './exercise.ts';

/** What changing the class does, in this order. */
export const classStages = ['results', 'progress', 'home', 'cluster'] as const;
export type ClassStage = (typeof classStages)[number];

/** What is being done, as people read it. */
export const classStageWords = {
  results: 'Writing the results',
  progress: 'Clearing the progress',
  home: 'Emptying the learner’s home',
  cluster: 'Resetting the cluster',
} as const satisfies Record<ClassStage, string>;

/** What ending a class takes away, and what stays: said before anybody agrees to it. */
export const classWarning =
  'The results are written to files. Then progress, the files of the learner’s home, and everything in the cluster are removed.';

/** One line of text: a class, or the people at this seat. */
const line = (most: number) => z.string().check(z.maxLength(most), z.regex(/^\P{Cc}*$/u));

export const NextClassRequest = z.object({
  name: z.optional(line(80)),
  /** Who sat here; written into the results and nowhere else. */
  learners: z.optional(line(300)),
});
export type NextClassRequest = z.infer<typeof NextClassRequest>;

/** How far the seat got with one exercise, over all attempts. Times are ms of the wall clock. */
export const ExerciseStanding = z.object({
  lab: z.string(),
  exercise: ExerciseIdSchema,
  title: z.string(),
  passed: z.boolean(),
  passedAt: z.nullable(z.number()),
  /** Verdicts that passed or failed. */
  tries: z.number(),
  /** Attempts in which something was done; 0 means nobody has begun. */
  attempts: z.number(),
  hintsOpened: z.number(),
  solutionSeen: z.boolean(),
  prediction: z.nullable(z.string()),
  last: z.nullable(
    z.object({
      outcome: z.enum(['passed', 'notYet', 'failed', 'blocked']),
      reason: z.nullable(z.string()),
      at: z.number(),
    }),
  ),
});
export type ExerciseStanding = z.infer<typeof ExerciseStanding>;

/** The measurement after the reset. */
export const ClassProof = z.object({
  epoch: z.number(),
  clean: z.boolean(),
  differences: z.array(z.string()),
  way: z.optional(z.string()),
  elapsedMs: z.optional(z.number()),
});
export type ClassProof = z.infer<typeof ClassProof>;

export const ClassView = z.object({
  /** The act under way, or one that stopped; `null` between acts. */
  act: z.nullable(
    z.object({
      stage: z.enum(classStages),
      /** Stages done of all. */
      done: z.number(),
      total: z.number(),
      /** Set when the stage failed: "next class" goes on from there. */
      problem: z.nullable(z.object({ what: z.string(), remedy: z.string() })),
    }),
  ),
  exercises: z.array(ExerciseStanding),
  /** Whether anything was done since the last change. */
  touched: z.boolean(),
  cluster: ClusterView,
  /** The class that ended last. */
  last: z.nullable(
    z.object({
      name: z.string(),
      endedAt: z.number(),
      /** Its files in the folder; empty when nothing had been done. */
      files: z.array(z.string()),
      proof: z.nullable(ClassProof),
    }),
  ),
  /** `whose` progress can be put back, or why it cannot. */
  undo: z.discriminatedUnion('possible', [
    z.object({ possible: z.literal(true), whose: z.string() }),
    z.object({ possible: z.literal(false), reason: z.string() }),
  ]),
  /** Where the results are, on the machine of the lab. */
  folder: z.string(),
  /** All results kept, newest first. */
  files: z.array(z.string()),
});
export type ClassView = z.infer<typeof ClassView>;

export const ResultsFileName = z.string().check(z.maxLength(200));
export const ResultsFile = z.object({ file: z.string(), text: z.string() });
