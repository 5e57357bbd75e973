// Check of exercise 5.1: the folder of one partition, where its second segment begins, and who has no copy of it.
import {
  bootstrapServers,
  type BrokerName,
  brokerNames,
  type Check,
  type CheckContext,
  type PartitionState,
} from '../kit/index.ts';
import { leaderOf, nameOf, withoutCopy } from './leading-copy.ts';
import type { logOnDisk } from './lab.ts';

type Exercise = (typeof logOnDisk)['exercises']['5.1'];

const wantedPartitions = 3;
const wantedCopies = 2;

export const checkFindTheFile: Check<Exercise> = async (context) => {
  const { zookeeper, disks, values, ports, failed, notYet } = context;
  const { topic } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${topic}`;
  const partition = Number(values.partition);
  const state = states.find((one) => one.partition === partition);
  if (states.length !== wantedPartitions || state === undefined)
    return failed('wrong-partitions', { partitions: states.length }, describe);
  if (state.replicas.length !== wantedCopies)
    return failed('wrong-copies', { copies: state.replicas.length }, describe);
  const leader = await leaderOf(context, topic, partition);
  if (leader === undefined) return notYet('no-leader', {}, describe);
  const segments = (await disks.segments(leader, topic, partition)) ?? [];
  const [, second] = segments;
  const list = `ls -l $DISKS/${leader}/data/${topic}-${partition}`;
  if (second === undefined) return failed('one-segment', { leader, bytes: segments[0]?.bytes ?? 0 }, list);
  return (
    checkFolder(context, leader, list) ??
    checkOffset(context, { leader, segments: segments.map(({ baseOffset }) => baseOffset), list }) ??
    checkWithout(context, state, { leader, offset: second.baseOffset })
  );
};

/** What is wrong with the folder's name, or nothing. */
function checkFolder(
  { answers, values, failed }: CheckContext<Exercise>,
  leader: BrokerName,
  command: string,
) {
  const given = answers.folder?.replace(/\/+$/, '');
  if (given === undefined || given === '') return failed('no-folder', { leader }, command);
  const name = given.split('/').at(-1) ?? '';
  if (name === `${values.topic}-${values.partition}`) return undefined;
  if (/\.(log|index|timeindex)$/.test(name)) return failed('a-file', { given }, command);
  const other = new RegExp(`^${values.topic}-(\\d+)$`).exec(name)?.[1];
  if (other !== undefined) return failed('other-partition', { given: name, other }, command);
  return failed('wrong-folder', { given }, command);
}

interface Found {
  readonly leader: BrokerName;
  /** Base offsets of the leader's segments, oldest first. */
  readonly segments: readonly number[];
  readonly list: string;
}

/** What is wrong with the offset of the second segment, or nothing. */
function checkOffset({ answers, failed }: CheckContext<Exercise>, { leader, segments, list }: Found) {
  const given = answers.offset;
  if (given === undefined) return failed('no-offset', {}, list);
  // A file's name is as good as its number.
  const [, digits, ending = 'log'] = /^(?:.*\/)?(\d+)(?:\.(\w+))?$/.exec(given) ?? [];
  if (digits !== undefined && ending !== 'log') return failed('index-file', { given }, list);
  const offset = digits === undefined ? undefined : Number(digits);
  if (offset === segments[1]) return undefined;
  if (offset === segments[0]) return failed('first-segment', { given }, list);
  const rank = segments.findIndex((base) => base === offset);
  if (rank > 1) return failed('later-segment', { given, rank: rank + 1, segments: segments.length }, list);
  return failed('wrong-offset', { given, leader }, list);
}

function checkWithout(
  { answers, values, ports, failed, passed }: CheckContext<Exercise>,
  state: PartitionState,
  facts: { readonly leader: BrokerName; readonly offset: number },
) {
  const describe = `kafka-topics --bootstrap-server ${bootstrapServers(ports)} --describe --topic ${values.topic}`;
  const given = answers.without;
  if (given === undefined) return failed('no-broker', {}, describe);
  const id = /^(?:kafka|broker)?\s*(\d)$/i.exec(given)?.[1];
  const named = nameOf(id === undefined ? undefined : Number(id));
  if (named === undefined) return failed('not-a-broker', { given }, describe);
  const [without] = withoutCopy(state);
  if (named !== without) {
    const part = named === facts.leader ? 'leads this partition' : 'follows in it';
    return failed('has-copy', { given: named, part, replicas: state.replicas.join(',') }, describe);
  }
  const holders = brokerNames.filter((name) => name !== without).join(' and ');
  return passed({ ...facts, without: named, holders }, describe);
}
