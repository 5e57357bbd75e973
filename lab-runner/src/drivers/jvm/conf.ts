// Writes the configuration of a node into its folder.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { secretFile } from '../../storage/secret-file.ts';
import type { BrokerNode, Topology, ZooKeeperNode } from '../../topology.ts';
import { renderConfiguration } from '../node/configuration.ts';
import type { NodeFiles } from './node-files.ts';

/** Writes `<node>/conf` anew; what a learner changed there does not survive a start. */
export function writeConfiguration(
  node: BrokerNode | ZooKeeperNode,
  files: NodeFiles,
  config: Pick<Config, 'root' | 'dataDir' | 'bind'>,
  topology: Topology,
): void {
  const rendered = renderConfiguration(node, {
    infra: path.join(config.root, 'infra'),
    topology,
    listen: config.bind,
    hostOf: () => config.bind,
    data: files.data,
    password: secretFile(config.dataDir, 'internal-password'),
  });
  for (const [name, text] of Object.entries(rendered)) {
    writeFileSync(path.join(name === 'myid' ? files.data : files.conf, name), text, { mode: 0o600 });
  }
}
