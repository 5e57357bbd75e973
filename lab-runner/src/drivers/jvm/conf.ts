// Writes the configuration of a node from the templates in infra.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fill } from '@railyard/labs/kit';
import type { Config } from '../../config.ts';
import { secretFile } from '../../storage/secret-file.ts';
import type { BrokerNode, Topology, ZooKeeperNode } from '../../topology.ts';
import type { NodeFiles } from './node-files.ts';

/** Writes `<node>/conf` anew; what a learner changed there does not survive a start. */
export function writeConfiguration(
  node: BrokerNode | ZooKeeperNode,
  files: NodeFiles,
  config: Pick<Config, 'root' | 'dataDir' | 'bind'>,
  topology: Topology,
): void {
  const { bind } = config;
  const infra = (name: string) => readFileSync(path.join(config.root, 'infra', name), 'utf8');
  const write = (name: string, text: string) =>
    writeFileSync(path.join(files.conf, name), text, { mode: 0o600 });
  const data = propertyText(files.data);
  if (node.role === 'zookeeper') {
    const servers = topology.zookeepers
      .map((one) => `server.${one.id}=${bind}:${one.quorum}:${one.election}`)
      .join('\n');
    write('zoo.cfg', fill(infra('zookeeper/zoo.cfg'), { ...node, bind, servers, data }));
    writeFileSync(path.join(files.data, 'myid'), `${node.id}\n`);
    return;
  }
  const zookeeperConnect = topology.zookeepers.map((one) => `${bind}:${one.client}`).join(',');
  const password = secretFile(config.dataDir, 'internal-password');
  write(
    'server.properties',
    fill(infra('kafka/server.properties'), { ...node, bind, zookeeperConnect, data }),
  );
  write('jaas.conf', fill(infra('kafka/jaas.conf'), { password }));
}

/** Java reads property files as Latin-1 and takes a backslash for an escape; other characters are written as such. */
function propertyText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
