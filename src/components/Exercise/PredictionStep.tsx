// An exercise's own prediction: answered and locked with the runner before anything can be checked.
import { type ReactNode, useState } from 'react';
import type { ExerciseView } from '@railyard/lab-runner/protocol';
import { client, questions } from '../../client/railyard.ts';
import { anchorOf } from '../../course/anchors.ts';
import type { ExerciseCardData } from '../../course/card.ts';
import type { Problem } from '../../runner/index.ts';
import { Choice } from '../Predict/Choice.tsx';
import { ToThePicture } from '../Predict/ToThePicture.tsx';
import { useQuestion } from '../Predict/use-question.ts';
import { fillKnown } from '../Words/index.tsx';
import styles from './styles.module.css';

interface Props {
  readonly exercise: string;
  readonly prediction: NonNullable<ExerciseCardData['prediction']>;
  /** `undefined` until the runner has told it. */
  readonly view: ExerciseView | undefined;
  readonly enabled: boolean;
}

export function PredictionStep({ exercise, prediction, view, enabled }: Props): ReactNode {
  const [problem, setProblem] = useState<Problem>();
  const lock = async (index: number): Promise<void> => {
    const option = prediction.options[index];
    if (!option) return;
    const answer = await client.exercises.predict(exercise, option.key);
    setProblem(answer.ok ? undefined : answer.problem);
  };
  const locked = view?.prediction ?? undefined;
  const known = view?.values ?? {};
  const options = prediction.options.map(({ key, label }) => ({ key, label: fillKnown(label, known) }));
  const verdict = view?.last?.verdict;
  const judged = verdict?.outcome === 'passed' ? verdict.comparison : undefined;
  const chosen = prediction.options.findIndex((option) => option.key === locked);
  const came = prediction.options.findIndex((option) => option.key === judged?.happened);
  const place = useQuestion({
    id: exercise,
    title: `exercise ${exercise}`,
    anchor: anchorOf(exercise),
    graded: true,
    options,
    locked: locked === undefined ? undefined : { key: locked, at: view?.predictedAt ?? undefined },
    values: view?.values,
    judged: judged && { happened: judged.happened, did: judged.did },
  });
  return (
    <div className={styles.prediction} ref={place}>
      <p className={styles.outcome}>Predict first</p>
      <Choice
        name={`prediction-${exercise}`}
        question={fillKnown(prediction.question, known)}
        options={options.map(({ label }) => label)}
        locked={chosen < 0 ? undefined : chosen}
        enabled={enabled}
        right={came < 0 ? undefined : came}
        onChoose={() => questions.takeUp(exercise)}
        onLock={(index) => void lock(index)}
      />
      <ToThePicture question={exercise} locked={chosen >= 0} />
      {problem && (
        <p role="status" className={styles.note}>
          {problem.what} {problem.remedy}
        </p>
      )}
    </div>
  );
}
