// How far a seat got, exercise by exercise, worked out from its records. Pure.
import type { ExerciseStanding } from '../../../protocol/index.ts';
import type { SeatRecords } from '../../ports/class-records.ts';
import type { AttemptRecord, VerdictRecord } from '../../ports/progress-store.ts';

/** An exercise of the course by its name. */
export type CourseExercise = Pick<ExerciseStanding, 'lab' | 'exercise' | 'title'>;

/** One row per exercise of the course, in its order; exercises the course no longer has come last. */
export function standings(
  course: readonly CourseExercise[],
  records: SeatRecords,
): readonly ExerciseStanding[] {
  const known = new Set(course.map(({ exercise }) => exercise));
  const ids = [...records.attempts, ...records.verdicts].map(({ exercise }) => exercise);
  const gone = [...new Set(ids)].filter((exercise) => !known.has(exercise)).sort();
  const all = [...course, ...gone.map((exercise) => ({ lab: '', exercise, title: exercise }))];
  return all.map((exercise) => standing(exercise, records));
}

function standing(of: CourseExercise, records: SeatRecords): ExerciseStanding {
  const mine = ({ exercise }: { exercise: string }) => exercise === of.exercise;
  const verdicts = records.verdicts.filter(mine);
  const attempts = records.attempts.filter(mine).sort((a, b) => a.number - b.number);
  const last = verdicts.at(-1);
  const passed = verdicts.find(({ verdict }) => verdict.outcome === 'passed');
  const outcomes = verdicts.map(({ verdict }) => verdict.outcome);
  return {
    ...of,
    passed: passed !== undefined,
    passedAt: passed?.at ?? null,
    tries: outcomes.filter((outcome) => outcome === 'passed' || outcome === 'failed').length,
    attempts: attempts.filter((attempt) => isTouched(attempt, verdicts)).length,
    hintsOpened: attempts.reduce((sum, { hintsOpened }) => sum + hintsOpened, 0),
    solutionSeen: attempts.some(({ solutionSeen }) => solutionSeen),
    prediction: attempts.filter(({ prediction }) => prediction !== null).at(-1)?.prediction ?? null,
    last: last === undefined ? null : { ...outcomeOf(last), at: last.at },
  };
}

function outcomeOf({ verdict }: VerdictRecord) {
  return { outcome: verdict.outcome, reason: verdict.outcome === 'failed' ? verdict.reason : null };
}

/**
 * Whether somebody has begun: a check, a hint, a solution, a prediction, or new values asked for.
 * A first attempt alone says nothing: its values are drawn as soon as a page shows the exercise.
 */
export function touched({ attempts, verdicts }: SeatRecords): boolean {
  return verdicts.length > 0 || attempts.some((attempt) => isTouched(attempt, verdicts));
}

function isTouched(attempt: AttemptRecord, verdicts: readonly VerdictRecord[]): boolean {
  const { exercise, number, hintsOpened, solutionSeen, prediction } = attempt;
  return (
    number > 1 ||
    hintsOpened > 0 ||
    solutionSeen ||
    prediction !== null ||
    verdicts.some((one) => one.exercise === exercise && one.attempt === number)
  );
}
