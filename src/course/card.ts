// What a page carries of an exercise: the words before the first check. Hints, reasons and answers stay with the runner.
import * as z from 'zod/mini';

export const ExerciseCardData = z.object({
  id: z.string(),
  core: z.boolean(),
  title: z.string(),
  goal: z.array(z.string()),
  answers: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['text', 'number', 'list']),
      label: z.string(),
      help: z.string(),
    }),
  ),
  prediction: z.optional(
    z.object({
      question: z.string(),
      options: z.array(z.object({ key: z.string(), label: z.string() })),
    }),
  ),
});
export type ExerciseCardData = z.infer<typeof ExerciseCardData>;

/** What every page knows of the course: enough to draw the track, and no more. */
export interface CourseData {
  readonly lessons: readonly BuiltLesson[];
}

export interface BuiltLesson {
  readonly number: number;
  readonly title: string;
  readonly permalink: string;
  readonly exercises: readonly {
    readonly id: string;
    readonly title: string;
    readonly core: boolean;
    /** Set where a prediction comes before the commands. */
    readonly predicts?: boolean;
  }[];
}
