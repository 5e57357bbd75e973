// A driver without a runner: to read logs, or to stop nodes that a killed runner has left. Starts nothing.
import type { Config } from '../config.ts';
import { chooseDriver } from '../drivers/choose.ts';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import { loadTopology } from '../topology.ts';

/** The driver of this data folder, not prepared. */
export function openDriver(config: Config): ClusterDriver {
  return chooseDriver({ config, topology: loadTopology(config.portBase) });
}
