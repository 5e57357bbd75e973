// What happened when a member left a group and others took over: since when nobody had read its partitions. Pure but for reading records.
import type { KafkaOracle, StoredRecord, TimelineEvent } from '../kit/index.ts';
import { ownerOf, type Sharing } from './sharings.ts';

export interface Takeover {
  readonly member: string;
  /** When it was given what it owned last. */
  readonly ownedSince: number;
  /** When the group noticed that it was gone. */
  readonly noticedAt: number;
  /** Its partitions that have another owner now, and where that one begins. */
  readonly partitions: readonly { readonly partition: number; readonly from: number | undefined }[];
}

export interface Silence {
  readonly takeover: Takeover;
  /** Between the oldest record that nobody had read and the moment the group noticed; 0 when all had been read. */
  readonly ms: number;
  /** Whether records came in at that time at all: without them nothing can be told. */
  readonly traffic: boolean;
}

/** Every time members that owned something were gone, and others had it afterwards. */
export function takeoversOf(
  sharings: readonly Sharing[],
  events: readonly TimelineEvent[],
  group: string,
): readonly Takeover[] {
  return sharings.slice(1).flatMap((after, index) => {
    const before = sharings[index];
    if (before === undefined) return [];
    const gone = Object.keys(before.shares).filter((member) => after.shares[member] === undefined);
    return gone.flatMap((member): readonly Takeover[] => {
      const partitions = (before.shares[member] ?? [])
        .filter((partition) => ownerOf(after, partition) !== undefined)
        .map((partition) => ({ partition, from: after.committed[String(partition)] }));
      const noticed = events
        .filter(
          (event) =>
            event.kind === 'member' && event.group === group && event.member === member && !event.joined,
        )
        .at(-1);
      return partitions.length === 0
        ? []
        : [{ member, ownedSince: before.at, noticedAt: noticed?.at ?? after.at, partitions }];
    });
  });
}

/** Records come once a second or more often; a look at the groups is a second apart. */
const quietMs = 4000;

/** For how long nobody had read what this member owned. */
export async function silenceOf(
  takeover: Takeover,
  records: (partition: number) => ReturnType<KafkaOracle['records']>,
): Promise<Silence> {
  let [ms, traffic] = [0, false];
  for (const { partition, from } of takeover.partitions) {
    const stored = (await records(partition)).filter(({ timestamp }) => timestamp <= takeover.noticedAt);
    const unread = stored.find(({ offset }) => Number(offset) >= (from ?? 0));
    // Who had not committed yet had read nothing before it came.
    if (unread !== undefined)
      ms = Math.max(ms, takeover.noticedAt - Math.max(unread.timestamp, takeover.ownedSince));
    traffic ||= newest(stored) >= takeover.noticedAt - quietMs;
  }
  return { takeover, ms, traffic };
}

function newest(records: readonly StoredRecord[]): number {
  return Math.max(-Infinity, ...records.map(({ timestamp }) => timestamp));
}
