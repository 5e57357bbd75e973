// The records of `__consumer_offsets`: what a coordinator writes down of its groups. Schemas of Kafka 3.9: GroupMetadataKey and -Value,
// OffsetCommitKey and -Value (group-coordinator/…/common/message), ConsumerProtocol* (clients/…/common/message). Pure.
import type { GroupMember, Share } from '@railyard/labs/kit';
import { cursor, type Cursor } from './cursor.ts';

export interface StoredMember extends GroupMember {
  readonly id: string;
  readonly share: Share;
  /** It had kept partitions when it joined: it changes over cooperatively (KIP-429). */
  readonly kept: boolean;
}

export interface StoredGroup {
  readonly generation: number;
  /** The assignor, `null` without members. */
  readonly protocol: string | null;
  readonly leader: string | null;
  readonly members: readonly StoredMember[];
}

/** `value` is `null` for a record that deletes. */
export type GroupRecord =
  | { readonly of: 'group'; readonly group: string; readonly value: StoredGroup | null }
  | {
      readonly of: 'offset';
      readonly group: string;
      readonly topic: string;
      readonly partition: number;
      readonly value: number | null;
    };

/** `undefined` for keys of other coordinators' records; throws RangeError for a record that is cut short. */
export function readGroupRecord(key: Buffer | null, value: Buffer | null): GroupRecord | undefined {
  if (key === null) return undefined;
  const from = cursor(key);
  switch (from.int16()) {
    case 0:
    case 1: {
      const [group, topic, partition] = [from.string() ?? '', from.string() ?? '', from.int32()];
      return { of: 'offset', group, topic, partition, value: value && readOffset(value) };
    }
    case 2:
      return { of: 'group', group: from.string() ?? '', value: value && readGroup(value) };
    default:
      return undefined;
  }
}

/** The first field after the version is the offset, in every version there is (0–4). */
function readOffset(value: Buffer): number {
  const from = cursor(value);
  from.int16();
  return Number(from.int64());
}

/** Version 4 is the first with compact forms; 3 is what Kafka 3.9 writes. */
function readGroup(value: Buffer): StoredGroup {
  const from = cursor(value);
  const version = from.int16();
  if (version < 0 || version > 4) throw new RangeError(`group metadata of the unknown version ${version}`);
  const compact = version >= 4;
  const text = () => (compact ? from.bytes(from.uvarint() - 1)?.toString('utf8') : from.string()) ?? null;
  const bytes = () => from.bytes(compact ? from.uvarint() - 1 : from.int32()) ?? Buffer.alloc(0);
  const tags = () => (compact ? skipTags(from) : undefined);
  const ofConsumers = text() === 'consumer';
  const generation = from.int32();
  const protocol = text();
  const leader = text();
  if (version >= 2) from.skip(8); // since when it is in this state
  const count = compact ? from.uvarint() - 1 : from.int32();
  const members = Array.from({ length: count }, (): StoredMember => {
    const id = text() ?? '';
    const instance = version >= 3 ? text() : null;
    const [clientId, host] = [text() ?? '', text() ?? ''];
    from.skip(version >= 1 ? 8 : 4); // rebalance and session time-outs
    const [subscription, assignment] = [bytes(), bytes()];
    tags();
    const share = ofConsumers ? readAssignment(assignment) : {};
    const kept = ofConsumers && ownsAny(subscription);
    return { id, clientId, host, ...(instance === null ? {} : { instance }), share, kept };
  });
  return { generation, protocol, leader, members };
}

function skipTags(from: Cursor): void {
  for (let count = from.uvarint(); count > 0; count -= 1) {
    from.uvarint();
    from.skip(from.uvarint());
  }
}

/** What the leader of the group gave to one member (ConsumerProtocolAssignment). Empty for what is no assignment: it is the clients' own affair. */
export function readAssignment(bytes: Buffer): Share {
  return readable(bytes, {}, (from) => {
    from.int16(); // version: later ones only add at the end
    return Object.fromEntries(perTopic(from).filter(([, partitions]) => partitions.length > 0));
  });
}

/** Whether a member claimed partitions when it joined (ConsumerProtocolSubscription, version 1 and later). */
function ownsAny(bytes: Buffer): boolean {
  return readable(bytes, false, (from) => {
    if (from.int16() < 1) return false;
    for (let topics = from.int32(); topics > 0; topics -= 1) from.string();
    from.bytes(from.int32()); // data of the assignor
    return perTopic(from).some(([, partitions]) => partitions.length > 0);
  });
}

/** Brokers do not look into these bytes: what is in them may be anything. */
function readable<T>(bytes: Buffer, otherwise: T, read: (from: Cursor) => T): T {
  if (bytes.length === 0) return otherwise;
  try {
    return read(cursor(bytes));
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

function perTopic(from: Cursor): readonly (readonly [string, number[]])[] {
  return Array.from({ length: from.int32() }, () => {
    const topic = from.string() ?? '';
    return [topic, Array.from({ length: from.int32() }, () => from.int32()).sort((a, b) => a - b)] as const;
  });
}
