// The oracles of a seat, bound to one run of a check: what it waits for ends with its deadline or its cancellation.
import {
  type HistoryOracle,
  type KafkaOracle,
  nodeNames,
  type ToolOptions,
  type ZooKeeperOracle,
} from '@railyard/labs/kit';
import type { Logger } from 'pino';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import type { BindOracles, ConnectedKafka, WatchedZooKeeper } from '../ports/oracles.ts';
import type { Workbench } from '../ports/workbench.ts';
import type { Topology } from '../topology.ts';
import { createDiskOracle } from './disks.ts';
import { createFaults, takenOver } from './faults.ts';
import { unlessAborted } from './patience.ts';

export interface OracleBinderParts {
  readonly zookeeper: WatchedZooKeeper;
  readonly kafka: ConnectedKafka;
  readonly driver: Pick<
    ClusterDriver,
    'replicaFiles' | 'readLogPart' | 'runTool' | 'states' | 'start' | 'stop'
  >;
  readonly workbench: Pick<Workbench, 'readFile'>;
  readonly topology: Pick<Topology, 'clientPorts'>;
  /** What was recorded since a moment. */
  readonly historySince: (since: number) => HistoryOracle;
  readonly log: Pick<Logger, 'info'>;
}

/** A tool that says nothing for so long is stopped, also when the exercise has more time. */
const toolWithinMs = 30_000;

/** Made once per lab: all checks share the rule that only one fault is injected at a time. */
export function createOracleBinder(parts: OracleBinderParts): BindOracles {
  const { zookeeper, kafka, driver, workbench, topology, historySince } = parts;
  const faults = createFaults(parts);
  const disks = createDiskOracle(driver);

  return ({ signal, since, remainingMs }) => {
    const bound = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => {
      return async (...args: A): Promise<R> => {
        signal.throwIfAborted();
        return unlessAborted(work(...args), signal);
      };
    };
    const boundZooKeeper: ZooKeeperOracle = {
      get: bound(zookeeper.get),
      children: bound(zookeeper.children),
      clusterId: bound(zookeeper.clusterId),
      brokers: bound(zookeeper.brokers),
      controller: bound(zookeeper.controller),
      topics: bound(zookeeper.topics),
      topic: bound(zookeeper.topic),
      topicConfig: bound(zookeeper.topicConfig),
    };
    const boundKafka: KafkaOracle = {
      offsets: bound(kafka.offsets),
      records: bound(kafka.records),
      groups: bound(kafka.groups),
      group: bound(kafka.group),
      committed: bound(kafka.committed),
    };
    const history = historySince(since);
    const boundHistory: HistoryOracle = {
      events: bound(history.events),
      of: bound(history.of) as HistoryOracle['of'],
      atStart: bound(history.atStart),
      gaps: bound(history.gaps),
    };
    return {
      zookeeper: boundZooKeeper,
      kafka: boundKafka,
      history: boundHistory,
      tools: {
        run: (tool, args, options: ToolOptions = {}) => {
          const { timeoutMs = toolWithinMs, evenCancelled = false } = options;
          if (evenCancelled && !takenOver(signal)) return driver.runTool(tool, args, { timeoutMs });
          const within = Math.max(1, Math.min(timeoutMs, remainingMs()));
          return bound(() => driver.runTool(tool, args, { signal, timeoutMs: within }))();
        },
      },
      files: { read: bound((path) => workbench.readFile(path)) },
      disks: { segments: bound(disks.segments), batches: bound(disks.batches) },
      faults: { whileStopped: (node, body) => faults.whileStopped(node, body, signal) },
      ports: topology.clientPorts,
      nodes: nodeNames,
    };
  };
}
