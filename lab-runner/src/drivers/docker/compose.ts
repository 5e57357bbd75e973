// The files for those who want the cluster alone, by Docker Compose: infra/docker-compose.yml, its .env and the
// configuration of each node. Rendered from the topology and the templates the driver uses. Writes nothing.
import { bootstrapServers, isBroker, zookeeperConnect } from '@railyard/labs/kit';
import { kafkaVersion } from '../../host/kafka-fetch.ts';
import { type BrokerNode, loadTopology, type Topology, type ZooKeeperNode } from '../../topology.ts';
import { advertisedListeners, renderConfiguration } from '../node/configuration.ts';
import { nodeCommand } from '../node/launch.ts';
import { dockerfile } from './build-context.ts';
import {
  containerRuntime,
  containerSurroundings,
  disks,
  healthCommand,
  homeOf,
  placeOf,
  publishedPorts,
} from './inside.ts';

/** Ports are published here and nowhere else. */
const published = '127.0.0.1';

type Node = BrokerNode | ZooKeeperNode;

/** Path below infra → text, for every file that is checked in. */
export function composeFiles(infra: string): Readonly<Record<string, string>> {
  const topology = loadTopology(0);
  const files: Record<string, string> = {
    'docker-compose.yml': composeFile(topology),
    '.env': environmentFile(topology),
  };
  for (const node of topology.nodes) {
    // No secret: the listener it is for is not published, and nothing but this cluster uses it.
    const parts = { infra, topology, published, password: 'railyard' };
    const texts = renderConfiguration(node, containerSurroundings(node.name, parts));
    for (const [name, text] of Object.entries(texts)) files[`compose/${node.name}/${name}`] = text;
  }
  return files;
}

function composeFile(topology: Topology): string {
  return [
    head,
    indent(2, topology.nodes.map((node) => nodeService(node, topology)).join('\n')),
    indent(2, workbenchService(topology)),
    footer(topology),
  ].join('\n');
}

const head = `# Three ZooKeepers, three Kafka brokers and a workbench with Kafka's command-line tools.
#
#   docker compose -f infra/docker-compose.yml up -d --build     start (the first time it builds the images)
#   docker compose -f infra/docker-compose.yml exec workbench bash     a shell with all tools
#   docker compose -f infra/docker-compose.yml down              stop; topics and messages are kept
#   docker compose -f infra/docker-compose.yml down -v           stop and forget everything
#
# With the older Compose write docker-compose instead of docker compose. More is told in infra/README.md.
# This file is generated: change infra/topology.json or lab-runner/src/drivers/docker/compose.ts, then run
# npm run compose:write

# What all six nodes have in common.
x-node: &node
  image: kafka-railyard/node:${kafkaVersion}
  build:
    context: .
    dockerfile: ${dockerfile}
    target: node
  # A broker hands its partitions over before it leaves; give it the time.
  stop_grace_period: 30s
  # A broker that was killed cannot register again until ZooKeeper has missed its old session, some 6 seconds
  # later: it ends and is started again. A node you stop or kill with Docker stays down until you start it.
  restart: on-failure
  cap_drop: [ALL]
  security_opt: ['no-new-privileges:true']
  logging:
    driver: json-file
    options: { max-size: 8m, max-file: '2' }

services:`;

