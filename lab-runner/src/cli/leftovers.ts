// Nodes that live without a runner: found through the driver, stopped brokers first. Knows no runner.
import { isBroker, type NodeName, nodeNames } from '@railyard/labs/kit';
import { RailyardError } from '../../protocol/index.ts';
import type { Config } from '../config.ts';
import { driverOf, forgetDriver } from '../drivers/choose.ts';
import type { Rig } from '../drivers/rig.ts';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import { lockDataDir } from '../storage/runner-file.ts';
import { openRig } from './open-driver.ts';
import type { Stages } from './stages.ts';

/** Names of the nodes that run although no runner does. Touches nothing. */
export async function findLeftovers(config: Config): Promise<readonly NodeName[]> {
  if (driverOf(config.dataDir) === undefined) return [];
  const { driver } = await adopted(config);
  try {
    return alive(driver);
  } finally {
    await driver.dispose();
  }
}

/** Stops them and says which. ALREADY_RUNNING when a runner has taken the folder meanwhile. */
export async function stopLeftovers(config: Config, stages: Stages): Promise<readonly NodeName[]> {
  if (driverOf(config.dataDir) === undefined) return [];
  const lock = lockDataDir(config.dataDir);
  const { driver, stopWorkbench } = await adopted(config);
  try {
    await stopWorkbench();
    const left = alive(driver);
    if (left.length === 0) return left;
    const stage = stages.begin(`Stopping ${left.join(', ')}, left by a killed runner`, 'stop');
    await Promise.all(left.filter(isBroker).map((name) => driver.stop(name)));
    await Promise.all(left.map((name) => driver.stop(name)));
    stage.end();
    return left;
  } finally {
    await driver.dispose();
    lock.release();
  }
}

/** Deletes the cluster of a lab that does not run, also what of it lies outside the data folder. */
export async function removeCluster(config: Config, stages: Stages): Promise<void> {
  if (driverOf(config.dataDir) === undefined) return;
  const lock = lockDataDir(config.dataDir);
  const { driver } = await adopted(config);
  const stage = stages.begin('Deleting the cluster and its data; progress is kept');
  try {
    await driver.remove();
    forgetDriver(config.dataDir);
    stage.end();
  } catch (error) {
    stage.fail();
    throw error;
  } finally {
    await driver.dispose();
    lock.release();
  }
}

/** Whatever keeps the driver from starting nodes (no Java, a taken port) must not keep us from stopping them. */
async function adopted(config: Config): Promise<Rig> {
  const rig = await openRig(config);
  const noNewWork = new AbortController();
  noNewWork.abort(new Error('Only what runs is looked for'));
  await rig.driver.prepare({ signal: noNewWork.signal }).catch((error: unknown) => {
    // Nobody can tell what runs: "nothing" would be a lie.
    if (error instanceof RailyardError && error.code === 'DOCKER_UNAVAILABLE') throw error;
  });
  return rig;
}

function alive(driver: ClusterDriver): readonly NodeName[] {
  const states = driver.states();
  return nodeNames.filter((name) => !['absent', 'stopped', 'failed'].includes(states[name].phase));
}
