// Check of exercise 7.4: which partition of __consumer_offsets keeps a group, and which broker leads it.
import { bootstrapServers, brokerNames, type Check, type CheckContext } from '../kit/index.ts';
import type { offsets } from './lab.ts';

type Exercise = (typeof offsets)['exercises']['7.4'];

const offsetsTopic = '__consumer_offsets';
/** Kafka's default, `offsets.topic.num.partitions`: what many notes count with. */
const usualPartitions = 50;
/** A moment without a leader passes by itself. */
const electionMs = 5_000;

export const checkCoordinator: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, ports, failed, notYet, waitFor } = context;
  const { group } = values;
  const servers = bootstrapServers(ports);
  const describe = `kafka-consumer-groups --bootstrap-server ${servers} --describe --group ${group}`;
  if ((await kafka.committed(group)).length === 0) return failed('no-group', {}, describe);
  const partitions = (await zookeeper.topic(offsetsTopic))?.length ?? 0;
  const partition = keeperOf(group, partitions);
  const slip = checkPartition(context, partition, partitions);
  if (slip !== undefined) return slip;
  const state = `kafka-consumer-groups --bootstrap-server ${servers} --describe --group ${group} --state`;
  const leading = async () => {
    const leader = (await zookeeper.topic(offsetsTopic))?.find((one) => one.partition === partition)?.leader;
    return leader === undefined || leader < 0 ? undefined : leader;
  };
  const leader = await waitFor(leading, { withinMs: electionMs });
  if (leader === undefined) return notYet('no-leader', { partition }, state);
  return checkBroker(context, { partition, partitions, leader }, state);
};

/** As GroupMetadataManager.partitionFor does: Java's hash of the name, made positive, modulo the number of partitions. */
export function keeperOf(group: string, partitions: number): number {
  let hash = 0;
  for (let at = 0; at < group.length; at += 1) hash = (Math.imul(hash, 31) + group.charCodeAt(at)) | 0;
  return hash === -(2 ** 31) ? 0 : Math.abs(hash) % partitions;
}

/** What is wrong with the partition that was named, or nothing. */
function checkPartition(
  { answers, values, ports, failed }: CheckContext<Exercise>,
  partition: number,
  partitions: number,
) {
  const show = `kafka-topics --bootstrap-server ${bootstrapServers(ports)} --describe --topic ${offsetsTopic}`;
  const given = answers.partition;
  if (given === undefined) return failed('no-partition', { partitions }, show);
  const number = Number(given);
  if (number === partition) return undefined;
  const exists = number >= 0 && number < partitions;
  const clue =
    number === keeperOf(values.group, usualPartitions)
      ? `It would be the one if there were ${usualPartitions} partitions, as many notes assume.`
      : exists
        ? 'Other groups may be kept there, this one is not.'
        : 'There is none with that number.';
  if (!exists) return failed('no-such-partition', { given, clue, partitions, highest: partitions - 1 }, show);
  return failed('wrong-partition', { given, clue, partitions }, show);
}

interface Kept {
  readonly partition: number;
  readonly partitions: number;
  readonly leader: number;
}

async function checkBroker(context: CheckContext<Exercise>, kept: Kept, state: string) {
  const { zookeeper, answers, failed, passed } = context;
  const { leader, partition, partitions } = kept;
  const given = answers.broker;
  if (given === undefined) return failed('no-broker', { partition }, state);
  const id = Number(/^(?:kafka|broker)?\s*(\d+)$/i.exec(given)?.[1] ?? NaN);
  if (!brokerNames.some((name) => name === `kafka${id}`)) return failed('not-a-broker', { given }, state);
  if (id === leader) return passed({ partition, partitions, leader }, state);
  const controller = (await zookeeper.controller())?.id;
  const part =
    id === controller
      ? 'It is the controller of the cluster, which is another office'
      : 'It has a copy of that partition, and follows';
  return failed('wrong-broker', { given, part, partition }, state);
}
