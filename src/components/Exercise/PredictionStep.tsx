// An exercise's own prediction: answered and locked with the runner before anything can be checked.
import { type ReactNode, useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { ExerciseCardData } from '../../course/card.ts';
import type { Problem } from '../../runner/index.ts';
import { Choice } from '../Predict/Choice.tsx';
import styles from './styles.module.css';

interface Props {
  readonly exercise: string;
  readonly prediction: NonNullable<ExerciseCardData['prediction']>;
  readonly locked: string | null;
  readonly enabled: boolean;
  /** The option that came true, once a check has said so. */
  readonly happened: string | undefined;
}

export function PredictionStep({ exercise, prediction, locked, enabled, happened }: Props): ReactNode {
  const [problem, setProblem] = useState<Problem>();
  const lock = async (index: number): Promise<void> => {
    const option = prediction.options[index];
    if (!option) return;
    const answer = await client.exercises.predict(exercise, option.key);
    setProblem(answer.ok ? undefined : answer.problem);
  };
  const chosen = prediction.options.findIndex((option) => option.key === locked);
  const came = prediction.options.findIndex((option) => option.key === happened);
  return (
    <div className={styles.prediction}>
      <p className={styles.outcome}>Predict first</p>
      <Choice
        name={`prediction-${exercise}`}
        question={prediction.question}
        options={prediction.options.map((option) => option.label)}
        locked={chosen < 0 ? undefined : chosen}
        enabled={enabled}
        right={came < 0 ? undefined : came}
        onLock={(index) => void lock(index)}
      />
      {problem && (
        <p role="status" className={styles.note}>
          {problem.what} {problem.remedy}
        </p>
      )}
    </div>
  );
}