function nodeService(node: Node, topology: Topology): string {
  const { name } = node;
  const broker = node.role === 'kafka';
  const place = placeOf(name);
  const mounts = [`${name}:${homeOf(name)}`, `./compose/${name}:${place.conf}:ro`];
  if (!broker) mounts.push(`./compose/${name}/myid:${place.data}/myid:ro`);
  const arguments_ = [...nodeCommand(node, place, containerRuntime)];
  if (broker) arguments_.push('--override', `advertised.listeners=${advertised(node)}`);
  const zookeepers = topology.zookeepers.map((one) => one.name);
  return `${name}:
  <<: *node
  hostname: ${name}
  command:
${items(4, arguments_)}
${broker ? brokerPorts(node) : zookeeperPorts(node)}
  volumes:
${items(4, mounts)}
  healthcheck:
    # ${broker ? 'Healthy when ZooKeeper has this broker in its register.' : 'Healthy when this node is in a quorum, as leader or follower.'}
    test:
${items(6, ['CMD', ...healthCommand(node, topology)])}
    interval: 10s
    timeout: 5s
    retries: 2
    start_period: 60s
${broker ? `  # Stopped in the opposite order: brokers take leave of ZooKeeper.\n  depends_on: [${zookeepers.join(', ')}]\n` : ''}`;
}

function brokerPorts(node: BrokerNode): string {
  return `  # Inside, brokers and the workbench use ${node.name}:${node.client}. Programs on your machine come in by ${node.outside},
  # the listener HOST, whose advertised address is the published one.
  ports: ['${portMapping(node)}']`;
}

function zookeeperPorts(node: ZooKeeperNode): string {
  return `  # For clients. The ports of quorum and election (${node.quorum}, ${node.election}) stay inside.
  ports: ['${portMapping(node)}']`;
}

/** The one mapping for clients; the broker's own listener is for the lab's grader, which is not here. */
function portMapping(node: Node): string {
  const [inner] = [...publishedPorts(node)].find(([, outer]) => outer === node.client) ?? [node.client];
  return `${published}:${portVariable(node)}:${inner}`;
}

function advertised(node: BrokerNode): string {
  return advertisedListeners(node, {
    hostOf: (name) => name,
    outside: () => `${published}:${portVariable(node)}`,
  });
}

function portVariable(node: Node): string {
  return `\${${variableOf(node)}:-${node.client}}`;
}

function variableOf(node: Node): string {
  return `RAILYARD_${node.name.toUpperCase()}_PORT`;
}

function workbenchService({ nodes, clientPorts }: Topology): string {
  return `# A shell with Kafka's tools, kcat, jq, less and nano. It sees the files of all nodes, and can change none.
workbench:
  image: kafka-railyard/workbench:${kafkaVersion}
  build:
    context: .
    dockerfile: ${dockerfile}
    target: workbench
  hostname: workbench
  environment:
    RAILYARD_BROKERS: ${bootstrapServers(clientPorts)}
    RAILYARD_ZOOKEEPERS: ${zookeeperConnect(clientPorts)}
    DISKS: ${disks}
  cap_drop: [ALL]
  security_opt: ['no-new-privileges:true']
  volumes:
    - 'home:/home/learner'
${items(
  4,
  nodes.flatMap(({ name }) => [`${name}:${homeOf(name)}:ro`, `./compose/${name}:${placeOf(name).conf}:ro`]),
)}
  depends_on: [${nodes
    .filter(({ name }) => isBroker(name))
    .map(({ name }) => name)
    .join(', ')}]
`;
}

function footer({ nodes }: Topology): string {
  return `# What is kept when containers go: data, logs and the home folder of the workbench. down -v deletes it.
volumes:
${nodes.map(({ name }) => `  ${name}:`).join('\n')}
  home:
`;
}

function environmentFile({ nodes }: Topology): string {
  return `# Read by Compose. Generated, like docker-compose.yml beside it: npm run compose:write

# Containers, volumes and the network are named after it.
COMPOSE_PROJECT_NAME=kafka-railyard

# The ports on ${published}. Set one in your shell to move it: RAILYARD_KAFKA1_PORT=19092 docker compose ... up -d
${nodes.map((node) => `${variableOf(node)}=${node.client}`).join('\n')}
`;
}

function items(columns: number, words: readonly string[]): string {
  return words.map((word) => `${' '.repeat(columns)}- ${quoted(word)}`).join('\n');
}

/** A string of YAML, whatever is in it. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "''")}'`;
}

function indent(columns: number, text: string): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}
