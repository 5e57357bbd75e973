// A driver without a runner: to read logs, or to stop nodes that a killed runner has left. Starts nothing.
import type { Config } from '../config.ts';
import { chosenDriver, driverOf } from '../drivers/choose.ts';
import { createRig, type Rig } from '../drivers/rig.ts';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import { loadTopology } from '../topology.ts';

/** What this data folder's lab runs on, not prepared: what it was begun with, whatever is asked for now. */
export async function openRig(config: Config): Promise<Rig> {
  const name = driverOf(config.dataDir) ?? (await chosenDriver(config));
  return createRig(name, { config, topology: loadTopology(config.portBase) });
}

/** The driver of {@link openRig} alone. */
export async function openDriver(config: Config): Promise<ClusterDriver> {
  return (await openRig(config)).driver;
}
