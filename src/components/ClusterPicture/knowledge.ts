// Whether brokers and partitions are known at the moment, and if not, why. Pure; unknown is a value, never a zero.
import type { ClusterImage } from '@railyard/labs/kit';

/** A few words why nothing is known of brokers and partitions; `undefined` when it is. */
export function whyUnknown(image: ClusterImage | undefined): string | undefined {
  if (image === undefined) return 'the runner has not told yet';
  if (image.gaps.includes('all')) return 'the recorder is not running';
  if (image.quorum === false) return 'no ZooKeeper quorum';
  if (image.gaps.includes('zookeeper')) return 'ZooKeeper does not answer';
  if (image.brokers === null) return 'ZooKeeper has not been read yet';
  return undefined;
}
