// Whether this machine can hold the lab, asked before anything is made: folder, space, Docker or Java, ports.
import { remedyHere } from '../../bootstrap/package-managers.mjs';
import { RailyardError } from '../../protocol/index.ts';
import type { Config } from '../config.ts';
import { chosenDriver, type DriverName } from '../drivers/choose.ts';
import { connectDocker, requireDaemon } from '../drivers/docker/engine.ts';
import { publishedPorts } from '../drivers/docker/inside.ts';
import { ourPorts } from '../drivers/docker/ours.ts';
import { seatOf } from '../drivers/docker/seat.ts';
import { requireSpace, requireWritable } from '../host/folder.ts';
import { findJava, type Java } from '../host/java.ts';
import { isPortFree, type PortHolder, spokenHolder, holdersOf } from '../host/ports.ts';
import { loadTopology, portsOf } from '../topology.ts';

export interface TakenPort {
  readonly port: number;
  /** Who of ours wants it: `kafka1`, or `the lab's page`. */
  readonly node: string;
  readonly holder: PortHolder | undefined;
}

/** What was found on a machine that can hold the lab. */
export type Machine =
  | { readonly driver: 'jvm'; readonly java: Java }
  /** Java and Kafka are in the images. */
  | { readonly driver: 'docker' };

/** Throws the first thing that stands in the way: DISK_FULL, DIR_NOT_WRITABLE, DOCKER_UNAVAILABLE, JAVA_*, PORT_TAKEN … */
export async function requireMachine(config: Config, signal?: AbortSignal): Promise<Machine> {
  requireWritable(config.dataDir);
  requireWritable(config.cacheDir);
  requireSpace(config.dataDir);
  const machine = await requireDriver(config, signal);
  for (const taken of await takenPorts(config, machine.driver)) {
    throw new RailyardError('PORT_TAKEN', {
      port: taken.port,
      node: taken.node,
      by: spokenHolder(taken.holder),
    });
  }
  return machine;
}

async function requireDriver(config: Config, signal?: AbortSignal): Promise<Machine> {
  const driver = await chosenDriver(config);
  if (driver === 'docker') {
    await requireDaemon(connectDocker());
    return { driver };
  }
  return {
    driver,
    java: await findJava({ javaHome: config.javaHome, remedy: remedyHere(['java']), signal }),
  };
}

/** Ports this lab wants and strangers have. Nodes that a killed runner left are ours: they will be adopted. */
export async function takenPorts(config: Config, driver: DriverName): Promise<readonly TakenPort[]> {
  const { nodes, runnerPort } = loadTopology(config.portBase);
  const docker = driver === 'docker';
  const published = docker ? await ourPorts(connectDocker(), seatOf(config.dataDir)) : new Set<number>();
  const portsWanted = (node: (typeof nodes)[number]) =>
    docker ? [...publishedPorts(node).values()] : portsOf(node);
  const wanted = [
    { port: runnerPort, node: "the lab's page" },
    ...nodes.flatMap((node) => portsWanted(node).map((port) => ({ port, node: node.name as string }))),
  ].filter(({ port }) => !published.has(port));
  const free = await Promise.all(wanted.map(({ port }) => isPortFree(port, config.bind)));
  const taken = wanted.filter((_, index) => !free[index]);
  const holders = await holdersOf(taken.map(({ port }) => port));
  return taken
    .map((one) => ({ ...one, holder: holders.get(one.port) }))
    .filter(({ holder }) => !holder?.command.includes(`${config.dataDir}/`));
}
