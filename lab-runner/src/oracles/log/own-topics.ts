// What the records of Kafka's own topics say, in words: committed offsets and groups, and the state of transactions
// (OffsetCommitKey, OffsetCommitValue, GroupMetadataKey, TransactionLogKey, TransactionLogValue of Kafka 3.9). Pure.
import { byteReader } from './byte-reader.ts';
import { DamagedBytes } from './damage.ts';

const transactionStates = [
  'Empty',
  'Ongoing',
  'PrepareCommit',
  'PrepareAbort',
  'CompleteCommit',
  'CompleteAbort',
  'Dead',
  'PrepareEpochFence',
] as const;

/** `undefined` for every other topic, and for what is newer than is known here. */
export function spelledOut(topic: string, key: Buffer | null, value: Buffer | null): string | undefined {
  if (key === null) return undefined;
  try {
    if (topic === '__consumer_offsets') return groupRecord(key, value);
    if (topic === '__transaction_state') return transactionRecord(key, value);
    return undefined;
  } catch (error) {
    if (error instanceof DamagedBytes) return undefined;
    throw error;
  }
}

function groupRecord(key: Buffer, value: Buffer | null): string | undefined {
  const from = byteReader(key);
  const version = from.int16();
  const string = () => from.bytes(from.int16()).toString('utf8');
  if (version < 0 || version > 2) return undefined;
  const group = string();
  if (version === 2) {
    if (value === null) return `group ${group} is forgotten`;
    const of = byteReader(value);
    of.int16(); // version
    of.bytes(Math.max(0, of.int16())); // protocol type
    return `group ${group}, generation ${of.int32()}`;
  }
  const partition = `${string()}-${from.int32()}`;
  if (value === null) return `group ${group} has no committed offset for ${partition} any more`;
  const of = byteReader(value);
  of.int16(); // version; the offset comes first in all of them
  return `group ${group} has committed ${of.int64()} for ${partition}`;
}

function transactionRecord(key: Buffer, value: Buffer | null): string | undefined {
  const from = byteReader(key);
  if (from.int16() !== 0) return undefined;
  const id = from.bytes(from.int16()).toString('utf8');
  if (value === null) return `transactional id ${id} is forgotten`;
  const of = byteReader(value);
  of.int16(); // version; these fields are the same in all of them
  const producer = `producer ${of.int64()} epoch ${of.int16()}`;
  of.int32(); // time-out
  const state = of.int8();
  return `transactional id ${id}: ${transactionStates[state] ?? `state ${state}`}, ${producer}`;
}
