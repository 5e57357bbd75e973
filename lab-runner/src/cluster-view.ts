// The cluster as pages see it, put together from the life cycle, the driver and the oracles.
import { nodeNames } from '@railyard/labs/kit';
import type { ClusterView } from '../protocol/index.ts';
import type { Cluster } from './core/cluster/cluster.ts';
import type { NodeState } from './ports/cluster-driver.ts';
import type { ClusterDriver } from './ports/cluster-driver.ts';
import type { WatchedZooKeeper } from './ports/oracles.ts';
import type { Topology } from './topology.ts';

export interface ViewParts {
  readonly cluster: Cluster;
  readonly driver: ClusterDriver;
  readonly zookeeper: WatchedZooKeeper;
  readonly topology: Topology;
}

/** One moment of the cluster; facts the oracle cannot give are `null`. */
export function clusterView({ cluster, driver, zookeeper, topology }: ViewParts): ClusterView {
  const { phase, message, remedy, headline } = cluster.condition();
  const { controller, underReplicated, offline, topics } = zookeeper.facts();
  const states = driver.states();
  return {
    epoch: cluster.epoch(),
    phase,
    message: remedy === '' ? message : `${message} ${remedy}`,
    headline,
    nodes: nodeNames.map((node) => ({ node, phase: states[node].phase, detail: detailOf(states[node]) })),
    controller,
    underReplicated,
    offline,
    topics,
    driver: driver.name,
    ports: topology.clientPorts,
    at: Date.now(),
  };
}

function detailOf(state: NodeState): string | undefined {
  return 'detail' in state ? state.detail : undefined;
}
