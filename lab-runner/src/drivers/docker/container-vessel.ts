// A node carried by a container: made anew for every start, so that its data alone outlives it.
import type Docker from 'dockerode';
import type { BrokerNode, Topology, ZooKeeperNode } from '../../topology.ts';
import { renderConfiguration } from '../node/configuration.ts';
import { requireFreePorts } from '../node/ports.ts';
import { tellingLine } from '../node/telling-line.ts';
import type { Vessel } from '../node/vessel.ts';
import { answers } from './answers.ts';
import { dockerError, ignore, soon } from './engine.ts';
import { containerSurroundings, homeOf, inside, publishedPorts } from './inside.ts';
import { livenessOf } from './look.ts';
import { nodeContainer } from './node-container.ts';
import { ourContainer, portHolder, requireNetwork, requireOurData } from './ours.ts';
import type { EndingNotes } from './ending-notes.ts';
import type { Seat } from './seat.ts';
import { tarOf } from './tar.ts';

export interface ContainerVesselParts {
  readonly docker: Docker;
  readonly node: BrokerNode | ZooKeeperNode;
  readonly topology: Topology;
  readonly seat: Seat;
  readonly bind: string;
  readonly infra: string;
  readonly password: string;
  readonly image: () => string;
  readonly notes: EndingNotes;
  /** Whether the node's volume is there, as last seen. */
  readonly volumes: Set<string>;
}

/** The vessel of one node; the handle is the container's id. */
export function createContainerVessel(parts: ContainerVesselParts): Vessel<string> {
  const { docker, node, seat, bind, notes, volumes } = parts;
  const { name } = node;
  const volume = seat.name(name);
  const container = (id: string) => docker.getContainer(id);

  return {
    async find() {
      const found = await ourContainer(docker, seat, name);
      if (found === undefined) return undefined;
      const liveness = livenessOf(found, seat);
      if (liveness === 'gone') return undefined;
      return { handle: found.Id, id: shortId(found.Id), since: found.Created * 1000, liveness };
    },

    hasData: () => volumes.has(volume),
    leftPolitely: () => notes.leftPolitely(name),
    noteEnd: (leftPolitely) => notes.note(name, leftPolitely),

    async makeReady() {
      const ports = [...publishedPorts(node).values()];
      await requireFreePorts(name, ports, bind, (port) => portHolder(docker, port));
    },

    async launch() {
      const image = parts.image();
      notes.note(name, false);
      const corpse = await ourContainer(docker, seat, name);
      if (corpse !== undefined) await container(corpse.Id).remove({ force: true }).catch(ignore(404, 409));
      await requireNetwork(docker, seat);
      await soon(docker.createVolume({ Name: volume, Labels: seat.labels(name) }));
      await requireOurData(docker, seat, name);
      volumes.add(volume);
      const made = await soon(docker.createContainer(nodeContainer({ ...parts, image })));
      try {
        await soon(made.putArchive(await configuration(parts), { path: homeOf(name) }));
        await soon(made.start());
      } catch (error) {
        await made.remove({ force: true }).catch(() => undefined);
        throw dockerError(error);
      }
      return { handle: made.id, id: shortId(made.id), since: Date.now() };
    },

    serves: () => answers(node, bind),
    async terminate(id) {
      // A paused container takes no signal but KILL.
      await soon(container(id).unpause()).catch(ignore(404, 409, 500));
      await soon(container(id).kill({ signal: 'SIGTERM' })).catch(ignore(404, 409));
    },
    kill: (id) => soon(container(id).kill({ signal: 'SIGKILL' })).then(nothing, ignore(404, 409)),
    pause: (id) => soon(container(id).pause()).then(nothing),
    resume: (id) => soon(container(id).unpause()).then(nothing),

    async why(id) {
      const printed = await container(id)
        .logs({ stdout: true, stderr: true, tail: 500, follow: false })
        .catch(() => Buffer.alloc(0));
      return tellingLine(plainText(printed));
    },

    async deleteData() {
      await docker.getVolume(volume).remove().catch(ignore(404));
      volumes.delete(volume);
      notes.forget(name);
    },
  };
}

async function configuration(parts: ContainerVesselParts): Promise<Buffer> {
  const { node, topology, infra, password, bind } = parts;
  const around = containerSurroundings(node.name, { infra, topology, password, published: bind });
  const rendered = Object.entries(renderConfiguration(node, around));
  return tarOf(
    rendered.map(([name, text]) => ({
      name: name === 'myid' ? 'data/myid' : `conf/${name}`,
      content: text,
      owner: inside.kafka,
      // The learner may read the settings in the workbench, but not the password.
      mode: name === 'jaas.conf' ? 0o600 : 0o644,
    })),
  );
}

/** As `docker ps` shows it. */
export function shortId(id: string): string {
  return id.slice(0, 12);
}

/** Docker's log without its frames: each piece of output has a header of eight bytes (Engine API, "attach"). */
export function plainText(log: Buffer): string {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 8 <= log.length;) {
    const size = log.readUInt32BE(at + 4);
    pieces.push(log.subarray(at + 8, at + 8 + size));
    at += 8 + size;
  }
  return Buffer.concat(pieces).toString('utf8');
}

function nothing(): void {
  // Daemons answer with an empty body.
}
