// What a look at one consumer group shows that the image did not have yet: state, members, assignment. Pure.
import { type GroupImage, type Happening, movesBetween, newGroup } from '@railyard/labs/kit';
import type { GroupSighting } from '../../ports/sighting.ts';

/** The happenings that lead to what was seen, in the order in which they come about: members, state, assignment. */
export function groupDifferences(before: GroupImage | undefined, seen: GroupSighting): readonly Happening[] {
  const { group, state, generation, protocol, way } = seen;
  const known = before ?? newGroup;
  if (state === 'Dead' && before === undefined) return [];
  const changed =
    before === undefined ||
    state !== known.state ||
    generation !== known.generation ||
    (state === 'Stable' && protocol !== known.protocol);
  const itself: Happening[] = changed
    ? [{ kind: 'group', group, state, before: before?.state ?? null, generation, protocol, way }]
    : [];
  if (state === 'Dead' || state === 'Unknown') return itself;
  const rest = [...members(known, seen), ...(before === undefined ? [] : itself), ...assignment(known, seen)];
  return before === undefined ? [...itself, ...rest] : rest;
}

function members(known: GroupImage, { group, members }: GroupSighting): readonly Happening[] {
  const told = (joined: boolean) => (entry: [string, GroupImage['members'][string]]) =>
    ({ kind: 'member', group, member: entry[0], ...entry[1], joined }) as const;
  const gone = Object.entries(known.members).filter(([member]) => members[member] === undefined);
  const come = Object.entries(members).filter(([member]) => known.members[member] === undefined);
  return [...gone.map(told(false)), ...come.map(told(true))];
}

/** Told of every generation, also of one that moves nothing: that is what static members are for. */
function assignment(
  known: GroupImage,
  { group, generation, shares, committed }: GroupSighting,
): readonly Happening[] {
  const moved = [...movesBetween(known.shares, shares)];
  const fresh = generation !== known.generation && Object.keys(shares).length > 0;
  if (moved.length === 0 && !fresh) return [];
  return [
    {
      kind: 'assignment',
      group,
      generation,
      shares: { ...shares },
      moved,
      ...(committed === undefined ? {} : { committed }),
    },
  ];
}
