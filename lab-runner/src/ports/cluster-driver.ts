// How the core sees a way of running the six nodes. Two adapters keep this contract: jvm, docker.
import type { BrokerName, NodeName, ToolResult } from '@railyard/labs/kit';

export type NodeState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'starting'; readonly id: string; readonly detail?: string }
  | { readonly phase: 'running'; readonly id: string; readonly since: number }
  | { readonly phase: 'paused'; readonly id: string }
  /** It runs, but is off the network. */
  | { readonly phase: 'cut'; readonly id: string }
  | { readonly phase: 'stopping'; readonly id: string }
  | { readonly phase: 'stopped'; readonly detail?: string }
  | { readonly phase: 'failed'; readonly detail: string }
  /** Whoever could tell (the Docker daemon) does not answer. */
  | { readonly phase: 'unknown'; readonly id: string; readonly detail: string };

export type NodeStates = Readonly<Record<NodeName, NodeState>>;

export interface Disposable {
  dispose(): void;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface LogFile {
  /** Path below the node's log directory, for instance `orders-0/00000000000000000000.log`. */
  readonly path: string;
  readonly bytes: number;
}

/** A file in the folder of one partition's replica. */
export interface ReplicaFile {
  /** Its name in that folder. */
  readonly name: string;
  readonly bytes: number;
  /** When it was last written or renamed, wall clock ms. */
  readonly changedAt: number;
}

/** A stretch of a file. */
export interface ByteRange {
  readonly from: number;
  readonly length: number;
}

/** The longest stretch that {@link ClusterDriver.readLogPart} gives at once. */
export const longestPart = 1024 * 1024;

export interface ClusterDriver {
  readonly name: 'jvm' | 'docker';
  readonly capabilities: { readonly cutNetwork: boolean };

  /** Finds nodes left by an earlier runner (same ids, pid reuse guarded) and makes what is missing on disk. Throws host errors of the table. */
  prepare(options?: CallOptions & { progress?: (what: string) => void }): Promise<void>;
  states(): NodeStates;
  /** Called on every change of a state, within 1 s of it also when somebody else caused it. */
  onChange(listener: (node: NodeName, state: NodeState) => void): Disposable;

  /** Resolves when the process runs (not when it serves). A broker first waits for its old ZooKeeper registration to go. */
  start(node: NodeName, options?: CallOptions): Promise<void>;
  /** Polite stop; killed after a grace period. Resolves when it is gone. Stopping a stopped node does nothing. */
  stop(node: NodeName, options?: CallOptions): Promise<void>;
  kill(node: NodeName): Promise<void>;
  pause(node: NodeName): Promise<void>;
  resume(node: NodeName): Promise<void>;
  /** Takes the node off the network, and brings it back. Throws NOT_SUPPORTED without the capability. */
  cut(node: NodeName): Promise<void>;
  heal(node: NodeName): Promise<void>;
  /** Deletes the data of all nodes together; all must be stopped. Throws DISK_FULL where the driver sees that even then there is no room for a fresh cluster. */
  wipe(): Promise<void>;
  /** Deletes all that it keeps, data included, also outside the data folder; nothing may run. */
  remove(): Promise<void>;
  /** The last `lines` of the node's own log. */
  log(node: NodeName, lines: number): Promise<string>;
  /** Read-only view of a broker's log directory. */
  logFiles(broker: BrokerName): Promise<readonly LogFile[]>;
  readLogFile(broker: BrokerName, path: string): Promise<Uint8Array>;
  /** The files of one folder of the log directory (`orders-0`), sorted by name; empty when there is no such folder. */
  replicaFiles(broker: BrokerName, folder: string): Promise<readonly ReplicaFile[]>;
  /** Part of one of those files, at most {@link longestPart} bytes; fewer where it ends. Throws INVALID_FIELD as `readLogFile` does. */
  readLogPart(broker: BrokerName, path: string, range: ByteRange): Promise<Uint8Array>;
  /** Runs one of Kafka's tools outside the learner's reach; console addresses (`kafka1:9092`) resolve. */
  runTool(
    tool: string,
    args: readonly string[],
    options?: CallOptions & { timeoutMs?: number },
  ): Promise<ToolResult>;
  /** Lets go of watchers without touching the nodes. */
  dispose(): Promise<void>;
}
