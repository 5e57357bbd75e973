// The configuration files of a node, rendered from the templates in infra. Writes nothing.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fill, type NodeName } from '@railyard/labs/kit';
import type { BrokerNode, Topology, ZooKeeperNode } from '../../topology.ts';

/** Where the nodes listen and how they find each other: what differs between processes and containers. */
export interface Surroundings {
  /** The `infra` folder with the templates. */
  readonly infra: string;
  readonly topology: Topology;
  /** The address a node listens on. */
  readonly listen: string;
  /** The host under which a node is found by the others, and by clients that the lab starts. */
  readonly hostOf: (node: NodeName) => string;
  /** The address by which clients outside of the nodes' network come in, where that is another one. */
  readonly outside?: ((broker: BrokerNode) => string) | undefined;
  /** Where the node keeps its data. */
  readonly data: string;
  /** Of the user `railyard` on the internal listener. */
  readonly password: string;
}

/** File name → text; `myid` belongs into the data folder, all others into the configuration folder. */
export function renderConfiguration(
  node: BrokerNode | ZooKeeperNode,
  around: Surroundings,
): Readonly<Record<string, string>> {
  const { infra, topology, listen, hostOf } = around;
  const template = (name: string) => readFileSync(path.join(infra, name), 'utf8');
  const data = propertyText(around.data);
  if (node.role === 'zookeeper') {
    const servers = topology.zookeepers
      .map((one) => `server.${one.id}=${hostOf(one.name)}:${one.quorum}:${one.election}`)
      .join('\n');
    const everywhere = String(listen === anywhere);
    return {
      'zoo.cfg': fill(template('zookeeper/zoo.cfg'), { ...node, listen, servers, data, everywhere }),
      myid: `${node.id}\n`,
    };
  }
  const zookeeperConnect = topology.zookeepers.map((one) => `${hostOf(one.name)}:${one.client}`).join(',');
  const listeners = listenersOf(node, around);
  const list = (what: (one: Listener) => string) => listeners.map(what).join(',');
  return {
    'server.properties': fill(template('kafka/server.properties'), {
      ...node,
      data,
      zookeeperConnect,
      listeners: list(({ name, port }) => `${name}://${listen}:${port}`),
      advertisedListeners: advertisedListeners(node, around),
      protocols: list(({ name }) => `${name}:${name === 'INTERNAL' ? 'SASL_PLAINTEXT' : 'PLAINTEXT'}`),
    }),
    'jaas.conf': fill(template('kafka/jaas.conf'), { password: around.password }),
  };
}

/** Every interface of a container. */
export const anywhere = '0.0.0.0';

interface Listener {
  readonly name: 'PLAINTEXT' | 'INTERNAL' | 'HOST';
  readonly port: number;
  /** `host:port` as the broker tells its clients. */
  readonly advertised: string;
}

function listenersOf(node: BrokerNode, around: Pick<Surroundings, 'hostOf' | 'outside'>): Listener[] {
  const host = around.hostOf(node.name);
  const { client, internal, outside } = node;
  const own: Listener[] = [
    { name: 'PLAINTEXT', port: client, advertised: `${host}:${client}` },
    { name: 'INTERNAL', port: internal, advertised: `${host}:${internal}` },
  ];
  if (around.outside === undefined) return own;
  return [...own, { name: 'HOST', port: outside, advertised: around.outside(node) }];
}

/** The value of `advertised.listeners`. */
export function advertisedListeners(
  node: BrokerNode,
  around: Pick<Surroundings, 'hostOf' | 'outside'>,
): string {
  return listenersOf(node, around)
    .map(({ name, advertised }) => `${name}://${advertised}`)
    .join(',');
}

/** Java reads property files as Latin-1 and takes a backslash for an escape; other characters are written as such. */
function propertyText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
