// Finds what is ours in the daemon, and who stands in our way.
import { nodeNames } from '@railyard/labs/kit';
import type Docker from 'dockerode';
import { RailyardError } from '../../../protocol/index.ts';
import { ignore } from './engine.ts';
import { type Part, labels, type Seat } from './seat.ts';

/**
 * Our container of this part, in whatever state and also when somebody renamed it. Throws DOCKER_NAME_TAKEN when we
 * have none and somebody else's has its name.
 */
export async function ourContainer(
  docker: Docker,
  seat: Seat,
  part: Part,
): Promise<Docker.ContainerInfo | undefined> {
  const label = [...seat.filters.label, `${labels.part}=${part}`];
  const [found] = await docker.listContainers({ all: true, filters: { label } });
  if (found !== undefined) return found;
  const name = seat.name(part);
  const [foreign] = await docker.listContainers({ all: true, filters: { name: [`^/${name}$`] } });
  if (foreign !== undefined) throw taken('container', name, `docker rm -f ${name}`);
  return undefined;
}

function taken(kind: string, name: string, remedy: string): RailyardError {
  return new RailyardError('DOCKER_NAME_TAKEN', { kind, name, remedy });
}

/**
 * Throws when the volume of this part is not ours (DOCKER_NAME_TAKEN), or a container that is not ours holds on to it
 * (DOCKER_FAILED): then it can be neither used nor deleted. A volume that is not there is fine.
 */
export async function requireOurData(docker: Docker, seat: Seat, part: Part): Promise<void> {
  const name = seat.name(part);
  const found = await docker.getVolume(name).inspect().catch(ignore(404));
  if (found === undefined) return;
  if (found.Labels?.[labels.seat] !== seat.id) throw taken('volume', name, `docker volume rm ${name}`);
  const holders = await docker.listContainers({ all: true, filters: { volume: [name] } });
  const foreign = holders.find(({ Labels }) => Labels[labels.seat] !== seat.id);
  if (foreign === undefined) return;
  const holder = (foreign.Names[0] ?? foreign.Id).replace(/^\//, '');
  throw new RailyardError('DOCKER_FAILED', {
    detail: `the container ${holder} uses the data of ${part}`,
    remedy: `Remove it with: docker rm -f ${holder}`,
  });
}

/** ` by the container web`, when one publishes this port. */
export async function portHolder(docker: Docker, port: number): Promise<string | undefined> {
  const running = await docker.listContainers().catch(() => []);
  const holder = running.find(({ Ports }) => Ports.some(({ PublicPort }) => PublicPort === port));
  return holder && ` by the container ${(holder.Names[0] ?? holder.Id).replace(/^\//, '')}`;
}

/** Makes the network of the nodes if it is not there. */
export async function requireNetwork(docker: Docker, seat: Seat): Promise<void> {
  const [found] = await docker.listNetworks({ filters: { name: [`^${seat.network}$`] } });
  if (found !== undefined) {
    if (found.Labels?.[labels.seat] === seat.id) return;
    throw taken('network', seat.network, `docker network rm ${seat.network}`);
  }
  await docker.createNetwork({
    Name: seat.network,
    Labels: seat.labels('network'),
    CheckDuplicate: true,
  });
}

/** Ports of the host on which our containers are published now. */
export async function ourPorts(docker: Docker, seat: Seat): Promise<ReadonlySet<number>> {
  const running = await docker.listContainers({ filters: { label: [...seat.filters.label] } });
  return new Set(running.flatMap(({ Ports }) => Ports.map(({ PublicPort }) => PublicPort)));
}

/** Removes containers, volumes and network of the seat, found by their labels alone. */
export async function removeAll(docker: Docker, seat: Seat): Promise<void> {
  const filters = { label: [...seat.filters.label] };
  for (const part of [...nodeNames, 'home'] as const) await requireOurData(docker, seat, part);
  const containers = await docker.listContainers({ all: true, filters });
  await Promise.all(
    containers.map(({ Id }) => docker.getContainer(Id).remove({ force: true }).catch(ignore(404, 409))),
  );
  const { Volumes } = await docker.listVolumes({ filters: JSON.stringify(filters) });
  await Promise.all(Volumes.map(({ Name }) => docker.getVolume(Name).remove().catch(ignore(404))));
  const networks = await docker.listNetworks({ filters });
  await Promise.all(networks.map(({ Id }) => docker.getNetwork(Id).remove().catch(ignore(404))));
}
