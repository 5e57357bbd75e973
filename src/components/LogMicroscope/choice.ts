// Which replica is looked at: what the reader chose, as long as it is there, else the best guess. Draws nothing.
import type { LogReplica } from '@railyard/lab-runner/protocol';
import { createStore } from '../../runner/index.ts';

export interface Choice {
  readonly topic: string;
  readonly partition: number;
  readonly broker: string;
  readonly folder: string;
}

/** Kept while the page lives: another tab of the dock does not forget it. */
export const choice = createStore<Choice | undefined>(undefined);

/** Whatever of the wish is there: the folder, the partition on another broker, the topic; then the first, where it leads. */
export function choose(replicas: readonly LogReplica[], wish: Choice | undefined): LogReplica | undefined {
  if (wish === undefined) return leading(replicas);
  const { topic, partition, broker, folder } = wish;
  const ofTopic = replicas.filter((one) => one.topic === topic);
  const ofPartition = ofTopic.filter((one) => one.partition === partition);
  return (
    ofPartition.find((one) => one.broker === broker && one.folder === folder) ??
    ofPartition.find((one) => one.broker === broker) ??
    leading(ofPartition) ??
    leading(ofTopic) ??
    leading(replicas)
  );
}

/** Of the first partition the copy that leads. */
export function leading(replicas: readonly LogReplica[]): LogReplica | undefined {
  const first = replicas[0];
  const alike = replicas.filter((one) => one.topic === first?.topic && one.partition === first.partition);
  return alike.find(({ leads }) => leads === true) ?? first;
}
