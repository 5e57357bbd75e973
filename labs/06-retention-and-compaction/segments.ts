// The segments of a partition on whichever broker leads it.
import { brokerNames, type CheckContext, type SegmentFile } from '../kit/index.ts';

/** Oldest first; none while nobody leads. */
export async function leadingSegments(
  { zookeeper, disks }: Pick<CheckContext, 'zookeeper' | 'disks'>,
  topic: string,
): Promise<readonly SegmentFile[]> {
  const [state] = (await zookeeper.topic(topic)) ?? [];
  const leader = brokerNames.find((name) => name === `kafka${state?.leader}`);
  return (leader && (await disks.segments(leader, topic, 0))) ?? [];
}
