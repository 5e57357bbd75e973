// A driver without a runner: to read logs, or to stop nodes that a killed runner has left. Starts nothing.
import type { Config } from '../config.ts';
import { chosenDriver } from '../drivers/choose.ts';
import { createRig } from '../drivers/rig.ts';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import { loadTopology } from '../topology.ts';

/** The driver of this data folder, not prepared. */
export async function openDriver(config: Config): Promise<ClusterDriver> {
  const name = await chosenDriver(config);
  return createRig(name, { config, topology: loadTopology(config.portBase) }).driver;
}
