// The ordered list of labs with their words: all that a page may know. Holds no check and no answer.
import type { LabMessages, LabSpec } from './kit/index.ts';
import { bench } from './00-bench/lab.ts';
import { benchMessages } from './00-bench/messages.en.ts';
import { topicProduceConsume } from './01-topic-produce-consume/lab.ts';
import { topicProduceConsumeMessages } from './01-topic-produce-consume/messages.en.ts';
import { brokersAndController } from './02-brokers-and-controller/lab.ts';
import { brokersAndControllerMessages } from './02-brokers-and-controller/messages.en.ts';
import { znodes } from './03-zookeeper/lab.ts';
import { znodesMessages } from './03-zookeeper/messages.en.ts';
import { quorum } from './04-quorum/lab.ts';
import { quorumMessages } from './04-quorum/messages.en.ts';
import { logOnDisk } from './05-log-on-disk/lab.ts';
import { logOnDiskMessages } from './05-log-on-disk/messages.en.ts';
import { retentionAndCompaction } from './06-retention-and-compaction/lab.ts';
import { retentionAndCompactionMessages } from './06-retention-and-compaction/messages.en.ts';
import { offsets } from './07-offsets/lab.ts';
import { offsetsMessages } from './07-offsets/messages.en.ts';
import { keysAndOrder } from './08-keys-and-order/lab.ts';
import { keysAndOrderMessages } from './08-keys-and-order/messages.en.ts';
import { howManyPartitions } from './09-how-many-partitions/lab.ts';
import { howManyPartitionsMessages } from './09-how-many-partitions/messages.en.ts';
import { groupsAndRebalancing } from './10-groups-and-rebalancing/lab.ts';
import { groupsAndRebalancingMessages } from './10-groups-and-rebalancing/messages.en.ts';

export interface CatalogEntry {
  readonly lab: LabSpec;
  readonly messages: LabMessages;
}

/** In the order of the course. */
export const catalog: readonly CatalogEntry[] = [
  { lab: bench, messages: benchMessages },
  { lab: topicProduceConsume, messages: topicProduceConsumeMessages },
  { lab: brokersAndController, messages: brokersAndControllerMessages },
  { lab: znodes, messages: znodesMessages },
  { lab: quorum, messages: quorumMessages },
  { lab: logOnDisk, messages: logOnDiskMessages },
  { lab: retentionAndCompaction, messages: retentionAndCompactionMessages },
  { lab: offsets, messages: offsetsMessages },
  { lab: keysAndOrder, messages: keysAndOrderMessages },
  { lab: howManyPartitions, messages: howManyPartitionsMessages },
  { lab: groupsAndRebalancing, messages: groupsAndRebalancingMessages },
];
