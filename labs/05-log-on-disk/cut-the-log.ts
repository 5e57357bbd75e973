// Check of exercise 5.2: one hundred records in at least so many segments, by a setting of this topic beside its other one.
import { bootstrapServers, brokerNames, type Check, type CheckContext } from '../kit/index.ts';
import type { logOnDisk } from './lab.ts';
import { leaderOf } from './leading-copy.ts';

type Exercise = (typeof logOnDisk)['exercises']['5.2'];

const wantedRecords = 100;
/** "1 KB" is 1000 to the one and 1024 to the other. */
const kilobyte = { least: 950, most: 1100 };
/** Settings that end a segment, of a topic and of brokers. */
const topicSettings = ['segment.bytes', 'segment.ms'];
const brokerSettings = ['log.segment.bytes', 'log.roll.ms'];

export const checkCutTheLog: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, disks, values, ports, failed, notYet, passed } = context;
  const { topic } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${topic}`;
  if (states.length !== 1) return failed('wrong-partitions', { partitions: states.length }, describe);
  const leader = await leaderOf(context, topic, 0);
  if (leader === undefined) return notYet('no-leader', {}, describe);

  const ends = `kafka-get-offsets --bootstrap-server ${servers} --topic ${topic}`;
  const records = await kafka.records(topic);
  const count = records.length;
  if (count < wantedRecords) return failed('too-few-records', { count }, ends);
  if (count > wantedRecords) return failed('too-many-records', { count }, ends);
  const odd = records.find(({ value }) => !isKilobyte(value));
  if (odd !== undefined)
    return failed('wrong-size', { offset: odd.offset, bytes: odd.value?.length ?? 0 }, ends);

  const segments = (await disks.segments(leader, topic, 0)) ?? [];
  const list = `ls -l $DISKS/${leader}/data/${topic}-0`;
  const settings = await zookeeper.topicConfig(topic);
  const own = topicSettings.find((name) => settings[name] !== undefined);
  const facts = { leader, segments: segments.length };
  if (own === undefined) {
    const wide = await brokerWide(context);
    return wide === undefined
      ? failed('not-cut', facts, list)
      : failed(
          'broker-wide',
          { ...facts, wide },
          `kafka-configs --bootstrap-server ${servers} --describe --entity-type brokers`,
        );
  }
  if (segments.length >= Number(values.pieces)) {
    const kept = settings['retention.ms'] ?? '';
    if (kept !== values.retention) return failed('override-lost', { kept: kept || 'not set' }, describe);
    return passed({ ...facts, setting: `${own}=${settings[own]}` }, list);
  }
  const setting = { ...facts, setting: own, value: settings[own] ?? '' };
  const largest = Math.max(...segments.map(({ bytes }) => bytes));
  // A segment larger than the setting allows was written before the setting.
  const late = own === 'segment.bytes' && largest > Number(settings[own]);
  return failed(late ? 'set-late' : 'too-few-segments', { ...setting, largest }, list);
};

function isKilobyte(value: string | null): boolean {
  const bytes = value?.length ?? 0;
  return bytes >= kilobyte.least && bytes <= kilobyte.most;
}

/** The setting of some broker, or of all, that cuts every topic's log. */
async function brokerWide({ zookeeper }: CheckContext<Exercise>): Promise<string | undefined> {
  for (const entity of ['<default>', ...brokerNames.map((name) => name.slice(-1))]) {
    const node = await zookeeper.get(`/config/brokers/${entity}`);
    const found = brokerSettings.find((name) => node?.data.includes(`"${name}"`));
    if (found !== undefined) return found;
  }
  return undefined;
}
