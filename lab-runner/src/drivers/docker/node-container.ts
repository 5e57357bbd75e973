// The container of one node as it is asked of the daemon. Pure: asks nothing.
import type { ContainerCreateOptions } from 'dockerode';
import type { BrokerNode, ZooKeeperNode } from '../../topology.ts';
import { nodeCommand } from '../node/launch.ts';
import { containerRuntime, homeOf, placeOf, publishedPorts } from './inside.ts';
import type { Seat } from './seat.ts';

export interface NodeContainerParts {
  readonly node: BrokerNode | ZooKeeperNode;
  readonly seat: Seat;
  readonly image: string;
  /** Address of the host on which ports are published. */
  readonly bind: string;
}

/**
 * Without a health check, unlike in the compose file: the driver looks for itself, and on Docker 20.10 a check that
 * begins while its container is paused can leave it frozen for good.
 */
export function nodeContainer({ node, seat, image, bind }: NodeContainerParts): ContainerCreateOptions {
  const { name } = node;
  const ports = [...publishedPorts(node)];
  return {
    name: seat.name(name),
    Image: image,
    Hostname: name,
    Labels: seat.labels(name),
    Cmd: [...nodeCommand(node, placeOf(name), containerRuntime)],
    WorkingDir: homeOf(name),
    ExposedPorts: Object.fromEntries(ports.map(([within]) => [`${within}/tcp`, {}])),
    NetworkingConfig: { EndpointsConfig: { [seat.network]: { Aliases: [name] } } },
    HostConfig: {
      NetworkMode: seat.network,
      PortBindings: Object.fromEntries(
        ports.map(([within, outside]) => [`${within}/tcp`, [{ HostIp: bind, HostPort: String(outside) }]]),
      ),
      Mounts: [{ Type: 'volume', Source: seat.name(name), Target: homeOf(name) }],
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      // Faults are the learner's: Docker must not undo them.
      RestartPolicy: { Name: 'no' },
      LogConfig: { Type: 'json-file', Config: { 'max-size': '8m', 'max-file': '2' } },
    },
  };
}
