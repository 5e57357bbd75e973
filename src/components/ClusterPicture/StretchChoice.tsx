// Which stretch of the past the replay covers: the attempt at the exercise that is worked at, or the last hour.
import type { ReactNode } from 'react';
import type { Stretch } from './stretch.ts';
import styles from './replay.module.css';

interface Props {
  readonly exercise: string;
  readonly stretch: Stretch;
  readonly onChoose: (stretch: Stretch) => void;
}

export function StretchChoice({ exercise, stretch, onChoose }: Props): ReactNode {
  return (
    <select
      className={styles.stretch}
      aria-label="Stretch of the replay"
      value={stretch}
      onChange={({ target }) => onChoose(target.value === 'attempt' ? 'attempt' : 'hour')}
    >
      <option value="attempt">attempt at {exercise}</option>
      <option value="hour">last hour</option>
    </select>
  );
}
