// What the timeline tells of one group in one topic: whether it ever had members, and when its place was set from outside.
import type { CheckContext } from '../kit/index.ts';

/** A committed offset that was set back, or set while the group had no members; `to` is `null` when it was deleted. */
export interface Setting {
  readonly sequence: number;
  readonly partition: number;
  readonly from: number | null;
  readonly to: number | null;
}

export interface GroupStory {
  /** The recorder has seen the group at all. It follows no more than a hundred of them. */
  readonly seen: boolean;
  /** Somebody has read as a member of it: its coordinator has written down a generation. */
  readonly hadMembers: boolean;
  /** In the order they came. */
  readonly settings: readonly Setting[];
  /** When the group as a whole was deleted. */
  readonly deletions: readonly number[];
  /** When somebody joined it, or its members had shared out the partitions. */
  readonly joins: readonly number[];
}

/** The story up to Check: the grader has waited for the recorder's look. */
export async function groupStory(
  { history }: Pick<CheckContext, 'history'>,
  group: string,
  topic: string,
): Promise<GroupStory> {
  const events = await history.events();
  const atStart = (await history.atStart()).groups[group];
  const before = atStart?.generation ?? null;
  const joins = events.flatMap((event) => {
    const ours = 'group' in event && event.group === group;
    if (!ours) return [];
    const came = event.kind === 'assignment' || (event.kind === 'member' && event.joined);
    return came || (event.kind === 'group' && event.state === 'Stable') ? [event.sequence] : [];
  });
  return {
    seen: atStart !== undefined || events.some((event) => 'group' in event && event.group === group),
    hadMembers:
      before !== null ||
      joins.length > 0 ||
      events.some((event) => event.kind === 'group' && event.group === group && event.generation !== null),
    settings: events.flatMap((event) =>
      event.kind === 'offsets' && event.group === group
        ? event.changes
            .filter((change) => change.topic === topic)
            .map(({ partition, from, to }) => ({ sequence: event.sequence, partition, from, to }))
        : [],
    ),
    deletions: events.flatMap((event) =>
      event.kind === 'group' && event.group === group && event.state === 'Dead' ? [event.sequence] : [],
    ),
    joins,
  };
}

/** Whether somebody joined it after an event. */
export function joinedAfter({ joins }: GroupStory, sequence: number): boolean {
  return joins.some((one) => one > sequence);
}

/** The group's committed offsets in the topic, by partition. */
export async function placesOf(
  { kafka }: Pick<CheckContext, 'kafka'>,
  group: string,
  topic: string,
): Promise<ReadonlyMap<number, number>> {
  const commits = await kafka.committed(group);
  return new Map(
    commits
      .filter((commit) => commit.topic === topic && commit.offset >= 0)
      .map(({ partition, offset }) => [partition, offset]),
  );
}

/** Another group that has a place in the topic. */
export async function otherReader(
  context: Pick<CheckContext, 'kafka'>,
  group: string,
  topic: string,
): Promise<string | undefined> {
  for (const other of await context.kafka.groups())
    if (other !== group && (await placesOf(context, other, topic)).size > 0) return other;
  return undefined;
}
