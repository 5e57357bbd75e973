// What the seat has done so far: the progress store, and beside it in memory what the disk refused to keep.
import { RailyardError, type StampedVerdict } from '../../../protocol/index.ts';
import type { AttemptRecord, ProgressStore, VerdictRecord } from '../../ports/progress-store.ts';
import type { GradedExercise } from './exercises.ts';
import { drawValues, type Random } from './values.ts';

export interface GraderLog {
  warn(facts: object, message: string): void;
}

export interface SeatParts {
  readonly progress: ProgressStore;
  readonly clock: () => number;
  readonly random: Random;
  readonly log: GraderLog;
}

export interface Seat {
  current(exercise: GradedExercise): AttemptRecord | undefined;
  /** A new attempt with new values. */
  begin(exercise: GradedExercise): AttemptRecord;
  change(attempt: AttemptRecord, change: AttemptChange): void;
  /** Never throws: what could not be saved says so. */
  save(record: Omit<VerdictRecord, 'sequence'>): StampedVerdict;
  /** The last verdict of the current attempt. */
  last(attempt: AttemptRecord): StampedVerdict | null;
  passed(exercise: string): boolean;
  tries(attempt: AttemptRecord): number;
  clear(): void;
  /** Lets go of what is held in memory: the store was changed behind it. */
  forget(): void;
}

type AttemptChange = Parameters<ProgressStore['updateAttempt']>[2];

/** A seat over a store. */
export function createSeat({ progress, clock, random, log }: SeatParts): Seat {
  const attempts = new Map<string, AttemptRecord>();
  const unsaved = new Map<string, { record: VerdictRecord; tries: number }>();
  const passedUnsaved = new Set<string>();
  let highest = 0;

  const keep = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      log.warn({ err: error, code: codeOf(error) }, 'progress could not be saved');
    }
  };
  const stamped = (record: VerdictRecord, saved: boolean): StampedVerdict => {
    const { verdict, epoch, sequence, at, elapsedMs } = record;
    return { verdict, saved, epoch, sequence, at, elapsedMs };
  };

  function current({ id }: Pick<GradedExercise, 'id'>): AttemptRecord | undefined {
    const known = attempts.get(id) ?? progress.currentAttempt(id);
    if (known) attempts.set(id, known);
    return known;
  }

  function forget(): void {
    attempts.clear();
    unsaved.clear();
    passedUnsaved.clear();
  }

  return {
    current,
    begin(exercise) {
      const previous = current(exercise);
      const attempt: AttemptRecord = {
        exercise: exercise.id,
        number: (previous?.number ?? 0) + 1,
        startedAt: clock(),
        values: drawValues(exercise.spec.values, random, previous?.values),
        hintsOpened: 0,
        solutionSeen: false,
        prediction: null,
        predictedAt: null,
      };
      attempts.set(exercise.id, attempt);
      keep(() => progress.beginAttempt(attempt));
      return attempt;
    },
    change(attempt, change) {
      attempts.set(attempt.exercise, { ...attempt, ...change });
      keep(() => progress.updateAttempt(attempt.exercise, attempt.number, change));
    },
    save(record) {
      try {
        const saved = progress.saveVerdict(record);
        highest = Math.max(highest, saved.sequence);
        unsaved.delete(record.exercise);
        return stamped(saved, true);
      } catch (error) {
        log.warn({ err: error, code: codeOf(error) }, 'a verdict could not be saved');
        highest = Math.max(highest, progress.lastVerdict(record.exercise)?.sequence ?? 0) + 1;
        const kept = { ...record, sequence: highest };
        const before = unsaved.get(record.exercise);
        const earlier = before?.record.attempt === record.attempt ? before.tries : 0;
        if (record.verdict.outcome === 'passed') passedUnsaved.add(record.exercise);
        unsaved.set(record.exercise, { record: kept, tries: earlier + (isTry(record) ? 1 : 0) });
        return stamped(kept, false);
      }
    },
    last(attempt) {
      const kept = unsaved.get(attempt.exercise)?.record;
      const record = kept ?? progress.lastVerdict(attempt.exercise);
      return record?.attempt === attempt.number ? stamped(record, kept === undefined) : null;
    },
    passed: (exercise) => passedUnsaved.has(exercise) || progress.passed(exercise),
    tries(attempt) {
      const kept = unsaved.get(attempt.exercise);
      const more = kept?.record.attempt === attempt.number ? kept.tries : 0;
      return progress.tries(attempt.exercise, attempt.number) + more;
    },
    clear() {
      progress.clear();
      forget();
    },
    forget,
  };
}

/** `notYet` and `blocked` cost nothing. */
function isTry({ verdict }: Pick<VerdictRecord, 'verdict'>): boolean {
  return verdict.outcome === 'passed' || verdict.outcome === 'failed';
}

function codeOf(error: unknown): string {
  return error instanceof RailyardError ? error.code : 'INTERNAL';
}
