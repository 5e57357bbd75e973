// Where the reader is on the course: what is built, what is passed, what comes next. Pure; knows no page.
import type { BuiltLesson, CourseData } from '../../course/card.ts';
import type { ExerciseMap } from '../../runner/exercises.ts';

export interface NextStop {
  readonly lesson: BuiltLesson;
  /** The first exercise of it that is not passed; absent when the lesson has none left. */
  readonly exercise: string | undefined;
  /** True when nothing has been passed anywhere. */
  readonly fresh: boolean;
}

/** Passed and existing exercises of a lesson. */
export function stationsOf(lesson: BuiltLesson, views: ExerciseMap): { passed: number; total: number } {
  const passed = lesson.exercises.filter(({ id }) => views.get(id)?.passed === true).length;
  return { passed, total: lesson.exercises.length };
}

/** The first lesson with something left to pass; the last one when all is done. */
export function nextStop(course: CourseData, views: ExerciseMap): NextStop | undefined {
  const fresh = ![...views.values()].some((view) => view.passed);
  for (const lesson of course.lessons) {
    const open = lesson.exercises.find(({ id }) => views.get(id)?.passed !== true);
    if (open) return { lesson, exercise: open.id, fresh };
  }
  const last = course.lessons.at(-1);
  return last ? { lesson: last, exercise: undefined, fresh } : undefined;
}
