// The labs of the course as the grader takes them: what, checks, answers and words of each, put together by its id.
import { labAnswers } from '@railyard/labs/answers';
import { catalog } from '@railyard/labs/catalog';
import { labChecks } from '@railyard/labs/checks';
import type { LabSpec } from '@railyard/labs/kit';
import { RailyardError } from '../protocol/index.ts';
import type { GradedLab } from './core/grader/index.ts';

/** Every lab of the catalogue with its checks and answers; a missing part is an author's error. */
export function gradedLabs(): readonly GradedLab[] {
  return catalog.map(({ lab, messages }) => {
    const checks = labChecks.find((one) => one.labId === lab.id);
    const answers = labAnswers.find((one) => one.labId === lab.id);
    if (checks === undefined || answers === undefined) {
      throw new RailyardError('BROKEN_LAB', { detail: `${lab.id} has no ${checks ? 'answers' : 'checks'}` });
    }
    return { lab: lab as LabSpec, messages, checks, answers };
  });
}
