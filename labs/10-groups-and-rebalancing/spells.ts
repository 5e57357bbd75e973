// The times in which a group was calm: from an assignment until somebody was gone, with the stamps that were made meanwhile. Pure.
import type { EventOf, StoredRecord, TimelineEvent } from '../kit/index.ts';

export interface Spell {
  readonly from: number;
  /** When somebody was gone; `undefined` while it lasts. */
  readonly until: number | undefined;
  /** Its first event, and the one that ended it. */
  readonly sequence: number;
  readonly endSequence: number | undefined;
  /** The most members that owned something at the same time. */
  readonly workers: number;
  /** The longest time a member had to knock before it was given its share. */
  readonly longestWaitMs: number;
  /** When members that had owned nothing in it before were given a share; those of the first assignment are not among them. */
  readonly arrivals: readonly number[];
  /** At each assignment whose offsets are known: how many records were noted as done, all partitions together. */
  readonly noted: readonly { readonly at: number; readonly records: number }[];
}

/** All spells of the group, oldest first. Who joins does not end one; who goes does. */
export function spellsOf(events: readonly TimelineEvent[], group: string, topic: string): readonly Spell[] {
  const spells: Spell[] = [];
  let now: Omit<Spell, 'until' | 'endSequence'> | undefined;
  let owners = new Set<string>();
  const knocked = new Map<string, number>();
  const end = (at: number, endSequence: number) => {
    if (now !== undefined) spells.push({ ...now, until: at, endSequence });
    now = undefined;
  };
  for (const event of events) {
    if (event.kind === 'member' && event.group === group) {
      if (event.joined) knocked.set(event.member, event.at);
      else {
        knocked.delete(event.member);
        end(event.at, event.sequence);
      }
    }
    if (event.kind === 'group' && event.group === group && ['Empty', 'Dead'].includes(event.state))
      end(event.at, event.sequence);
    if (event.kind !== 'assignment' || event.group !== group) continue;
    const owning = Object.keys(event.shares).filter((one) => event.shares[one]?.[topic] !== undefined);
    if (owning.length === 0) continue;
    // Without anybody at work there is nobody to wait for.
    const waits =
      now === undefined
        ? []
        : Object.keys(event.shares).map((one) => event.at - (knocked.get(one) ?? event.at));
    for (const member of Object.keys(event.shares)) knocked.delete(member);
    const arrived = now !== undefined && owning.some((one) => !owners.has(one));
    owners = new Set(now === undefined ? owning : [...owners, ...owning]);
    const before = now ?? {
      ...{ from: event.at, sequence: event.sequence, workers: 0, longestWaitMs: 0 },
      ...{ arrivals: [], noted: [] },
    };
    now = {
      from: before.from,
      sequence: before.sequence,
      workers: Math.max(before.workers, owning.length),
      arrivals: arrived ? [...before.arrivals, event.at] : before.arrivals,
      longestWaitMs: Math.max(before.longestWaitMs, ...waits),
      noted: [...before.noted, ...notedAt(event, topic)],
    };
  }
  return now === undefined ? spells : [...spells, { ...now, until: undefined, endSequence: undefined }];
}

function notedAt({ at, committed }: EventOf<'assignment'>, topic: string): Spell['noted'] {
  if (committed === undefined) return [];
  const records = Object.values(committed[topic] ?? {}).reduce((sum, offset) => sum + offset, 0);
  return [{ at, records }];
}

export interface Work {
  readonly spell: Spell;
  /** Parcels stamped in it. */
  readonly parcels: number;
  /** Stamps on parcels that had one already, in the same spell. */
  readonly repeats: number;
  /** How many parcels at most were noted as done before they had a stamp. */
  readonly early: number;
  /** From the first stamp to the last. */
  readonly spanMs: number;
  /** Somebody was let in between the first stamp and the last. */
  readonly letIn: boolean;
}

/** An assignment is seen at the recorder's next look, and a stamp a little later. */
const seenLateMs = 1500;

/** What was stamped in a spell. The key of a stamp is its parcel. */
export function workIn(spell: Spell, stamps: readonly StoredRecord[]): Work {
  const until = spell.until ?? Infinity;
  const made = stamps.filter(({ timestamp }) => timestamp >= spell.from - seenLateMs && timestamp < until);
  const parcels = new Set(made.map(({ key }) => key)).size;
  const times = made.map(({ timestamp }) => timestamp);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const letIn = spell.arrivals.some((at) => first <= at && at < last);
  const spanMs = times.length === 0 ? 0 : last - first;
  return { spell, parcels, repeats: made.length - parcels, early: earlyIn(spell, made), spanMs, letIn };
}

/** Counted from the spell's first assignment on: what was noted before it is not its own. */
function earlyIn({ noted }: Spell, made: readonly StoredRecord[]): number {
  const [first] = noted;
  if (first === undefined) return 0;
  const ahead = noted.map(({ at, records }) => {
    const stamped = new Set(
      made.flatMap(({ key, timestamp }) => (timestamp <= at + seenLateMs ? [key] : [])),
    );
    return records - first.records - stamped.size;
  });
  return Math.max(0, ...ahead);
}
