// How a group shared out one topic, generation by generation, and what changed in between: read from the timeline.
// Pure but for `settled`, which waits for a group that is changing over. Knows no exercise.
import {
  applyEvent,
  type ClusterImage,
  type GroupWay,
  type HistoryOracle,
  type KafkaOracle,
  type TimelineEvent,
  type WaitOptions,
} from '../kit/index.ts';

/** One assignment. */
export interface Sharing {
  readonly at: number;
  readonly generation: number | null;
  readonly way: GroupWay;
  readonly protocol: string;
  /** Partitions of the topic by member; members without any are there with an empty list. */
  readonly shares: Readonly<Record<string, readonly number[]>>;
  /** Committed offsets of the topic then, by partition; empty where they are not known. */
  readonly committed: Readonly<Record<string, number>>;
}

/** Every assignment of the group since the image `start`, oldest first. */
export function sharingsOf(
  start: ClusterImage,
  events: readonly TimelineEvent[],
  group: string,
  topic: string,
): readonly Sharing[] {
  const sharings: Sharing[] = [];
  let image = start;
  for (const event of events) {
    image = applyEvent(image, event);
    if (event.kind !== 'assignment' || event.group !== group) continue;
    const { way = 'unknown', protocol = '' } = image.groups[group] ?? {};
    sharings.push({
      ...{ at: event.at, generation: event.generation, way, protocol },
      shares: Object.fromEntries(
        Object.entries(event.shares).map(([member, share]) => [member, share[topic] ?? []]),
      ),
      committed: event.committed?.[topic] ?? {},
    });
  }
  return sharings;
}

/** Members that own something. */
export function workers({ shares }: Sharing): readonly string[] {
  return Object.entries(shares).flatMap(([member, partitions]) => (partitions.length > 0 ? [member] : []));
}

/** Members that own nothing. */
export function spectators({ shares }: Sharing): readonly string[] {
  return Object.entries(shares).flatMap(([member, partitions]) => (partitions.length === 0 ? [member] : []));
}

export function ownerOf({ shares }: Sharing, partition: number): string | undefined {
  return Object.entries(shares).find(([, partitions]) => partitions.includes(partition))?.[0];
}

/** Whether each of so many partitions has an owner. Between two steps of a cooperative change it is not so. */
export function isWhole(sharing: Sharing, partitions: number): boolean {
  return Array.from({ length: partitions }, (_, n) => ownerOf(sharing, n)).every((one) => one !== undefined);
}

/** Other groups that were given partitions of the topic. */
export function otherGroups(
  events: readonly TimelineEvent[],
  group: string,
  topic: string,
): readonly string[] {
  const others = events.flatMap((event) =>
    event.kind === 'assignment' &&
    event.group !== group &&
    Object.values(event.shares).some((share) => share[topic] !== undefined)
      ? [event.group]
      : [],
  );
  return [...new Set(others)];
}

interface Observers {
  readonly history: HistoryOracle;
  readonly kafka: Pick<KafkaOracle, 'group'>;
  waitFor<T>(probe: () => Promise<T | undefined>, options?: WaitOptions): Promise<T | undefined>;
}

export interface Settled {
  readonly events: readonly TimelineEvent[];
  readonly sharings: readonly Sharing[];
  /** It is being shared out anew at this moment. */
  readonly changing: boolean;
  /** The group has members, and nothing of it is in the timeline. */
  readonly unrecorded: boolean;
}

/** A change with a slow member, and the recorder's next look. */
const settlesWithinMs = 12_000;

/** What was recorded of the group; when that is not `enough` and it is changing over, after that. */
export async function settled(
  { history, kafka, waitFor }: Observers,
  group: string,
  topic: string,
  enough: (sharings: readonly Sharing[]) => boolean,
): Promise<Settled> {
  const start = await history.atStart();
  const read = async () => {
    const events = await history.events();
    return { events, sharings: sharingsOf(start, events, group, topic) };
  };
  const first = await read();
  if (enough(first.sharings)) return { ...first, changing: false, unrecorded: false };
  const { state } = await kafka.group(group);
  if (isChanging(state) || (state === 'Stable' && first.sharings.length === 0)) {
    const seen = async () => (enough((await read()).sharings) ? true : undefined);
    await waitFor(seen, { withinMs: settlesWithinMs });
  }
  const last = await read();
  if (enough(last.sharings)) return { ...last, changing: false, unrecorded: false };
  const now = await kafka.group(group);
  return {
    ...last,
    changing: isChanging(now.state),
    unrecorded: now.state === 'Stable' && last.sharings.length === 0,
  };
}

function isChanging(state: string): boolean {
  return state.endsWith('Rebalance');
}
