// A group as the panel draws it: a lane for each member, the partitions it owns as tokens, what became of each in the last rebalance. Pure.
import { memberName } from '@railyard/lab-runner/protocol';
import { type GroupImage, type Move, ownersOf } from '@railyard/labs/kit';

/**
 * `moved`: it came from another member with the last assignment. `kept`: it was never let go of. `back`: everything was let
 * go of, and it came back to the same member. `paused`: a change-over is under way, and nobody reads it. `free`: nobody owns it.
 */
export type Mark = 'new' | 'moved' | 'kept' | 'back' | 'paused' | 'free' | 'unknown';

export interface Token {
  readonly topic: string;
  readonly partition: number;
  readonly mark: Mark;
  /** Who owned it before, by its short name; absent when nobody did. */
  readonly from?: string;
}

export interface Lane {
  /** The member's id; `null` is the lane of partitions that nobody owns. */
  readonly member: string | null;
  readonly name: string;
  readonly host?: string;
  /** `left`: it is in the last assignment, and not in the group any more. `joins`: it is in the group, and has no assignment yet. */
  readonly part: 'member' | 'left' | 'joins' | 'nobody';
  readonly tokens: readonly Token[];
}

/** Partitions the group has committed offsets of, as the runner tells them. */
export type Committed = readonly { readonly topic: string; readonly partition: number }[];

/** While this lasts the group is changing over. */
export function isChanging({ state }: Pick<GroupImage, 'state'>): boolean {
  return state === 'PreparingRebalance' || state === 'CompletingRebalance';
}

/** The lanes in the order of the members' names; what nobody owns comes last. */
export function lanesOf(group: GroupImage, committed: Committed = []): readonly Lane[] {
  const ids = [...new Set([...Object.keys(group.members), ...Object.keys(group.shares)])];
  const moves = new Map(group.moved.map((move) => [`${move.topic} ${move.partition}`, move]));
  const lanes = ids.map((member): Lane => {
    const known = group.members[member];
    const share = Object.entries(group.shares[member] ?? {});
    const tokens = share.flatMap(([topic, partitions]) =>
      partitions.map((partition) => tokenOf(group, topic, partition, moves.get(`${topic} ${partition}`))),
    );
    return {
      member,
      name: memberName(member, known?.clientId),
      ...(known === undefined ? {} : { host: known.host.replace(/^\//, '') }),
      part: known === undefined ? 'left' : group.shares[member] === undefined ? 'joins' : 'member',
      tokens: tokens.sort(inOrder),
    };
  });
  const free = freeOf(group, committed, moves);
  const nobody: Lane = { member: null, name: 'nobody', part: 'nobody', tokens: free };
  return [...lanes.sort((a, b) => (a.name < b.name ? -1 : 1)), ...(free.length > 0 ? [nobody] : [])];
}

function tokenOf(group: GroupImage, topic: string, partition: number, move: Move | undefined): Token {
  const mark = markOf(group, move);
  const from = mark === 'moved' && move?.from ? memberName(move.from) : undefined;
  return { topic, partition, mark, ...(from === undefined ? {} : { from }) };
}

function markOf(group: GroupImage, move: Move | undefined): Mark {
  if (group.state === 'Unknown') return 'unknown';
  if (isChanging(group))
    return group.way === 'eager' ? 'paused' : group.way === 'cooperative' ? 'kept' : 'unknown';
  if (move !== undefined && move.to !== null) return move.from === null ? 'new' : 'moved';
  if ((group.generation ?? 1) <= 1) return 'new';
  return group.way === 'eager' ? 'back' : group.way === 'cooperative' ? 'kept' : 'new';
}

/** What has an offset, or was let go of, and belongs to nobody. */
function freeOf(
  { shares, state }: GroupImage,
  committed: Committed,
  moves: ReadonlyMap<string, Move>,
): readonly Token[] {
  const owners = ownersOf(shares);
  const free = new Map<string, Token>();
  for (const { topic, partition } of committed)
    free.set(`${topic} ${partition}`, { topic, partition, mark: state === 'Unknown' ? 'unknown' : 'free' });
  for (const [key, { topic, partition, from, to }] of moves)
    if (to === null && state !== 'Empty')
      free.set(key, {
        topic,
        partition,
        mark: 'paused',
        ...(from === null ? {} : { from: memberName(from) }),
      });
  return [...free].flatMap(([key, token]) => (owners.has(key) ? [] : [token])).sort(inOrder);
}

function inOrder(a: Token, b: Token): number {
  return a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1;
}

/** What a mark means, for titles and for people who listen. */
export function markWords({ mark, from }: Token): string {
  switch (mark) {
    case 'moved':
      return `came from ${from ?? 'another member'}`;
    case 'kept':
      return 'kept: reading never stopped';
    case 'back':
      return 'let go of and given back';
    case 'paused':
      return from === undefined ? 'paused: let go of until the new assignment' : `let go of by ${from}`;
    case 'free':
      return 'nobody reads it';
    case 'unknown':
      return 'unknown now';
    case 'new':
      return '';
  }
}
