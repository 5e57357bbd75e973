// The course's exercises with this seat's progress, and which one is meant when none is named.
import { catalog } from '@railyard/labs/catalog';
import { type ExerciseView, RailyardError } from '../../protocol/index.ts';
import type { LabClient } from './client.ts';

export interface ListedExercise {
  readonly lab: string;
  readonly exercise: string;
  readonly title: string;
  readonly core: boolean;
}

/** Every exercise in the order of the course. */
export function courseExercises(): readonly ListedExercise[] {
  return catalog.flatMap(({ lab, messages }) =>
    Object.entries(lab.exercises).map(([exercise, { core }]) => ({
      lab: lab.id,
      exercise,
      title: messages.exercises[exercise]?.title ?? exercise,
      core,
    })),
  );
}

/** The title an exercise is shown with. */
export function titleOf(exercise: string): string {
  return courseExercises().find((one) => one.exercise === exercise)?.title ?? '';
}

/** The named exercise, else the first one not passed. Throws NO_SUCH_LAB, or NOTHING_LEFT when all are passed. */
export async function chosenExercise(lab: LabClient, word: string | undefined): Promise<string> {
  if (word !== undefined) {
    if (courseExercises().some(({ exercise }) => exercise === word)) return word;
    throw new RailyardError('NO_SUCH_LAB', { exercise: word });
  }
  const views = await lab.call('exercises');
  const next = courseExercises().find(({ exercise }) => !viewOf(views, exercise)?.passed);
  if (next === undefined) throw new RailyardError('NOTHING_LEFT');
  return next.exercise;
}

export function viewOf(views: readonly ExerciseView[], exercise: string): ExerciseView | undefined {
  return views.find((view) => view.exercise === exercise);
}
