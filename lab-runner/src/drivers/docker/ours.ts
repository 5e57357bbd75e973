// Finds what is ours in the daemon, and who stands in our way.
import type Docker from 'dockerode';
import { RailyardError } from '../../../protocol/index.ts';
import { type Part, labels, type Seat } from './seat.ts';

/** Our container of this part, in whatever state. Throws DOCKER_NAME_TAKEN when somebody else's has its name. */
export async function ourContainer(
  docker: Docker,
  seat: Seat,
  part: Part,
): Promise<Docker.ContainerInfo | undefined> {
  const name = seat.name(part);
  const filters = { name: [`^/${name}$`] };
  const [found] = await docker.listContainers({ all: true, filters });
  if (found === undefined) return undefined;
  if (found.Labels[labels.seat] === seat.id) return found;
  throw new RailyardError('DOCKER_NAME_TAKEN', { name });
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
    throw new RailyardError('DOCKER_NAME_TAKEN', { name: seat.network });
  }
  await docker.createNetwork({
    Name: seat.network,
    Labels: seat.labels('network'),
    CheckDuplicate: true,
  });
}
