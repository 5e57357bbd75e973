// What a lab runs on: the driver of its nodes and the workbench of its consoles, which belong together.
import type { Config } from '../config.ts';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import type { Workbench } from '../ports/workbench.ts';
import type { Topology } from '../topology.ts';
import type { DriverName } from './choose.ts';
import { createDockerDriver } from './docker/driver.ts';
import { connectDocker } from './docker/engine.ts';
import { ensureImages } from './docker/images.ts';
import type { Images } from './docker/inside.ts';
import { seatOf } from './docker/seat.ts';
import { createDockerWorkbench, stopWorkbench } from './docker/workbench/index.ts';
import { createJvmDriver } from './jvm/index.ts';
import { createLocalWorkbench } from './jvm/workbench.ts';
import type { DriverLog } from './node/log.ts';

export interface RigOptions {
  readonly config: Config;
  readonly topology: Topology;
  readonly log?: DriverLog | undefined;
}

export interface Rig {
  readonly driver: ClusterDriver;
  /** Once the driver is prepared. */
  openWorkbench(): Workbench;
  /** Ends the consoles' processes that a killed runner has left, where they outlive it; true when there could be some. */
  stopWorkbench(): Promise<boolean>;
}

/** Puts the parts together; nothing is started, and no daemon is asked. */
export function createRig(name: DriverName, options: RigOptions): Rig {
  return name === 'docker' ? dockerRig(options) : jvmRig(options);
}

function jvmRig(options: RigOptions): Rig {
  return {
    driver: createJvmDriver(options),
    openWorkbench: () => createLocalWorkbench(options),
    // Its shells are tied to their runner.
    stopWorkbench: async () => false,
  };
}

function dockerRig({ config, topology, log }: RigOptions): Rig {
  const docker = connectDocker();
  const seat = seatOf(config.dataDir);
  let having: Promise<Images> | undefined;
  const images = (how: Pick<Parameters<typeof ensureImages>[0], 'signal' | 'progress'> = {}) => {
    const asked = (having ??= ensureImages({
      docker,
      root: config.root,
      pullFrom: config.imagesFrom,
      proxies: config.proxies,
      ...how,
    }));
    // What failed is tried again by the next who asks.
    asked.catch(() => (having = undefined));
    return asked;
  };
  const workbench = createDockerWorkbench({
    ...{ docker, seat, topology, root: config.root, log },
    image: async () => (await images()).workbench,
    runner: { host: config.bind, port: topology.runnerPort },
  });
  const driver = createDockerDriver({
    ...{ docker, seat, config, topology, log },
    images: ({ signal, progress }) => images({ signal, progress: ({ text }) => progress(text) }),
    workbench: () => workbench.container(),
    withoutWorkbench: (meanwhile) => workbench.remove(meanwhile),
  });
  const openWorkbench = () => {
    workbench.begin();
    return workbench;
  };
  return { driver, openWorkbench, stopWorkbench: () => stopWorkbench(docker, seat) };
}
