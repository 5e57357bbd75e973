// Check of exercise 9.1: crates were loaded on one track and unloaded by members of a group, the rates answered are those of
// that trial, and the topic has as many partitions as these rates ask for.
import { bootstrapServers, type Check, type CheckContext } from '../kit/index.ts';
import type { howManyPartitions } from './lab.ts';
import { countsOf, rateOf } from './rates.ts';
import { unloadedBy } from './unloading.ts';

type Exercise = (typeof howManyPartitions)['exercises']['9.1'];

/** Enough to tell a pace by. */
const fewest = 30;
/** How far a measured rate may be from ours, in parts of it: a busy machine is slower, and more rarely faster. */
const tolerance = { below: 0.4, above: 0.3 };

export const checkMeasured: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, answers, ports, failed, notYet } = context;
  const { trial, group } = values;
  const servers = bootstrapServers(ports);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${trial}`;
  const tracks = await zookeeper.topic(trial);
  if (tracks === undefined)
    return failed('no-trial', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  if (tracks.length !== 1) return failed('trial-not-one', { partitions: tracks.length }, describe);

  const records = await kafka.records(trial);
  const ends = `kafka-get-offsets --bootstrap-server ${servers} --topic ${trial}`;
  const made = rateOf(records.map(({ timestamp }) => timestamp));
  if (records.length < fewest || made === undefined)
    return failed('not-loaded', { count: records.length, fewest }, ends);
  const place = (await kafka.committed(group)).find(({ topic }) => topic === trial)?.offset ?? 0;
  const show = `kafka-consumer-groups --bootstrap-server ${servers} --describe --group ${group}`;
  if (place < fewest) return failed('not-unloaded', { read: place, fewest }, show);
  const { seen, read } = await unloadedBy(context, group, trial, place);
  if (read < fewest)
    return seen
      ? failed('set-by-hand', { place, read: Math.max(0, read), fewest }, show)
      : notYet('unseen', {}, show);

  if (answers.produced === undefined || answers.consumed === undefined) return failed('no-answer', {}, ends);
  return judge(context, made, { produced: Number(answers.produced), consumed: Number(answers.consumed) });
};

async function judge(
  context: CheckContext<Exercise>,
  made: number,
  given: { readonly produced: number; readonly consumed: number },
) {
  const { zookeeper, values, ports, failed, passed } = context;
  const describe = `kafka-topics --bootstrap-server ${bootstrapServers(ports)} --describe --topic ${values.topic}`;
  const taken = Math.round(60_000 / Number(values.pace.split(':')[1]));
  const truth = { ...given, made, taken };
  const [producedRight, consumedRight] = [near(given.produced, made), near(given.consumed, taken)];
  if (!producedRight || !consumedRight) {
    if (near(given.produced * 60, made) && near(given.consumed * 60, taken))
      return failed('per-second', truth, 'run load.ts');
    if (near(given.produced, taken) && near(given.consumed, made))
      return failed('swapped', truth, 'run load.ts');
    return producedRight
      ? failed('consumed-wrong', truth, 'run unload.ts')
      : failed('produced-wrong', truth, 'run load.ts');
  }
  const partitions = (await zookeeper.topic(values.topic))?.length;
  if (partitions === undefined) return failed('absent', truth, describe);
  const counts = countsOf({ ...given, target: Number(values.target) });
  const facts = { ...truth, partitions, ...counts };
  if (partitions === counts.right) return passed(facts, describe);
  if (partitions === counts.down) return failed('rounded-down', facts, describe);
  if (partitions === counts.smaller) return failed('smaller-of-two', facts, describe);
  return failed(partitions === counts.added ? 'added-rates' : 'wrong-count', facts, describe);
}

function near(answer: number, truth: number): boolean {
  return answer >= truth * (1 - tolerance.below) && answer <= truth * (1 + tolerance.above);
}
