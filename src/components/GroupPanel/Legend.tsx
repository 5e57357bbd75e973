// What the signs on the tokens and their bars mean.
import type { ReactNode } from 'react';
import styles from './panel.module.css';

export function Legend(): ReactNode {
  return (
    <dl className={styles.legend}>
      <dt>⇢</dt>
      <dd>moved here with the last assignment; from whom is written under it</dd>
      <dt>●</dt>
      <dd>kept: its member went on reading while the group changed over (cooperative)</dd>
      <dt>↺</dt>
      <dd>let go of like all others, and given back to the same member (eager)</dd>
      <dt>❚❚</dt>
      <dd>paused: let go of, and nobody reads it until the new assignment</dd>
      <dt>○</dt>
      <dd>owned by nobody; its committed offset is kept</dd>
      <dt>
        <i className={styles.sample} />
      </dt>
      <dd>
        solid up to the committed offset, hatched from there to the end (the high watermark): −3 are three
        records of lag. The consumer’s position lies somewhere in between, and only the consumer knows it
        until it commits. – is nothing committed, ? is unknown.
      </dd>
      <dt>@40</dt>
      <dd>
        in a moment of the past: the offset that was committed when the partition was given out, where its
        owner begins
      </dd>
    </dl>
  );
}
