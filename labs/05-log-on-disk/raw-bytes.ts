// Check of exercise 5.3: the offset of one record, and how many batches the log has, both from the file.
import {
  bootstrapServers,
  type BrokerName,
  type Check,
  type CheckContext,
  type StoredBatch,
} from '../kit/index.ts';
import type { logOnDisk } from './lab.ts';
import { leaderOf } from './leading-copy.ts';

type Exercise = (typeof logOnDisk)['exercises']['5.3'];

export const checkRawBytes: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, disks, values, ports, failed, notYet } = context;
  const { topic, word } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${topic}`;
  if (states.length !== 1) return failed('wrong-partitions', { partitions: states.length }, describe);
  const leader = await leaderOf(context, topic, 0);
  if (leader === undefined) return notYet('no-leader', {}, describe);

  const ends = `kafka-get-offsets --bootstrap-server ${servers} --topic ${topic}`;
  const records = await kafka.records(topic);
  if (records.length === 0) return failed('empty', {}, ends);
  const dump = dumpCommand(topic, leader);
  const [found, second] = records.filter(({ value }) => value === word);
  if (found === undefined) return failed('no-word', { records: records.length }, dump);
  if (second !== undefined) return failed('two-words', { one: found.offset, other: second.offset }, dump);
  const batches = await disks.batches(leader, topic, 0);
  if (batches.length < 2) return failed('one-batch', { records: records.length }, dump);
  const offset = Number(found.offset);
  return (
    checkOffset(context, offset, batches, dump) ??
    checkCount(context, { offset, batches, records: records.length, dump })
  );
};

function dumpCommand(topic: string, leader: BrokerName): string {
  return `kafka-dump-log --print-data-log --files $DISKS/${leader}/data/${topic}-0/${'0'.repeat(20)}.log`;
}

/** What is wrong with the record's offset, or nothing. */
function checkOffset(
  { answers, failed }: CheckContext<Exercise>,
  offset: number,
  batches: readonly StoredBatch[],
  dump: string,
) {
  if (answers.offset === undefined) return failed('no-offset', {}, dump);
  const given = Number(answers.offset);
  if (given === offset) return undefined;
  const facts = { given: answers.offset };
  const batch = batches.find(({ baseOffset, lastOffset }) => baseOffset <= offset && offset <= lastOffset);
  if (batch !== undefined && given === batch.baseOffset) return failed('base-offset', facts, dump);
  if (batch !== undefined && given === batch.position) return failed('took-position', facts, dump);
  if (given === offset + 1) return failed('counted-from-one', facts, dump);
  return failed('wrong-offset', facts, dump);
}

interface Counted {
  readonly offset: number;
  readonly batches: readonly StoredBatch[];
  readonly records: number;
  readonly dump: string;
}

function checkCount({ answers, failed, passed }: CheckContext<Exercise>, counted: Counted) {
  const { offset, records, dump } = counted;
  const batches = counted.batches.length;
  if (answers.batches === undefined) return failed('no-batches', { records }, dump);
  const given = Number(answers.batches);
  const facts = { given: answers.batches, records };
  if (given === batches) return passed({ offset, batches, records }, dump);
  if (given === records) return failed('counted-records', facts, dump);
  if (given > records && given <= batches + records + 2) return failed('counted-lines', facts, dump);
  return failed('wrong-batches', facts, dump);
}
