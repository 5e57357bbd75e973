// What a learner's shell is told of the world: an allow-list, never the runner's own environment.
import path from 'node:path';
import { userInfo } from 'node:os';
import { bootstrapServers, zookeeperConnect } from '@railyard/labs/kit';
import type { Config } from '../../config.ts';
import type { Topology } from '../../topology.ts';

export interface WorkbenchPlaces {
  readonly home: string;
  /** First in the PATH: Kafka's tools and yard. */
  readonly bin: string;
  readonly tmp: string;
  /** Lists that completion and prompt read: topics, groups, exercises, lesson. */
  readonly names: string;
  /** The checked-in files of the workbench: launcher, bashrc, completion. */
  readonly files: string;
}

export function workbenchPlaces(config: Pick<Config, 'dataDir' | 'root'>): WorkbenchPlaces {
  const below = (name: string) => path.join(config.dataDir, name);
  return {
    home: below('home'),
    bin: below('bin'),
    tmp: below('tmp'),
    names: below('names'),
    files: path.join(config.root, 'infra/workbench'),
  };
}

/** Where programs are looked for after our own; Homebrew's and MacPorts' folders for kcat, jq and a newer bash. */
const systemPath = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
  '/opt/homebrew/bin',
  '/opt/local/bin',
];

/** The whole environment of a shell. Of `extra` only names that begin with RAILYARD_ are taken. */
export function shellEnvironment(
  places: WorkbenchPlaces,
  topology: Pick<Topology, 'clientPorts'>,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  const user = userInfo().username;
  return {
    PATH: [places.bin, ...systemPath].join(':'),
    HOME: places.home,
    TMPDIR: places.tmp,
    TERM: 'xterm-256color',
    // macOS knows no C.UTF-8.
    LANG: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
    USER: user,
    LOGNAME: user,
    LESS: '-FRX',
    ...Object.fromEntries(Object.entries(extra).filter(([name]) => /^RAILYARD_[A-Z_]+$/.test(name))),
    RAILYARD_WORKBENCH: places.files,
    RAILYARD_NAMES: places.names,
    RAILYARD_BROKERS: bootstrapServers(topology.clientPorts),
    RAILYARD_ZOOKEEPERS: zookeeperConnect(topology.clientPorts),
  };
}
