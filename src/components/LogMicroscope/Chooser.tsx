// Topic, partition and copy, each a list to choose from.
import type { LogReplica } from '@railyard/lab-runner/protocol';
import { type ReactNode, useId } from 'react';
import { choice, leading } from './choice.ts';
import { copyWords } from './words.ts';
import styles from './chooser.module.css';

interface Props {
  readonly replicas: readonly LogReplica[];
  readonly chosen: LogReplica;
}

export function Chooser({ replicas, chosen }: Props): ReactNode {
  const topics = [...new Set(replicas.map(({ topic }) => topic))];
  const ofTopic = replicas.filter(({ topic }) => topic === chosen.topic);
  const partitions = [...new Set(ofTopic.map(({ partition }) => partition))];
  const copies = ofTopic.filter(({ partition }) => partition === chosen.partition);
  const keyOf = ({ broker, folder }: LogReplica): string => `${broker} ${folder}`;
  const take = (replica: LogReplica | undefined): void => {
    if (replica !== undefined) choice.set(replica);
  };
  return (
    <div className={styles.chooser} role="group" aria-label="Whose log">
      <List
        label="Topic"
        value={chosen.topic}
        choices={topics.map((topic) => [topic, topic])}
        onChange={(topic) => take(leading(replicas.filter((one) => one.topic === topic)))}
      />
      <List
        label="Partition"
        value={String(chosen.partition)}
        choices={partitions.map((partition) => [String(partition), String(partition)])}
        onChange={(partition) => {
          const own = ofTopic.filter((one) => String(one.partition) === partition);
          take(own.find(({ broker }) => broker === chosen.broker) ?? leading(own));
        }}
      />
      <List
        label="Copy on"
        value={keyOf(chosen)}
        choices={copies.map((copy) => [keyOf(copy), copyWords(copy)])}
        onChange={(key) => take(copies.find((copy) => keyOf(copy) === key))}
      />
    </div>
  );
}

interface ListProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly onChange: (value: string) => void;
}

function List({ label, value, choices, onChange }: ListProps): ReactNode {
  const id = useId();
  return (
    <span className={styles.list}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
