// How far the copies of the learner's partitions reach, looked at only when somebody asks and at most once a second. Knows no Kafka.
import type { ClusterImage } from '@railyard/labs/kit';
import type { PositionsView } from '../../../protocol/index.ts';
import type { PartitionPlace, PositionsOracle } from '../../ports/positions.ts';

/** More partitions than the picture draws. */
const mostPartitions = 200;
const freshMs = 1000;

export interface PositionsParts {
  readonly oracle: PositionsOracle;
  /** Who leads what comes from the timeline: it is there also while ZooKeeper does not answer. */
  readonly image: () => ClusterImage;
  /** Topics that are looked at before others when there are too many, as the picture draws them first. */
  readonly favoured?: () => ReadonlySet<string>;
  readonly monotonic?: () => number;
}

/** Those who ask at the same time, or within a second, get the same answer. */
export function createPositions(parts: PositionsParts) {
  const { oracle, image, favoured = () => new Set(), monotonic = () => performance.now() } = parts;
  let answer: Promise<PositionsView> | undefined;
  let askedAt = -Infinity;
  return {
    read(): Promise<PositionsView> {
      if (answer !== undefined && monotonic() - askedAt < freshMs) return answer;
      askedAt = monotonic();
      const places = placesIn(image(), favoured());
      answer = oracle.positions(places).then((partitions) => ({ partitions: [...partitions] }));
      return answer;
    },
  };
}
export type Positions = ReturnType<typeof createPositions>;

/** Every partition of the learner's topics, with the brokers that can be asked: a stopped or frozen one only costs time. */
export function placesIn(
  { topics, nodes }: ClusterImage,
  favoured: ReadonlySet<string> = new Set(),
): readonly PartitionPlace[] {
  const answers = (broker: number): boolean => nodes[`kafka${broker}`]?.phase === 'running';
  const rank = (topic: string): number => (favoured.has(topic) ? 0 : 1);
  const places = Object.entries(topics)
    .filter(([topic]) => !topic.startsWith('__'))
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap(([topic, { replicas, states }]) =>
      replicas.map((assigned, partition) => ({
        topic,
        partition,
        leader: states[String(partition)]?.leader ?? -1,
        replicas: assigned.filter(answers),
      })),
    );
  return places.slice(0, mostPartitions);
}
