// Whether this machine can hold the lab, asked before anything is made: folder, space, Java, ports.
import { remedyHere } from '../../bootstrap/package-managers.mjs';
import { RailyardError } from '../../protocol/index.ts';
import type { Config } from '../config.ts';
import { requireSpace, requireWritable } from '../host/folder.ts';
import { findJava, type Java } from '../host/java.ts';
import { isPortFree, type PortHolder, spokenHolder, holdersOf } from '../host/ports.ts';
import { loadTopology, portsOf } from '../topology.ts';
import { openDriver } from './open-driver.ts';

export interface TakenPort {
  readonly port: number;
  /** Who of ours wants it: `kafka1`, or `the lab's page`. */
  readonly node: string;
  readonly holder: PortHolder | undefined;
}

/** Throws the first thing that stands in the way: DISK_FULL, DIR_NOT_WRITABLE, JAVA_*, PORT_TAKEN … */
export async function requireMachine(config: Config, signal?: AbortSignal): Promise<Java> {
  // A driver that cannot be had is said before anything is fetched for it.
  openDriver(config);
  requireWritable(config.dataDir);
  requireWritable(config.cacheDir);
  requireSpace(config.dataDir);
  const java = await findJava({ javaHome: config.javaHome, remedy: remedyHere(['java']), signal });
  for (const taken of await takenPorts(config)) {
    throw new RailyardError('PORT_TAKEN', {
      port: taken.port,
      node: taken.node,
      by: spokenHolder(taken.holder),
    });
  }
  return java;
}

/** Ports this lab wants and strangers have. Nodes that a killed runner left are ours: they will be adopted. */
export async function takenPorts(config: Config): Promise<readonly TakenPort[]> {
  const { nodes, runnerPort } = loadTopology(config.portBase);
  const wanted = [
    { port: runnerPort, node: "the lab's page" },
    ...nodes.flatMap((node) => portsOf(node).map((port) => ({ port, node: node.name as string }))),
  ];
  const free = await Promise.all(wanted.map(({ port }) => isPortFree(port, config.bind)));
  const taken = wanted.filter((_, index) => !free[index]);
  const holders = await holdersOf(taken.map(({ port }) => port));
  return taken
    .map((one) => ({ ...one, holder: holders.get(one.port) }))
    .filter(({ holder }) => !holder?.command.includes(`${config.dataDir}/`));
}
