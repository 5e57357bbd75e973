// What the records of `__consumer_offsets` add up to: each group's last generation and committed offsets, and what happened on
// the way there. Pure; knows neither who leads a partition nor what a group's coordinator keeps in memory only.
import type { GroupWay, OffsetChange } from '@railyard/labs/kit';
import { cursor } from './cursor.ts';
import { type GroupRecord, readGroupRecord, type StoredGroup } from './group-records.ts';
import type { Batch, StoredEntry } from './record-batch.ts';

export type GroupStep =
  | {
      readonly of: 'generation';
      readonly group: string;
      readonly stored: StoredGroup;
      readonly offsets: LoggedGroup['offsets'];
    }
  | { readonly of: 'deleted'; readonly group: string }
  | { readonly of: 'offsets'; readonly group: string; readonly changes: readonly OffsetChange[] };

export interface LoggedGroup {
  /** `undefined` for a group that never had members: only offsets were committed under its name. */
  readonly stored: StoredGroup | undefined;
  /** By `topic partition`. */
  readonly offsets: ReadonlyMap<string, number>;
}

/** One partition of `__consumer_offsets`, read from its beginning. */
export interface GroupLog {
  readonly groups: ReadonlyMap<string, LoggedGroup>;
  /** Takes further batches in; gives what they changed. Batches that cannot be read are left out. */
  take(batches: readonly Batch[]): readonly GroupStep[];
}

export function createGroupLog(): GroupLog {
  const groups = new Map<string, { stored: StoredGroup | undefined; offsets: Map<string, number> }>();
  /** Offsets that transactions have not committed yet, by producer. */
  const open = new Map<bigint, GroupRecord[]>();

  const groupOf = (name: string) => {
    const known = groups.get(name) ?? { stored: undefined, offsets: new Map<string, number>() };
    groups.set(name, known);
    return known;
  };

  function apply(record: GroupRecord, steps: GroupStep[]): void {
    const { group: name, value } = record;
    if (record.of === 'group') {
      if (record.value === null) {
        groups.delete(name);
        // The tombstones of its offsets are part of its end.
        dropDeletions(steps, name);
        steps.push({ of: 'deleted', group: name });
      } else {
        const group = groupOf(name);
        group.stored = record.value;
        // As they were then: the log is in order.
        const offsets = new Map(group.offsets);
        steps.push({ of: 'generation', group: name, stored: record.value, offsets });
      }
      return;
    }
    const { topic, partition } = record;
    const { stored, offsets } = groupOf(name);
    const key = `${topic} ${partition}`;
    const before = offsets.get(key) ?? null;
    const to = record.value;
    if (value === null) offsets.delete(key);
    else offsets.set(key, Number(value));
    const empty = stored !== undefined && stored.members.length === 0;
    const set = to === null ? before !== null : (before !== null && to < before) || (empty && to !== before);
    if (set) noteChange(steps, name, { topic, partition, from: before, to });
  }

  function takeBatch(batch: Batch, steps: GroupStep[]): void {
    const { transaction } = batch;
    const entries = batch.entries();
    if (batch.control && transaction !== undefined) {
      const kept = open.get(transaction) ?? [];
      open.delete(transaction);
      if (isCommit(entries[0])) for (const record of kept) apply(record, steps);
      return;
    }
    const records = entries.flatMap(({ key, value }) => readGroupRecord(key, value) ?? []);
    if (transaction === undefined) for (const record of records) apply(record, steps);
    else open.set(transaction, [...(open.get(transaction) ?? []), ...records]);
  }

  return {
    groups,
    take(batches) {
      const steps: GroupStep[] = [];
      for (const batch of batches) {
        try {
          takeBatch(batch, steps);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }
      return steps;
    },
  };
}

/** A marker's key is a version and a type: 0 aborts, 1 commits (EndTransactionMarker, KIP-98). */
function isCommit(entry: StoredEntry | undefined): boolean {
  if (entry === undefined || entry.key === null) return false;
  const from = cursor(entry.key);
  from.int16();
  return from.int16() === 1;
}

/** Several offsets set one after the other are one step; of one partition the first `from` and the last `to` count. */
function noteChange(steps: GroupStep[], group: string, change: OffsetChange): void {
  const last = steps.at(-1);
  if (last?.of !== 'offsets' || last.group !== group) {
    steps.push({ of: 'offsets', group, changes: [change] });
    return;
  }
  const same = (one: OffsetChange) => one.topic === change.topic && one.partition === change.partition;
  const before = last.changes.find(same);
  const others = last.changes.filter((one) => !same(one));
  steps[steps.length - 1] = {
    ...last,
    changes: [...others, { ...change, from: before === undefined ? change.from : before.from }],
  };
}

function dropDeletions(steps: GroupStep[], group: string): void {
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at];
    if (step?.of !== 'offsets' || step.group !== group) continue;
    const changes = step.changes.filter(({ to }) => to !== null);
    if (changes.length > 0) steps[at] = { ...step, changes };
    else steps.splice(at, 1);
  }
}

/** What the assignors that come with Kafka and kafkajs do; of others only what their members kept tells. */
const ways: Readonly<Record<string, GroupWay>> = {
  range: 'eager',
  roundrobin: 'eager',
  sticky: 'eager',
  RoundRobinAssigner: 'eager',
  'cooperative-sticky': 'cooperative',
  stream: 'cooperative',
};

/** How the members of a generation change over. */
export function wayOf({ protocol, members }: StoredGroup): GroupWay {
  if (members.some(({ kept }) => kept)) return 'cooperative';
  return ways[protocol ?? ''] ?? 'unknown';
}
