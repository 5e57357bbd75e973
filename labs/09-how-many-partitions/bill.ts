// Check of exercise 9.2: what the partitions of one topic cost one broker: copies, segment files, and what waits when it dies.
import {
  bootstrapServers,
  brokerNames,
  type Check,
  type CheckContext,
  type PartitionState,
} from '../kit/index.ts';
import type { howManyPartitions } from './lab.ts';

type Exercise = (typeof howManyPartitions)['exercises']['9.2'];

/** As the exercise asks: on three brokers not everybody has everything. */
const copiesOfEach = 2;
/** A segment is a log file and its two indexes. */
const filesOfSegment = 3;
/** Beside the segments: `leader-epoch-checkpoint` and `partition.metadata`. */
const otherFiles = 2;

export const checkBill: Check<Exercise> = async (context) => {
  const { zookeeper, values, answers, ports, failed, notYet } = context;
  const { topic, broker } = values;
  const servers = bootstrapServers(ports);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${topic}`;
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  if (states.length !== Number(values.partitions))
    return failed('wrong-partitions', { found: states.length }, describe);
  const odd = states.find(({ replicas }) => replicas.length !== copiesOfEach);
  if (odd !== undefined) return failed('wrong-copies', { found: odd.replicas.length }, describe);

  const name = brokerNames.find((one) => one === broker) ?? 'kafka1';
  const id = Number(name.slice(-1));
  const held = states.filter(({ replicas }) => replicas.includes(id));
  if (held.length === 0) return failed('broker-without', {}, describe);
  const segments = await segmentsOf(context, name, held);
  if (segments === undefined || states.some(({ leader }) => leader < 0))
    return notYet('on-its-way', {}, describe);
  if (answers.replicas === undefined || answers.files === undefined || answers.leaderless === undefined)
    return failed('no-answer', {}, describe);
  return grade(context, {
    partitions: states.length,
    copies: states.reduce((sum, { replicas }) => sum + replicas.length, 0),
    held: held.length,
    segments,
    led: held.filter(({ leader }) => leader === id).length,
  });
};

interface Bill {
  readonly partitions: number;
  /** Of the whole topic. */
  readonly copies: number;
  readonly held: number;
  readonly segments: number;
  readonly led: number;
}

/** How many segments this broker keeps of them; `undefined` while a folder is missing. */
async function segmentsOf(
  { disks, values }: CheckContext<Exercise>,
  broker: (typeof brokerNames)[number],
  held: readonly PartitionState[],
): Promise<number | undefined> {
  let count = 0;
  for (const { partition } of held) {
    const segments = await disks.segments(broker, values.topic, partition);
    if (segments === undefined) return undefined;
    count += segments.length;
  }
  return count;
}

function grade({ answers, values, ports, failed, passed }: CheckContext<Exercise>, bill: Bill) {
  const { topic, broker } = values;
  const describe = `kafka-topics --bootstrap-server ${bootstrapServers(ports)} --describe --topic ${topic}`;
  const list = `ls -1d $DISKS/${broker}/data/${topic}-*`;
  const look = `ls -1 $DISKS/${broker}/data/${topic}-*/`;
  const [replicas, files, leaderless] = [answers.replicas, answers.files, answers.leaderless].map(Number);
  const wanted = bill.segments * filesOfSegment;
  const facts = { replicas: replicas ?? 0, files: files ?? 0, leaderless: leaderless ?? 0, ...bill, wanted };
  if (replicas !== bill.held) {
    if (replicas === bill.copies) return failed('counted-cluster', facts, list);
    return failed(replicas === bill.partitions ? 'counted-partitions' : 'wrong-replicas', facts, list);
  }
  if (files !== wanted) {
    if (files === bill.segments) return failed('counted-logs', facts, look);
    return failed(
      files === wanted + bill.held * otherFiles ? 'counted-everything' : 'wrong-files',
      facts,
      look,
    );
  }
  if (leaderless !== bill.led) {
    if (leaderless === bill.held) return failed('all-it-holds', facts, describe);
    return failed(leaderless === bill.partitions ? 'the-whole-topic' : 'wrong-leaderless', facts, describe);
  }
  return passed(facts, describe);
}
