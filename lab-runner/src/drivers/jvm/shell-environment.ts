// Where the workbench of this machine has its folders, and what its shells are told of the world.
import { userInfo } from 'node:os';
import path from 'node:path';
import type { Config } from '../../config.ts';
import type { Topology } from '../../topology.ts';
import { shellEnvironment, type ShellPlaces } from '../shell/environment.ts';
import { clusterFolder } from './node-files.ts';

export interface WorkbenchPlaces extends ShellPlaces {
  /** First in the PATH: Kafka's tools and yard. */
  readonly bin: string;
  /** The programs of the console, and the libraries they may import. */
  readonly lib: string;
}

export function workbenchPlaces(config: Pick<Config, 'dataDir' | 'root'>): WorkbenchPlaces {
  const below = (name: string) => path.join(config.dataDir, name);
  return {
    home: below('home'),
    bin: below('bin'),
    lib: below('lib'),
    tmp: below('tmp'),
    names: below('names'),
    files: path.join(config.root, 'infra/workbench'),
    disks: withoutQuotes(clusterFolder(config.dataDir)),
  };
}

/** Lessons write `$DISKS/kafka1` without quotes. A blank would cut it in two; as `?` it is found again by the shell. */
function withoutQuotes(folder: string): string {
  return folder.replace(/[\s*?[\]\\]/g, '?');
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

/** The environment of a shell on this machine. */
export function localEnvironment(
  places: WorkbenchPlaces,
  topology: Pick<Topology, 'clientPorts'>,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  return shellEnvironment(
    {
      places,
      topology,
      path: [places.bin, ...systemPath],
      user: userInfo().username,
      // macOS knows no C.UTF-8.
      lang: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
    },
    extra,
  );
}
