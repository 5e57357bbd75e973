// The band over a group's lanes while it changes over: what is waited for, how long already, and what that means for its partitions.
import { groupStateWords } from '@railyard/lab-runner/protocol';
import type { GroupImage } from '@railyard/labs/kit';
import type { ReactNode } from 'react';
import { secondsSince, useNow } from '../use-railyard.ts';
import styles from './panel.module.css';

interface Props {
  readonly image: GroupImage;
  /** The wall clock of the moment shown; `undefined` is now. */
  readonly at: number | undefined;
}

export function Band({ image, at }: Props): ReactNode {
  const now = useNow(at === undefined);
  const seconds = secondsSince(image.since, at ?? now);
  return (
    <p className={styles.band}>
      <b>Rebalance</b>
      <span className={styles.clock}>{seconds} s</span>
      <span>
        {waits[image.state] ?? groupStateWords[image.state]} {means[image.way]}
      </span>
    </p>
  );
}

const waits: Readonly<Partial<Record<GroupImage['state'], string>>> = {
  PreparingRebalance: 'The coordinator waits for the members to join again.',
  CompletingRebalance: 'The members wait for the new assignment.',
};

const means = {
  eager: 'Eager: who hears of it lets go of everything, and reads nothing until the new assignment.',
  cooperative: 'Cooperative: members keep reading what they have.',
  unknown: '',
} as const;
