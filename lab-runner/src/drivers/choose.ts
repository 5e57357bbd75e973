// Which driver a lab runs on. There is one today; `auto` takes it.
import { RailyardError } from '../../protocol/index.ts';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import { createJvmDriver, type JvmDriverOptions } from './jvm/index.ts';

/** The driver the configuration asks for; DOCKER_UNAVAILABLE where that cannot be. */
export function chooseDriver(options: JvmDriverOptions): ClusterDriver {
  if (options.config.driver === 'docker') {
    throw new RailyardError('DOCKER_UNAVAILABLE', { detail: 'this version has only the JVM driver' });
  }
  return createJvmDriver(options);
}
