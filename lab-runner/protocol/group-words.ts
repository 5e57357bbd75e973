// What happened to consumer groups, in words: one sentence for each event. Knows no other part of the timeline.
import type { EventOf, GroupState, Move, Share } from '@railyard/labs/kit';

/** The state in a few words that say what it means. */
export const groupStateWords: Readonly<Record<GroupState, string>> = {
  Stable: 'every member has its partitions',
  PreparingRebalance: 'the coordinator waits for the members to join again',
  CompletingRebalance: 'the members wait for the new assignment',
  Empty: 'no members; its offsets are kept',
  Dead: 'there is no such group any more',
  Unknown: 'its coordinator cannot be asked',
};

export function groupSentence({ group, state, before, generation, protocol, way }: EventOf<'group'>): string {
  const numbered = generation === null ? '' : `, generation ${generation}`;
  if (state === 'Dead') return `group ${group} is gone, and its offsets with it`;
  if (state === 'Unknown') return `the state of group ${group} is not known: ${groupStateWords.Unknown}`;
  const by = protocol === '' || state !== 'Stable' ? '' : `, shared out by ${protocol}${ways[way]}`;
  if (before === null) return `group ${group} is seen: ${state}${numbered}${by}`;
  if (before === state) return `group ${group} has generation ${generation ?? 'unknown'}, ${state}${by}`;
  return `group ${group} ${before} → ${state}${numbered}${by}`;
}

const ways = { eager: ' (eager)', cooperative: ' (cooperative)', unknown: '' } as const;

export function memberSentence({ group, member, clientId, host, joined }: EventOf<'member'>): string {
  const who = `${memberName(member, clientId)} from ${host.replace(/^\//, '')}`;
  return joined ? `${who} joined group ${group}` : `${who} is not in group ${group} any more`;
}

/** More moves than these are counted, not listed. */
const mostListed = 6;

export function assignmentSentence({ group, generation, shares, moved }: EventOf<'assignment'>): string {
  const begin = `group ${group}, generation ${generation ?? 'unknown'}: `;
  if (moved.length === 0) return `${begin}every partition stays where it was`;
  const ways = moveWords(moved);
  const more = ways.length > mostListed ? `; and ${ways.length - mostListed} more ways` : '';
  const arrived = moved.filter(({ to }) => to !== null).length;
  const stayed = countOf(shares) - arrived;
  const others = stayed > 0 ? `; ${stayed} ${stayed === 1 ? 'stays' : 'stay'}` : '';
  return `${begin}${ways.slice(0, mostListed).join('; ')}${more}${others}`;
}

/** One phrase for all partitions of a topic that go the same way: `orders-0,1 here → there`. */
function moveWords(moved: readonly Move[]): readonly string[] {
  const ways = new Map<string, { topic: string; partitions: number[]; way: string }>();
  for (const { topic, partition, from, to } of moved) {
    const key = JSON.stringify([topic, from, to]);
    const known = ways.get(key) ?? { topic, partitions: [], way: `${ownerName(from)} → ${ownerName(to)}` };
    known.partitions.push(partition);
    ways.set(key, known);
  }
  return [...ways.values()].map(({ topic, partitions, way }) => `${topic}-${partitions.join(',')} ${way}`);
}

function countOf(shares: Readonly<Record<string, Share>>): number {
  const all = Object.values(shares).flatMap((share) => Object.values(share));
  return all.reduce((sum, partitions) => sum + partitions.length, 0);
}

export function offsetsSentence({ group, changes }: EventOf<'offsets'>): string {
  const listed = changes
    .slice(0, mostListed)
    .map(({ topic, partition, from, to }) => `${topic}-${partition} ${from ?? 'none'} → ${to ?? 'none'}`);
  const more = changes.length > mostListed ? ` and ${changes.length - mostListed} more` : '';
  return `committed offsets of group ${group} were set: ${listed.join(', ')}${more}`;
}

function ownerName(member: string | null): string {
  return member === null ? 'nobody' : memberName(member);
}

/** A member's id without most of the random part that the coordinator gives it: `console-consumer-1f3a`. */
export function memberName(member: string, clientId?: string): string {
  const [, stem = member, random = ''] =
    /^(.*)-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(member) ?? [];
  return random === '' ? clientId || stem : `${stem}-${random.slice(0, 4)}`;
}
