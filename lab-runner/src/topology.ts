// Nodes and ports of this lab: infra/topology.json with the port base added.
import { readFileSync } from 'node:fs';
import type { BrokerName, ClientPorts, NodeName, ZooKeeperName } from '@railyard/labs/kit';

export interface ZooKeeperNode {
  readonly role: 'zookeeper';
  readonly name: ZooKeeperName;
  readonly id: number;
  readonly client: number;
  readonly quorum: number;
  readonly election: number;
  readonly admin: number;
}

export interface BrokerNode {
  readonly role: 'kafka';
  readonly name: BrokerName;
  readonly id: number;
  /** PLAINTEXT listener for learners. */
  readonly client: number;
  /** SASL_PLAINTEXT listener between brokers and for the grader. */
  readonly internal: number;
  /** Inside a container, where clients from outside come in; published as `client`. */
  readonly outside: number;
}

export interface Topology {
  readonly runnerPort: number;
  readonly zookeepers: readonly ZooKeeperNode[];
  readonly brokers: readonly BrokerNode[];
  readonly nodes: readonly (ZooKeeperNode | BrokerNode)[];
  readonly clientPorts: ClientPorts;
}

type File = {
  runner: { port: number };
  zookeeper: Omit<ZooKeeperNode, 'role'>[];
  kafka: Omit<BrokerNode, 'role'>[];
};

/** Reads the topology and moves every port by `portBase` (0 keeps the standard ports). */
export function loadTopology(portBase: number): Topology {
  const file = JSON.parse(
    readFileSync(new URL('../../infra/topology.json', import.meta.url), 'utf8'),
  ) as File;
  const zookeepers = file.zookeeper.map((node): ZooKeeperNode => ({
    ...node,
    role: 'zookeeper',
    client: node.client + portBase,
    quorum: node.quorum + portBase,
    election: node.election + portBase,
    admin: node.admin + portBase,
  }));
  const brokers = file.kafka.map((node): BrokerNode => ({
    ...node,
    role: 'kafka',
    client: node.client + portBase,
    internal: node.internal + portBase,
    outside: node.outside + portBase,
  }));
  const nodes = [...zookeepers, ...brokers];
  const clientPorts = Object.fromEntries(nodes.map((node) => [node.name, node.client])) as Record<
    NodeName,
    number
  >;
  return { runnerPort: file.runner.port + portBase, zookeepers, brokers, nodes, clientPorts };
}

/** Every port a node listens on when it runs as a process of this machine. */
export function portsOf(node: BrokerNode | ZooKeeperNode): readonly number[] {
  return node.role === 'kafka'
    ? [node.client, node.internal]
    : [node.client, node.quorum, node.election, node.admin];
}
