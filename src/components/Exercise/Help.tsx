// Help in small steps: hints one at a time, the solution after a real attempt or on insistence.
import type { ExerciseView, RouteAnswer } from '@railyard/lab-runner/protocol';
import { type ReactNode, useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';
import { Button } from '../Button/index.tsx';
import { CommandBlock } from '../CommandBlock/index.tsx';
import { Words } from '../Words/index.tsx';
import styles from './styles.module.css';

interface Props {
  readonly view: ExerciseView;
  /** Why the solution's commands may not run yet. */
  readonly lockedBy: string | undefined;
}

export function Help({ view, lockedBy }: Props): ReactNode {
  const { exercise: id } = view;
  const [solution, setSolution] = useState<RouteAnswer<'openSolution'>>();
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const earned = view.tries > 0 || view.passed || view.solutionSeen;

  const hint = async (): Promise<void> => {
    const answer = await client.exercises.openHint(id);
    setProblem(answer.ok ? undefined : answer.problem);
  };
  const solve = async (insist: boolean): Promise<void> => {
    const answer = await client.exercises.openSolution(id, insist);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setSolution(answer.value);
    setAsked(!answer.ok);
  };

  return (
    <div className={styles.help}>
      {view.hints.length > 0 && (
        <ol className={styles.hints} aria-label={`Hints for exercise ${id}`}>
          {view.hints.map((text) => (
            <li key={text}>
              <Words text={text} />
            </li>
          ))}
        </ol>
      )}
      <div className={styles.helpBar}>
        {view.hintsOpened < view.hintsTotal && (
          <Button look="quiet" onClick={() => void hint()}>
            {view.hintsOpened === 0 ? 'Show a hint' : 'Show the next hint'} ({view.hintsOpened} of{' '}
            {view.hintsTotal} opened)
          </Button>
        )}
        {!solution && (
          <Button look="quiet" onClick={() => (earned ? void solve(false) : setAsked(true))}>
            Show the solution
          </Button>
        )}
        {view.solutionSeen && <span className={styles.note}>Solution seen</span>}
      </div>
      <div role="status">
        {asked && !earned && (
          <p className={styles.note}>
            The solution opens after a real attempt: press Check once. If you look now, the record says so.{' '}
            <Button look="quiet" onClick={() => void solve(true)}>
              Show it anyway
            </Button>
          </p>
        )}
        {problem && (
          <p className={styles.note}>
            {problem.what} {problem.remedy}
          </p>
        )}
      </div>
      {solution && (
        <div className={styles.solution}>
          <p className={styles.outcome}>One way to do it</p>
          {solution.lines.map((line, index) => (
            <CommandBlock key={line} id={`solution-${id}-${index}`} command={line} lockedBy={lockedBy} />
          ))}
          <p>
            <Words text={solution.explanation} />
          </p>
        </div>
      )}
    </div>
  );
}
