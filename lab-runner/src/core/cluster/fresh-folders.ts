// What a broker's log directory may hold when nothing is left of a learner's topics.
import type { BrokerName } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import type { LogFile } from '../../ports/cluster-driver.ts';
import { internalTopics } from './internal-topics.ts';

/** Files Kafka keeps beside the folders of partitions, whole or just being replaced. */
const ownFile =
  /^(\.lock|\.kafka_cleanshutdown|meta\.properties|(cleaner-offset|log-start-offset|recovery-point-offset|replication-offset)-checkpoint)(\.tmp)?$/;
const ownFolder = new RegExp(`^(${internalTopics.map(({ name }) => name).join('|')})-\\d+$`);
/** A deleted partition is renamed at once and taken off the disk a second later (`file.delete.delay.ms`). */
const onItsWay = /\.[0-9a-f]{32}-delete$/;

/** `kafka1: orders-0`, sorted. Throws RESET_UNFINISHED when there is nothing to look at. */
export function strangeFolders(broker: BrokerName, files: readonly LogFile[]): readonly string[] {
  if (!files.some(({ path }) => path === 'meta.properties')) {
    throw new RailyardError('RESET_UNFINISHED', { detail: `the log directory of ${broker} cannot be read` });
  }
  const strange = files.flatMap(({ path }) => {
    const [first = '', ...rest] = path.split('/');
    const known = rest.length === 0 ? ownFile.test(first) : ownFolder.test(first) || onItsWay.test(first);
    return known ? [] : [`${broker}: ${first}`];
  });
  return [...new Set(strange)].sort();
}
