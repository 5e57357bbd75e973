// The question before a reset: what is lost, what stays, and how thorough it shall be. Resets nothing itself.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ResetWay } from '@railyard/lab-runner/protocol';
import { Button } from '../Button/index.tsx';
import styles from './cluster.module.css';

interface Props {
  readonly enabled: boolean;
  readonly onChoose: (way: ResetWay) => void;
  readonly onKeep: () => void;
}

const ways = [
  {
    way: 'auto',
    name: 'Empty it',
    what: 'A few seconds. The nodes keep running; where that cannot work, they are made anew by itself.',
  },
  {
    way: 'hard',
    name: 'All nodes anew',
    what: 'About a quarter of a minute. All data is wiped, and the cluster gets a new id.',
  },
] as const;

export function ResetChoice({ enabled, onChoose, onKeep }: Props): ReactNode {
  const [way, setWay] = useState<ResetWay>('auto');
  const name = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.choiceTitle}>Reset the cluster?</legend>
      <p className={styles.outcome}>
        <b>Lost:</b> all topics and records, groups and offsets, settings, quotas, permissions and znodes that
        were made. Open consoles close, and a running check ends.
        <br />
        <b>Kept:</b> your progress, and the files in your home.
        <br />
        Stopped, paused and cut-off nodes run again.
      </p>
      {ways.map((one) => (
        <label key={one.way} className={styles.way}>
          <input
            ref={one.way === 'auto' ? first : undefined}
            type="radio"
            name={name}
            checked={way === one.way}
            onChange={() => setWay(one.way)}
          />
          <span>
            <b>{one.name}.</b> {one.what}
          </span>
        </label>
      ))}
      <p className={styles.acts}>
        <Button look="main" disabled={!enabled} onClick={() => onChoose(way)}>
          Yes, reset the cluster
        </Button>
        <Button onClick={onKeep}>Keep it</Button>
      </p>
    </fieldset>
  );
}
