// Where things are inside the containers of the lab, and how a node is run there. Talks to no daemon.
import path from 'node:path';
import { type NodeName, zookeeperNames } from '@railyard/labs/kit';
import type { BrokerNode, Topology, ZooKeeperNode } from '../../topology.ts';
import { anywhere, type Surroundings } from '../node/configuration.ts';
import type { NodePlace, Runtime } from '../node/launch.ts';

/** What infra/images/Dockerfile puts where. */
export const inside = {
  infra: '/opt/railyard/infra',
  tools: '/opt/railyard/bin',
  classPath: '/opt/railyard/classpath.args',
  classData: '/opt/railyard/classes.jsa',
  /** The user of the nodes. */
  kafka: 47101,
} as const;

/** The two images of a lab, by name and tag. */
export interface Images {
  readonly node: string;
  readonly workbench: string;
}

/** Has a folder for each node. */
export const disks = '/railyard';

/** The folder of a node: its volume is mounted here, in the node itself and, read-only, in the workbench. */
export function homeOf(node: NodeName): string {
  return `${disks}/${node}`;
}

export function placeOf(node: NodeName): NodePlace {
  const below = (name: string) => path.posix.join(homeOf(node), name);
  return { conf: below('conf'), data: below('data'), log: below('log'), tmp: below('tmp') };
}

/**
 * What a node's command line needs to know of the image. Its log is shown by `docker logs` too, and it asks for names
 * anew: containers that start again in another order change addresses.
 */
export const containerRuntime: Runtime = {
  java: 'java',
  jvmFlags: [`@${inside.infra}/kafka/jvm.args`],
  classPath: [`@${inside.classPath}`],
  classData: inside.classData,
  infra: inside.infra,
  extraFlags: [
    '-Drailyard.log.also=,console',
    `-Djava.security.properties=${inside.infra}/images/names.security`,
  ],
};

/** Nodes find each other by name; clients of the host come in by the published ports. */
export function containerSurroundings(
  node: NodeName,
  parts: Pick<Surroundings, 'infra' | 'topology' | 'password'> & { readonly published: string },
): Surroundings {
  const { published, ...rest } = parts;
  return {
    ...rest,
    listen: anywhere,
    hostOf: (name) => name,
    outside: (broker) => `${published}:${broker.client}`,
    data: placeOf(node).data,
  };
}

/** The health check of a node: a ZooKeeper without quorum and a broker without registration fail it. */
export function healthCommand(node: BrokerNode | ZooKeeperNode, topology: Topology): readonly string[] {
  const health = `${inside.infra}/images/health`;
  if (node.role === 'zookeeper') return [health, 'zookeeper', String(node.client)];
  const { clientPorts } = topology;
  const ensemble = zookeeperNames.map((name) => `${name}:${clientPorts[name]}`).join(',');
  return [health, 'kafka', String(node.id), ensemble];
}

/** Port inside → port on the host; the internal listener is for the grader. */
export function publishedPorts(node: BrokerNode | ZooKeeperNode): ReadonlyMap<number, number> {
  return node.role === 'kafka'
    ? new Map([
        [node.outside, node.client],
        [node.internal, node.internal],
      ])
    : new Map([[node.client, node.client]]);
}
