// Check of exercise 8.1: every record of a key stands in the one partition its key leads to.
import { bootstrapServers, type Check, predictionSlip, type StoredRecord } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';
import { partitionOf } from './murmur2.ts';

type Exercise = (typeof keysAndOrder)['exercises']['8.1'];

const wantedPartitions = 3;
const leastRecords = 2;
const options = ['p0', 'p1', 'p2'] as const;

export const checkSamePlace: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, ports, attempt, failed, passed } = context;
  const { topic } = values;
  const servers = bootstrapServers(ports);
  const records = await kafka.records(topic);
  const read = `kafka-console-consumer --bootstrap-server ${servers} --topic ${topic} --from-beginning --timeout-ms 5000 --property print.partition=true --property print.key=true`;
  const slip = predictionSlip(attempt.prediction, firstOf(records, values.key1));
  if (slip !== undefined) return failed(slip, {}, read);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${topic}`;
  if (states.length !== wantedPartitions)
    return failed('wrong-partitions', { partitions: states.length }, describe);
  if (records.length === 0) return failed('empty', {}, read);
  const keyed = records.find((record) => record.key !== null);
  const places: number[] = [];
  for (const key of [values.key1, values.key2, values.key3]) {
    const mine = records.filter((record) => record.key === key);
    const [first] = mine;
    if (first === undefined) {
      const without = keylessOf(records, key);
      return without === undefined
        ? failed('key-missing', { key, found: keyed?.key ?? 'none' }, read)
        : failed('null-keys', { key, value: without.value ?? 'null' }, read);
    }
    if (mine.length < leastRecords) return failed('too-few', { key, records: mine.length }, read);
    const partitions = [...new Set(mine.map(({ partition }) => partition))].sort();
    if (partitions.length > 1) return failed('scattered', { key, partitions: partitions.join(', ') }, read);
    const right = partitionOf(key, wantedPartitions);
    if (first.partition !== right) return failed('elsewhere', { key, found: first.partition, right }, read);
    places.push(right);
  }
  const [one = 0, two = 0, three = 0] = places;
  return passed({ one, two, three }, read, options[one]);
};

/** A record without a key that was meant to have this one: its value begins with it, or no record has a key at all. */
function keylessOf(records: readonly StoredRecord[], key: string): StoredRecord | undefined {
  const keyless = records.filter((record) => record.key === null);
  const meant = keyless.find(({ value }) => value?.startsWith(key));
  return meant ?? (keyless.length === records.length ? keyless[0] : undefined);
}

/** When the first record of a key was sent. */
function firstOf(records: readonly StoredRecord[], key: string): number | undefined {
  const times = records.filter((record) => record.key === key).map(({ timestamp }) => timestamp);
  return times.length === 0 ? undefined : Math.min(...times);
}
