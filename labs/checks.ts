// Every lab's checks, for the runner. Never reaches a page.
import type { LabChecks } from './kit/index.ts';
import { benchChecks } from './00-bench/checks.ts';
import { topicProduceConsumeChecks } from './01-topic-produce-consume/checks.ts';
import { brokersAndControllerChecks } from './02-brokers-and-controller/checks.ts';
import { znodesChecks } from './03-zookeeper/checks.ts';
import { quorumChecks } from './04-quorum/checks.ts';
import { logOnDiskChecks } from './05-log-on-disk/checks.ts';
import { retentionAndCompactionChecks } from './06-retention-and-compaction/checks.ts';
import { offsetsChecks } from './07-offsets/checks.ts';
import { keysAndOrderChecks } from './08-keys-and-order/checks.ts';
import { howManyPartitionsChecks } from './09-how-many-partitions/checks.ts';
import { groupsAndRebalancingChecks } from './10-groups-and-rebalancing/checks.ts';

export const labChecks: readonly LabChecks[] = [
  benchChecks,
  topicProduceConsumeChecks,
  brokersAndControllerChecks,
  znodesChecks,
  quorumChecks,
  logOnDiskChecks,
  retentionAndCompactionChecks,
  offsetsChecks,
  keysAndOrderChecks,
  howManyPartitionsChecks,
  groupsAndRebalancingChecks,
];
