// A question with options: choose, lock, and see the locked choice. Knows neither the right answer nor where it is kept.
import { type ReactNode, useState } from 'react';
import { Button } from '../Button/index.tsx';
import { Words } from '../Words/index.tsx';
import styles from './styles.module.css';

interface Props {
  readonly name: string;
  readonly question: string;
  readonly options: readonly string[];
  /** Index of the locked option. */
  readonly locked: number | undefined;
  readonly enabled: boolean;
  readonly onLock: (index: number) => void;
  /** An option was chosen and is not locked yet. */
  readonly onChoose?: () => void;
  /** Marks the option that proved right, once reality is shown. */
  readonly right?: number;
}

export function Choice({
  name,
  question,
  options,
  locked,
  enabled,
  onLock,
  onChoose,
  right,
}: Props): ReactNode {
  const [chosen, setChosen] = useState<number>();
  const open = locked === undefined;
  return (
    <fieldset className={styles.choice} disabled={!enabled}>
      <legend>
        <Words text={question} />
      </legend>
      {options.map((option, index) => (
        <label key={option} className={styles.option} data-locked={locked === index}>
          <input
            type="radio"
            name={name}
            checked={(open ? chosen : locked) === index}
            disabled={!open}
            onChange={() => {
              setChosen(index);
              onChoose?.();
            }}
          />
          <span>
            <Words text={option} />
            {locked === index && <b className={styles.mark}> your prediction</b>}
            {right === index && <b className={styles.mark}> what happens</b>}
          </span>
        </label>
      ))}
      {open && (
        <Button disabled={chosen === undefined} onClick={() => chosen !== undefined && onLock(chosen)}>
          Lock my prediction
        </Button>
      )}
    </fieldset>
  );
}
