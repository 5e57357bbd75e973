// What another process than the runner sees of a lab: the brokers' files, and what the lab has of this machine.
import type { BrokerName } from '@railyard/labs/kit';
import { connectDocker } from '../../lab-runner/src/drivers/docker/engine.ts';
import { listLogFiles as listInDocker } from '../../lab-runner/src/drivers/docker/log-files.ts';
import { ourContainer } from '../../lab-runner/src/drivers/docker/ours.ts';
import { seatOf } from '../../lab-runner/src/drivers/docker/seat.ts';
import { listLogFiles } from '../../lab-runner/src/drivers/jvm/log-files.ts';
import { nodeFiles } from '../../lab-runner/src/drivers/jvm/node-files.ts';
import type { LogFile } from '../../lab-runner/src/ports/cluster-driver.ts';
import type { Lab } from '../lab.ts';
import { type Household, household, householdInDocker } from './household.ts';

export interface Outside {
  logFiles(broker: BrokerName): Promise<readonly LogFile[]>;
  household(): Promise<Household>;
}

/** A look past the runner, at a lab that is up. */
export function lookFromOutside(lab: Lab): Outside {
  const { dataDir, driver } = lab.config;
  if (driver !== 'docker') {
    return {
      logFiles: (broker) => listLogFiles(nodeFiles(dataDir, broker).data),
      household: async () => household(dataDir, lab.runner.pid),
    };
  }
  const docker = connectDocker();
  const seat = seatOf(dataDir);
  const workbench = async () => {
    const found = await ourContainer(docker, seat, 'workbench');
    if (found === undefined) throw new Error('the lab has no workbench, in which volumes are looked at');
    return docker.getContainer(found.Id);
  };
  return {
    logFiles: (broker) => listInDocker(workbench, broker),
    household: () => householdInDocker(docker, seat, dataDir, lab.runner.pid),
  };
}
