// Check of exercise 7.2: a group that had read on was wound back to the first record of a minute, in both partitions.
import { bootstrapServers, type Check, type CheckContext, type StoredRecord } from '../kit/index.ts';
import { type GroupStory, groupStory, otherReader, placesOf } from './group-story.ts';
import type { offsets } from './lab.ts';

type Exercise = (typeof offsets)['exercises']['7.2'];

const wantedPartitions = 2;
const hour = 14;
const dayMs = 86_400_000;

interface Track {
  readonly partition: number;
  readonly low: number;
  readonly high: number;
  /** Offset of the first record of that time or later. */
  readonly wanted: number;
  readonly place: number | undefined;
}

export const checkWindBack: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, ports, failed } = context;
  const { topic, group } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const ends = `kafka-get-offsets --bootstrap-server ${servers} --topic ${topic}`;
  if (states.length !== wantedPartitions)
    return failed('wrong-partitions', { partitions: states.length }, ends);
  const records = await kafka.records(topic);
  if (records.length === 0) return failed('empty', {}, ends);
  const read = `kafka-console-consumer --bootstrap-server ${servers} --topic ${topic} --from-beginning --timeout-ms 5000 --property print.timestamp=true --property print.partition=true`;
  const wanted = wantedOffsets(records, Number(values.minute));
  if (wanted === undefined) return failed('other-records', { records: records.length }, read);

  const places = await placesOf(context, group, topic);
  const describe = `kafka-consumer-groups --bootstrap-server ${servers} --describe --group ${group}`;
  if (places.size === 0) {
    const found = await otherReader(context, group, topic);
    return found === undefined
      ? failed('no-group', {}, `kafka-consumer-groups --bootstrap-server ${servers} --list`)
      : failed('other-group', { found }, describe.replace(group, found));
  }
  const { state, members } = await kafka.group(group);
  if (members.length > 0) return failed('group-active', { state, members: members.length }, describe);
  const tracks = (await kafka.offsets(topic)).map(({ partition, low, high }): Track => ({
    ...{ partition, low, high },
    wanted: wanted.get(partition) ?? high,
    place: places.get(partition),
  }));
  return judge(context, tracks, records, describe);
};

/** By partition, where the minute begins; `undefined` unless each partition has records before it and from it on. */
function wantedOffsets(
  records: readonly StoredRecord[],
  minute: number,
): ReadonlyMap<number, number> | undefined {
  const first = Math.min(...records.map(({ timestamp }) => timestamp));
  const from = Math.floor(first / dayMs) * dayMs + (hour * 60 + minute) * 60_000;
  const wanted = new Map<number, number>();
  for (let partition = 0; partition < wantedPartitions; partition += 1) {
    const here = records.filter((record) => record.partition === partition);
    const start = here.find(({ timestamp }) => timestamp >= from);
    if (start === undefined || start === here[0]) return undefined;
    wanted.set(partition, Number(start.offset));
  }
  return wanted;
}

async function judge(
  context: CheckContext<Exercise>,
  tracks: readonly Track[],
  records: readonly StoredRecord[],
  describe: string,
) {
  const { values, failed, notYet, passed } = context;
  const story = await groupStory(context, values.group, values.topic);
  const right = tracks.filter(({ place, wanted }) => place === wanted);
  if (right.length === tracks.length) {
    if (story.hadMembers && tracks.every((track) => wentBack(story, track))) {
      const [one, other] = tracks.map(({ place }) => place ?? 0);
      return passed({ one: one ?? 0, other: other ?? 0 }, describe);
    }
    if (!story.seen) return notYet('unseen', {}, describe);
    return failed(story.hadMembers ? 'not-wound-back' : 'never-read', {}, describe);
  }
  if (tracks.every(({ partition, wanted }) => lastSetting(story, partition)?.to === wanted))
    return failed('read-on', {}, describe);
  const [only] = right;
  if (only !== undefined) {
    const left = tracks.find((track) => track !== only);
    return failed(
      'one-partition',
      { partition: only.partition, left: left?.partition ?? 0, place: left?.place ?? 'nowhere' },
      describe,
    );
  }
  if (tracks.every(({ place, high }) => place === high)) return failed('at-the-end', {}, describe);
  if (tracks.every(({ place, low }) => place === low)) return failed('at-the-start', {}, describe);
  return failed('other-time', { next: nextTime(tracks, records) }, describe);
}

/** It was further on before, and what was set last is where it stands. */
function wentBack(story: GroupStory, { partition, place }: Track): boolean {
  const back = story.settings.some(
    (one) => one.partition === partition && one.from !== null && one.to !== null && one.to < one.from,
  );
  return back && lastSetting(story, partition)?.to === place;
}

function lastSetting({ settings }: GroupStory, partition: number) {
  return settings.filter((one) => one.partition === partition).at(-1);
}

/** The time of the earliest record the group would read next, `14:03`. */
function nextTime(tracks: readonly Track[], records: readonly StoredRecord[]): string {
  const times = tracks.flatMap(({ partition, place = 0 }) =>
    records
      .filter((record) => record.partition === partition && Number(record.offset) >= place)
      .map(({ timestamp }) => timestamp),
  );
  return times.length === 0 ? 'no time' : new Date(Math.min(...times)).toISOString().slice(11, 16);
}
