// Check of exercise 6.3: the log begins at one offset exactly.
import { bootstrapServers, type Check } from '../kit/index.ts';
import type { retentionAndCompaction } from './lab.ts';

const wantedRecords = 10;

export const checkCutTheHead: Check<(typeof retentionAndCompaction)['exercises']['6.3']> = async (
  context,
) => {
  const { zookeeper, kafka, values, ports, failed, passed } = context;
  const { topic } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const earliest = `kafka-get-offsets --bootstrap-server ${servers} --topic ${topic} --time earliest`;
  if (states.length !== 1) return failed('wrong-partitions', { partitions: states.length }, earliest);
  const [track] = await kafka.offsets(topic);
  const { low, high } = track ?? { low: 0, high: 0 };
  if (high < wantedRecords) return failed('too-few-records', { high }, earliest);
  if (high > wantedRecords) return failed('too-many-records', { high }, earliest);
  const first = Number(values.first);
  if (low === first) return passed({ low, high, left: high - low }, earliest);
  if (low === 0) return failed('nothing-deleted', {}, earliest);
  if (low === high) return failed('all-gone', { low }, earliest);
  if (low === first + 1) return failed('one-too-many', { low }, earliest);
  if (low === first - 1) return failed('one-too-few', { low }, earliest);
  return failed('elsewhere', { low }, earliest);
};
