// Which of the catalogued ways a brief verification types: enough to see every reason once.
import type { ExerciseAnswers } from '@railyard/labs/kit';

/** The reference solution, the first mistake of every reason, the first attempt at faking. */
export function briefly(answers: ExerciseAnswers): ExerciseAnswers {
  const seen = new Set<string>();
  const mistakes = answers.mistakes.filter(({ reason }) => !seen.has(reason) && seen.add(reason));
  return { ...answers, alternatives: [], mistakes, fakes: answers.fakes.slice(0, 1) };
}
