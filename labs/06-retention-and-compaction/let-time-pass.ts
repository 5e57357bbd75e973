// Check of exercise 6.1: ten records that a broker forgot by their age, in a topic that goes on.
import { bootstrapServers, brokerNames, type Check, type CheckContext } from '../kit/index.ts';
import type { retentionAndCompaction } from './lab.ts';
import { leadingSegments } from './segments.ts';

type Exercise = (typeof retentionAndCompaction)['exercises']['6.1'];

const wantedRecords = 10;
/** A retention that nobody waits for. */
const longMs = 60_000;
/** The broker looks every five seconds, and the files go a second later. */
const patienceMs = 20_000;
const topicSettings = ['retention.ms', 'retention.bytes'];

export const checkLetTimePass: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, ports, failed, notYet, waitFor } = context;
  const { topic } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${topic}`;
  if (states.length !== 1) return failed('wrong-partitions', { partitions: states.length }, describe);
  const ends = `kafka-get-offsets --bootstrap-server ${servers} --topic ${topic} --time earliest`;
  const [track] = await kafka.offsets(topic);
  const { low, high } = track ?? { low: 0, high: 0 };
  if (high < wantedRecords) return failed('too-few-records', { low, high }, ends);
  const wide = await brokerWide(context);
  if (wide !== undefined)
    return failed(
      'broker-wide',
      { wide },
      `kafka-configs --bootstrap-server ${servers} --describe --entity-type brokers`,
    );

  const settings = await zookeeper.topicConfig(topic);
  const own = topicSettings.find((name) => settings[name] !== undefined);
  if (low > 0)
    return gone(context, { low, high, own, value: own === undefined ? '' : (settings[own] ?? '') });
  if (settings['cleanup.policy'] === 'compact') return failed('only-compacted', {}, describe);
  if (own === undefined) return failed('no-setting', { high }, describe);
  const value = settings[own] ?? '';
  if (own === 'retention.ms' && (Number(value) > longMs || Number(value) < 0))
    return failed('too-long', { value }, describe);
  const ahead = own === 'retention.ms' ? await fromTheFuture(context) : undefined;
  if (ahead !== undefined) return failed('from-the-future', ahead, readCommand(servers, topic));
  const moved = await waitFor(async () => ((await kafka.offsets(topic))[0]?.low ?? 0) || undefined, {
    withinMs: patienceMs,
  });
  if (moved === undefined) return notYet('age', { own, value }, ends);
  return gone(context, { low: moved, high, own, value });
};

interface Gone {
  readonly low: number;
  readonly high: number;
  readonly own: string | undefined;
  readonly value: string;
}

/** Graded once the earliest offset has moved. */
async function gone(context: CheckContext<Exercise>, { low, high, own, value }: Gone) {
  const { values, ports, failed, passed } = context;
  const servers = bootstrapServers(ports);
  const ends = `kafka-get-offsets --bootstrap-server ${servers} --topic ${values.topic} --time earliest`;
  const [first] = await leadingSegments(context, values.topic);
  // Retention removes whole segments, so the first one left begins where the log begins. An order from outside cuts
  // in the middle of a file.
  if (first !== undefined && first.baseOffset < low)
    return failed('by-hand', { low, base: first.baseOffset }, ends);
  if (low < wantedRecords) return failed('too-few-records', { low, high }, ends);
  const short = own !== undefined && (own !== 'retention.ms' || Number(value) <= longMs);
  if (short)
    return failed(
      'still-set',
      { low, own, value },
      `kafka-topics --bootstrap-server ${servers} --describe --topic ${values.topic}`,
    );
  if (high === low) return failed('none-since', { low }, ends);
  return passed({ low, high, left: high - low }, ends);
}

/** The record that is dated furthest ahead, when nobody will wait until it is old. */
async function fromTheFuture({ kafka, values }: CheckContext<Exercise>) {
  const records = await kafka.records(values.topic);
  const newest = Math.max(...records.map(({ timestamp }) => timestamp));
  const record = records.find(({ timestamp }) => timestamp === newest);
  if (record === undefined || newest - Date.now() < longMs) return undefined;
  return { offset: record.offset, dated: new Date(newest).toISOString().slice(0, 16).replace('T', ' ') };
}

function readCommand(servers: string, topic: string): string {
  return `kafka-console-consumer --bootstrap-server ${servers} --topic ${topic} --from-beginning --timeout-ms 5000 --property print.timestamp=true`;
}

/** The setting of some broker, or of all, that makes every topic forget. */
async function brokerWide({ zookeeper }: CheckContext<Exercise>): Promise<string | undefined> {
  for (const entity of ['<default>', ...brokerNames.map((name) => name.slice(-1))]) {
    const node = await zookeeper.get(`/config/brokers/${entity}`);
    const found = /"(log\.retention\.\w+)"/.exec(node?.data ?? '');
    if (found?.[1] !== undefined) return found[1];
  }
  return undefined;
}
