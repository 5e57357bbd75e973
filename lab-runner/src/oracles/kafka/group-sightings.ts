// What is seen of one group, out of what its coordinator says and what it has written down. Pure.
import type { ClusterImage, Committed, OffsetChange } from '@railyard/labs/kit';
import type { GroupSighting, Sighting } from '../../ports/sighting.ts';
import type { Described } from './group-coordinators.ts';
import { type GroupStep, type LoggedGroup, wayOf } from './group-log.ts';
import { readAssignment, type StoredGroup } from './group-records.ts';
import { key } from './positions.ts';

/** What its coordinator says, and what is written; `described` is left out where what is written is newer. */
export function sightingOf(
  group: string,
  described: Described | undefined,
  logged: LoggedGroup | undefined,
): GroupSighting {
  const stored = logged?.stored;
  const written = {
    group,
    generation: stored?.generation ?? null,
    way: stored ? wayOf(stored) : 'unknown',
  } as const;
  const committed = committedOf(logged?.offsets);
  if (described === undefined) return { ...written, ...ofStored(stored), committed };
  const { state, protocol, members } = described;
  const told = Object.fromEntries(
    members.map(({ memberId, clientId, clientHost }) => {
      const instance = stored?.members.find(({ id }) => id === memberId)?.instance;
      return [memberId, { clientId, host: clientHost, ...(instance === undefined ? {} : { instance }) }];
    }),
  );
  const shares =
    state === 'Empty' || state === 'Dead'
      ? {}
      : stored === undefined && state === 'Stable'
        ? Object.fromEntries(members.map((one) => [one.memberId, readAssignment(one.memberAssignment)]))
        : ofStored(stored).shares;
  return {
    ...written,
    state,
    protocol: protocol || (stored?.protocol ?? ''),
    members: told,
    shares,
    committed,
  };
}

/** A generation is written down when it becomes `Stable`, or when the last member is gone. */
function ofStored(stored: StoredGroup | undefined) {
  const members = stored?.members ?? [];
  return {
    state: members.length > 0 ? 'Stable' : 'Empty',
    protocol: stored?.protocol ?? '',
    members: Object.fromEntries(
      members.map(({ id, clientId, host, instance }) => [
        id,
        { clientId, host, ...(instance === undefined ? {} : { instance }) },
      ]),
    ),
    shares: Object.fromEntries(members.map(({ id, share }) => [id, share])),
  } as const;
}

function committedOf(offsets: LoggedGroup['offsets'] = new Map()): Committed {
  const committed: Committed = {};
  for (const [key, offset] of offsets) {
    const [topic = '', partition = ''] = key.split(' ');
    (committed[topic] ??= {})[partition] = offset;
  }
  return committed;
}

/** What was known of a group last, its state excepted. */
export function lastOf(group: string, image: ClusterImage): GroupSighting {
  const last = image.groups[group];
  if (last === undefined) return { ...sightingOf(group, undefined, undefined), state: 'Unknown' };
  const { generation, protocol, way, members, shares } = last;
  return { group, state: 'Unknown', generation, protocol, way, members, shares };
}

/** What a step in the log shows. */
export function sightingsOf(step: GroupStep): readonly Sighting[] {
  switch (step.of) {
    case 'offsets':
      return [{ of: 'offsets', group: step.group, changes: [...step.changes].sort(inOrder) }];
    case 'generation': {
      const { group, stored } = step;
      const committed = committedOf(step.offsets);
      return [
        {
          of: 'group',
          group,
          generation: stored.generation,
          way: wayOf(stored),
          ...ofStored(stored),
          committed,
        },
      ];
    }
    case 'deleted':
      return [{ of: 'group', ...sightingOf(step.group, undefined, undefined), state: 'Dead' }];
  }
}

function inOrder(a: OffsetChange, b: OffsetChange): number {
  return a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1;
}

/** Every partition the group has an offset of or owns, in order. */
export function partitionsOf(
  logged: LoggedGroup | undefined,
  { shares }: GroupSighting,
): readonly (readonly [topic: string, partition: number])[] {
  const keys = new Set(logged?.offsets.keys());
  for (const share of Object.values(shares))
    for (const [topic, partitions] of Object.entries(share))
      for (const partition of partitions) keys.add(key(topic, partition));
  return [...keys]
    .map((one) => {
      const [topic = '', partition] = one.split(' ');
      return [topic, Number(partition)] as const;
    })
    .sort(([a, one], [b, other]) => (a === b ? one - other : a < b ? -1 : 1));
}
