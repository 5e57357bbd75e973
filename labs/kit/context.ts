// What a check may look at. Interfaces only: the runner supplies them, so a check never knows where a fact comes from.
import type { HistoryOracle } from './history.ts';
import type { BrokerName, ClientPorts, NodeName } from './topology.ts';

export interface ZNode {
  readonly data: string;
  /** Hex session id of the owner; `0x0` for a persistent node. */
  readonly ephemeralOwner: string;
  readonly version: number;
  readonly czxid: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** How often a child came or went. */
  readonly cversion: number;
  /** The transaction in which a child last came or went, in hex. */
  readonly pzxid: string;
}

export interface BrokerRegistration {
  readonly id: number;
  /** Advertised addresses, for instance `PLAINTEXT://127.0.0.1:9092`. */
  readonly endpoints: readonly string[];
  readonly ephemeralOwner: string;
}

export interface PartitionState {
  readonly partition: number;
  /** Broker ids in assignment order; the first is the preferred leader. */
  readonly replicas: readonly number[];
  /** −1 while no replica leads. */
  readonly leader: number;
  readonly leaderEpoch: number;
  readonly isr: readonly number[];
}

/** ZooKeeper is the first oracle: exact, and it answers while partitions are offline. Missing nodes read as `undefined`. */
export interface ZooKeeperOracle {
  get(path: string): Promise<ZNode | undefined>;
  children(path: string): Promise<readonly string[] | undefined>;
  clusterId(): Promise<string>;
  brokers(): Promise<readonly BrokerRegistration[]>;
  controller(): Promise<{ readonly id: number; readonly epoch: number } | undefined>;
  topics(): Promise<readonly string[]>;
  topic(name: string): Promise<readonly PartitionState[] | undefined>;
  /** Overrides set on the topic itself; empty when there are none. */
  topicConfig(name: string): Promise<Readonly<Record<string, string>>>;
}

export interface StoredRecord {
  readonly partition: number;
  readonly offset: string;
  readonly timestamp: number;
  /** Decoded as UTF-8; `null` stays null. */
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PartitionOffsets {
  readonly partition: number;
  /** Earliest offset still readable. */
  readonly low: number;
  /** High watermark. */
  readonly high: number;
}

export interface CommittedOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

export interface GroupDescription {
  /** `Empty`, `Stable`, `PreparingRebalance`, `CompletingRebalance` or `Dead` (no such group). */
  readonly state: string;
  readonly protocol: string;
  readonly members: readonly { readonly id: string; readonly clientId: string; readonly host: string }[];
}

/** Kafka asked over its own protocol; never joins a group, never creates a topic. */
export interface KafkaOracle {
  offsets(topic: string): Promise<readonly PartitionOffsets[]>;
  /** Records up to the high watermark, in offset order per partition, at most `limit` in all (default 10,000). */
  records(topic: string, options?: { partition?: number; limit?: number }): Promise<readonly StoredRecord[]>;
  groups(): Promise<readonly string[]>;
  group(id: string): Promise<GroupDescription>;
  committed(group: string): Promise<readonly CommittedOffset[]>;
}

/** One segment of a copy of a partition: its log file. */
export interface SegmentFile {
  /** Offset of its first record; the file is named after it. */
  readonly baseOffset: number;
  readonly bytes: number;
}

/** One batch in a copy's log, as its header says. */
export interface StoredBatch {
  readonly baseOffset: number;
  readonly lastOffset: number;
  readonly records: number;
  /** Bytes from the start of its segment's file. */
  readonly position: number;
}

/** What lies on the brokers' disks, read from the files themselves: also while the broker is down. */
export interface DiskOracle {
  /** Oldest first; `undefined` where this broker has no folder for the partition. */
  segments(broker: BrokerName, topic: string, partition: number): Promise<readonly SegmentFile[] | undefined>;
  /** Those of all segments in the order of the log; none where there is no folder. */
  batches(broker: BrokerName, topic: string, partition: number): Promise<readonly StoredBatch[]>;
}

export interface ToolResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ToolOptions {
  readonly timeoutMs?: number;
  /** Runs also after the check was cancelled: for what takes away what the check made. */
  readonly evenCancelled?: boolean;
}

/** Kafka's own command-line tools, run where the learner cannot tamper with them. Addresses are console addresses. */
export interface Tools {
  run(tool: string, args: readonly string[], options?: ToolOptions): Promise<ToolResult>;
}

/** The learner's home, read only; paths are relative to it. */
export interface LearnerFiles {
  read(path: string): Promise<string | undefined>;
}

/** Faults a check injects itself. Whatever was broken is healed when the body ends, even by cancellation. */
export interface Faults {
  /**
   * Politely stops the node, runs the body, starts the node again and waits: for a broker until every replica is in
   * sync and leads as before, for a ZooKeeper until it is back in the quorum.
   */
  whileStopped<T>(node: NodeName, body: () => Promise<T>): Promise<T>;
}

export interface WaitOptions {
  /** Milliseconds; never longer than what is left of the exercise's own deadline. */
  readonly withinMs?: number;
}

/** The oracles of one seat, bound to one attempt's deadline and cancellation. */
export interface Oracles {
  readonly zookeeper: ZooKeeperOracle;
  readonly kafka: KafkaOracle;
  readonly tools: Tools;
  readonly files: LearnerFiles;
  readonly disks: DiskOracle;
  readonly faults: Faults;
  readonly history: HistoryOracle;
  readonly ports: ClientPorts;
  readonly nodes: readonly NodeName[];
}
