// Check of exercise 8.3: a key whose records stand in two partitions, because the topic was given one more in between.
import { bootstrapServers, type Check, type CheckContext } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';
import { partitionOf } from './murmur2.ts';

type Exercise = (typeof keysAndOrder)['exercises']['8.3'];

const before = 3;
const after = 4;

export const checkOneMore: Check<Exercise> = async (context) => {
  const { zookeeper, values, answers, ports, failed } = context;
  const { topic, wagon } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${topic}`;
  if (states.length > after) return failed('grown-too-far', { partitions: states.length }, describe);
  const { born, grownAt } = await growth(context);
  if (states.length < after) return failed('not-grown', { partitions: states.length }, describe);
  if (born !== undefined && born !== before) return failed('wrong-start', { born }, describe);
  const given = answers.key;
  if (given === undefined) return failed('no-answer', {}, readCommand(context));
  if (!given.startsWith(`${wagon}-`)) return failed('other-key', { given }, readCommand(context));
  return checkKey(context, given, grownAt);
};

function readCommand({ values, ports }: CheckContext<Exercise>): string {
  return `kafka-console-consumer --bootstrap-server ${bootstrapServers(ports)} --topic ${values.topic} --from-beginning --timeout-ms 5000 --property print.partition=true --property print.key=true | sort | uniq -c`;
}

/**
 * How many partitions the topic was made with, and when it got its last; absent when that was not seen.
 * The recorder may see it late, after a time off for instance; the time of the znode is exact, unless replicas were moved since.
 */
async function growth({ history, values, zookeeper }: CheckContext<Exercise>) {
  let born: number | undefined;
  let grownAt: number | undefined;
  for (const { topic, replicas, at } of await history.of('topic')) {
    if (topic !== values.topic) continue;
    if (replicas === null) [born, grownAt] = [undefined, undefined];
    else if (born === undefined) born = replicas.length;
    else if (replicas.length > born) grownAt = at;
  }
  const changed = (await zookeeper.get(`/brokers/topics/${values.topic}`))?.modifiedAt;
  return { born, grownAt: grownAt === undefined ? undefined : Math.min(grownAt, changed ?? grownAt) };
}

async function checkKey(context: CheckContext<Exercise>, key: string, grownAt: number | undefined) {
  const { kafka, values, failed, passed } = context;
  const read = readCommand(context);
  const records = (await kafka.records(values.topic)).filter((record) => record.key === key);
  if (records.length === 0) return failed('unknown-key', { given: key }, read);
  const [old, now] = [partitionOf(key, before), partitionOf(key, after)];
  const elsewhere = records.find(({ partition }) => partition !== old && partition !== now);
  const early = records.find(
    ({ partition, timestamp }) => partition === now && now !== old && timestamp < (grownAt ?? 0),
  );
  const strange = elsewhere ?? early;
  if (strange !== undefined)
    return failed('by-hand', { given: key, partition: strange.partition, old, now }, read);
  if (old === now) return failed('stays', { given: key, old }, read);
  const olds = records.filter(({ partition }) => partition === old);
  const first = olds.find(({ timestamp }) => timestamp < (grownAt ?? Infinity));
  const last = records.find(({ partition }) => partition === now);
  if (first === undefined)
    return olds.length === 0
      ? failed('only-after', { given: key, now, old }, read)
      : failed('by-hand', { given: key, partition: old, old, now }, read);
  if (last === undefined) return failed('only-before', { given: key, now, old }, read);
  const offsets = { oldOffset: first.offset, nowOffset: last.offset };
  return passed({ given: key, old, now, ...offsets }, read);
}
