// What a learner's shell is told of the world: an allow-list, never the runner's own environment.
import { bootstrapServers, zookeeperConnect } from '@railyard/labs/kit';
import type { Topology } from '../../topology.ts';

export interface ShellPlaces {
  readonly home: string;
  readonly tmp: string;
  /** Lists that completion and prompt read: topics, groups, exercises, lesson. */
  readonly names: string;
  /** The checked-in files of the workbench: launcher, bashrc, completion. */
  readonly files: string;
  /** A folder per node; what a broker stores is in `data` of its own. */
  readonly disks: string;
}

export interface ShellSurroundings {
  readonly places: ShellPlaces;
  /** Where programs are looked for, our own first. */
  readonly path: readonly string[];
  readonly user: string;
  readonly lang: string;
  readonly topology: Pick<Topology, 'clientPorts'>;
}

/** The whole environment of a shell. Of `extra` only names that begin with RAILYARD_ are taken. */
export function shellEnvironment(
  { places, path, user, lang, topology }: ShellSurroundings,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    PATH: path.join(':'),
    HOME: places.home,
    TMPDIR: places.tmp,
    TERM: 'xterm-256color',
    LANG: lang,
    USER: user,
    LOGNAME: user,
    LESS: '-FRX',
    DISKS: places.disks,
    ...Object.fromEntries(Object.entries(extra).filter(([name]) => /^RAILYARD_[A-Z_]+$/.test(name))),
    RAILYARD_WORKBENCH: places.files,
    RAILYARD_NAMES: places.names,
    RAILYARD_BROKERS: bootstrapServers(topology.clientPorts),
    RAILYARD_ZOOKEEPERS: zookeeperConnect(topology.clientPorts),
  };
}
