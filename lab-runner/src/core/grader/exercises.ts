// The exercises a seat can do, found by their ids.
import type {
  Check,
  ExerciseAnswers,
  ExerciseMessages,
  ExerciseSpec,
  LabAnswers,
  LabChecks,
  LabMessages,
  LabSpec,
} from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';

/** One lab with everything the grader needs of it. */
export interface GradedLab {
  readonly lab: LabSpec;
  readonly messages: LabMessages;
  readonly checks: LabChecks;
  readonly answers: LabAnswers;
}

export interface GradedExercise {
  readonly id: string;
  readonly labId: string;
  readonly spec: ExerciseSpec;
  readonly messages: ExerciseMessages;
  readonly check: Check;
  readonly answers: ExerciseAnswers;
}

export interface Exercises {
  readonly all: readonly GradedExercise[];
  /** Throws NO_SUCH_LAB. */
  find(id: string): GradedExercise;
}

/** Throws BROKEN_LAB when a part is missing or an id is given twice. */
export function indexExercises(labs: readonly GradedLab[]): Exercises {
  const byId = new Map<string, GradedExercise>();
  for (const { lab, messages, checks, answers } of labs) {
    for (const [id, spec] of Object.entries(lab.exercises)) {
      const parts = {
        messages: messages.exercises[id],
        check: checks.checks[id],
        answers: answers.exercises[id],
      };
      const broken = (detail: string) => new RailyardError('BROKEN_LAB', { detail: `${lab.id}: ${detail}` });
      if (byId.has(id)) throw broken(`exercise ${id} exists twice`);
      if (!parts.messages || !parts.check || !parts.answers) {
        const missing = Object.entries(parts).find(([, part]) => part === undefined)?.[0];
        throw broken(`exercise ${id} has no ${missing}`);
      }
      byId.set(id, {
        id,
        labId: lab.id,
        spec,
        messages: parts.messages,
        check: parts.check,
        answers: parts.answers,
      });
    }
  }
  return {
    all: [...byId.values()],
    find(id) {
      const found = byId.get(id);
      if (found === undefined) throw new RailyardError('NO_SUCH_LAB', { exercise: id });
      return found;
    },
  };
}
