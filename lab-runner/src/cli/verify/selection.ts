// Which of the catalogued ways a brief verification types, and which exercises cannot be typed beside others.
import type { ExerciseAnswers, ExerciseSpec } from '@railyard/labs/kit';

/** The reference solution, the first mistake of every reason, the first attempt at faking. */
export function briefly(answers: ExerciseAnswers): ExerciseAnswers {
  const seen = new Set<string>();
  const mistakes = answers.mistakes.filter(({ reason }) => !seen.has(reason) && seen.add(reason));
  return { ...answers, alternatives: [], mistakes, fakes: answers.fakes.slice(0, 1) };
}

/** Whether its ways, or its check, take nodes, the controller or the brokers' settings away from whoever works beside them. */
export function needsTheCluster(spec: ExerciseSpec, answers: ExerciseAnswers): boolean {
  const ways = [answers.solution, ...answers.alternatives, ...answers.mistakes, ...answers.fakes];
  const lines = ways.flatMap((way) => [...(way.lines ?? []), ...(way.afterwards ?? [])]);
  return (
    spec.cluster === 'broken' ||
    spec.kinds.includes('mutation') ||
    lines.some((line) =>
      /\byard (stop|kill|pause|resume|restart|cut|reset)\b|delete(all)? \/controller|--entity-type brokers/.test(
        line,
      ),
    )
  );
}
