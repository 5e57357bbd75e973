// Every lab's reference answers and mistakes, for the verifier and for the solution shown after a real try.
import type { LabAnswers } from './kit/index.ts';
import { benchAnswers } from './00-bench/answers.ts';
import { topicProduceConsumeAnswers } from './01-topic-produce-consume/answers.ts';
import { brokersAndControllerAnswers } from './02-brokers-and-controller/answers.ts';
import { znodesAnswers } from './03-zookeeper/answers.ts';
import { quorumAnswers } from './04-quorum/answers.ts';
import { logOnDiskAnswers } from './05-log-on-disk/answers.ts';
import { retentionAndCompactionAnswers } from './06-retention-and-compaction/answers.ts';
import { offsetsAnswers } from './07-offsets/answers.ts';
import { keysAndOrderAnswers } from './08-keys-and-order/answers.ts';
import { howManyPartitionsAnswers } from './09-how-many-partitions/answers.ts';
import { groupsAndRebalancingAnswers } from './10-groups-and-rebalancing/answers.ts';

export const labAnswers: readonly LabAnswers[] = [
  benchAnswers,
  topicProduceConsumeAnswers,
  brokersAndControllerAnswers,
  znodesAnswers,
  quorumAnswers,
  logOnDiskAnswers,
  retentionAndCompactionAnswers,
  offsetsAnswers,
  keysAndOrderAnswers,
  howManyPartitionsAnswers,
  groupsAndRebalancingAnswers,
];
