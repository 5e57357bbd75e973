// Check of exercise 8.2: six records without a key that went as one batch, and six that took turns.
import {
  bootstrapServers,
  brokerNames,
  type Check,
  type CheckContext,
  predictionSlip,
  type StoredRecord,
} from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';

type Exercise = (typeof keysAndOrder)['exercises']['8.2'];

const wantedPartitions = 3;
const wantedRecords = 6;
/** A moment without a leader passes by itself. */
const electionMs = 5_000;
const options = { 1: 'one', 2: 'two', 3: 'three' } as const;

export const checkNoKey: Check<Exercise> = async (context) => {
  const { kafka, values, attempt, failed, notYet, passed } = context;
  const { quick, turns } = values;
  const sent = await kafka.records(quick);
  const read = readCommand(context, quick);
  const first = sent.length === 0 ? undefined : Math.min(...sent.map(({ timestamp }) => timestamp));
  const slip = predictionSlip(attempt.prediction, first);
  if (slip !== undefined) return failed(slip, {}, read);
  for (const topic of [quick, turns]) {
    const wrong = await checkTopic(context, topic);
    if (wrong !== undefined) return wrong;
  }
  const batches = await batchesOf(context, quick);
  if (batches === undefined) return notYet('no-leader', { topic: quick }, read);
  const used = partitionsOf(sent);
  const facts = { batches, partitions: used.length };
  if (batches > 1) return failed('several-batches', facts, read);

  const rotated = await kafka.records(turns);
  const counts = Array.from(
    { length: wantedPartitions },
    (_, partition) => rotated.filter((record) => record.partition === partition).length,
  );
  const spread = counts.join(', ');
  const readTurns = readCommand(context, turns);
  if (counts.includes(0)) return failed('not-spread', { spread }, readTurns);
  return passed({ partition: used[0] ?? 0, spread }, read, options[used.length as 1 | 2 | 3]);
};

function readCommand({ ports }: CheckContext<Exercise>, topic: string): string {
  return `kafka-console-consumer --bootstrap-server ${bootstrapServers(ports)} --topic ${topic} --from-beginning --timeout-ms 5000 --property print.partition=true --property print.offset=true --property print.key=true`;
}

/** What is wrong with one of the two topics, or nothing. */
async function checkTopic(context: CheckContext<Exercise>, topic: string) {
  const { zookeeper, kafka, values, ports, failed } = context;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined)
    return failed('absent', { topic }, `kafka-topics --bootstrap-server ${servers} --list`);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${topic}`;
  if (states.length !== wantedPartitions)
    return failed('wrong-partitions', { topic, partitions: states.length }, describe);
  const records = await kafka.records(topic);
  const read = readCommand(context, topic);
  if (records.length < wantedRecords) return failed('too-few', { topic, records: records.length }, read);
  if (topic === values.quick && records.length > wantedRecords)
    return failed('too-many', { topic, records: records.length }, read);
  const keyed = records.find(({ key }) => key !== null);
  return keyed === undefined ? undefined : failed('has-keys', { topic, key: keyed.key ?? '' }, read);
}

function partitionsOf(records: readonly StoredRecord[]): readonly number[] {
  return [...new Set(records.map(({ partition }) => partition))];
}

/** How many batches the topic holds, counted in the leaders' files; `undefined` while some partition has no leader. */
async function batchesOf(
  { zookeeper, disks, waitFor }: CheckContext<Exercise>,
  topic: string,
): Promise<number | undefined> {
  const states = await waitFor(
    async () => {
      const now = (await zookeeper.topic(topic)) ?? [];
      return now.every(({ leader }) => leader >= 0) ? now : undefined;
    },
    { withinMs: electionMs },
  );
  if (states === undefined) return undefined;
  let batches = 0;
  for (const { partition, leader } of states) {
    const broker = brokerNames.find((name) => name === `kafka${leader}`);
    if (broker !== undefined) batches += (await disks.batches(broker, topic, partition)).length;
  }
  return batches;
}
