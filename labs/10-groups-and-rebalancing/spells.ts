// The times in which a group was calm: from an assignment until somebody was gone, with the stamps that were made meanwhile. Pure.
import type { EventOf, StoredRecord, TimelineEvent } from '../kit/index.ts';

export interface Spell {
  readonly from: number;
  /** When somebody was gone; `undefined` while it lasts. */
  readonly until: number | undefined;
  /** The most members that owned something at the same time. */
  readonly workers: number;
  /** The longest time a member had to knock before it was given its share. */
  readonly longestWaitMs: number;
  /** At each assignment whose offsets are known: how many records were noted as done, all partitions together. */
  readonly noted: readonly { readonly at: number; readonly records: number }[];
}

/** All spells of the group, oldest first. Who joins does not end one; who goes does. */
export function spellsOf(events: readonly TimelineEvent[], group: string, topic: string): readonly Spell[] {
  const spells: Spell[] = [];
  let now: Pick<Spell, 'from' | 'workers' | 'longestWaitMs' | 'noted'> | undefined;
  const knocked = new Map<string, number>();
  const end = (at: number) => {
    if (now !== undefined) spells.push({ ...now, until: at });
    now = undefined;
  };
  for (const event of events) {
    if (event.kind === 'member' && event.group === group) {
      if (event.joined) knocked.set(event.member, event.at);
      else {
        knocked.delete(event.member);
        end(event.at);
      }
    }
    if (event.kind === 'group' && event.group === group && ['Empty', 'Dead'].includes(event.state))
      end(event.at);
    if (event.kind !== 'assignment' || event.group !== group) continue;
    const owning = Object.values(event.shares).filter((share) => share[topic] !== undefined).length;
    if (owning === 0) continue;
    // Without anybody at work there is nobody to wait for.
    const waits =
      now === undefined
        ? []
        : Object.keys(event.shares).map((one) => event.at - (knocked.get(one) ?? event.at));
    for (const member of Object.keys(event.shares)) knocked.delete(member);
    const before = now ?? { from: event.at, workers: 0, longestWaitMs: 0, noted: [] };
    now = {
      from: before.from,
      workers: Math.max(before.workers, owning),
      longestWaitMs: Math.max(before.longestWaitMs, ...waits),
      noted: [...before.noted, ...notedAt(event, topic)],
    };
  }
  return now === undefined ? spells : [...spells, { ...now, until: undefined }];
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
}

/** An assignment is seen at the recorder's next look, and a stamp a little later. */
const seenLateMs = 1500;

/** What was stamped in a spell. The key of a stamp is its parcel. */
export function workIn(spell: Spell, stamps: readonly StoredRecord[]): Work {
  const until = spell.until ?? Infinity;
  const made = stamps.filter(({ timestamp }) => timestamp >= spell.from - seenLateMs && timestamp < until);
  const parcels = new Set(made.map(({ key }) => key)).size;
  const times = made.map(({ timestamp }) => timestamp);
  const spanMs = times.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
  return { spell, parcels, repeats: made.length - parcels, early: earlyIn(spell, made), spanMs };
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
