// Check of exercise 6.2: of every key the last value is left, and offsets have gaps where the others were.
import { bootstrapServers, type Check, type CheckContext, type StoredRecord } from '../kit/index.ts';
import type { retentionAndCompaction } from './lab.ts';
import { leadingSegments } from './segments.ts';

type Exercise = (typeof retentionAndCompaction)['exercises']['6.2'];

const lastSignal = 'go';
/** Three for each of three keys, one value and its tombstone for the fourth. */
const leastSent = 11;
/** The cleaner looks every second, and has a log to copy. */
const cleanerMs = 15_000;

export const checkLastValue: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, ports, failed } = context;
  const { topic } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${topic}`;
  if (states.length !== 1) return failed('wrong-partitions', { partitions: states.length }, describe);
  const policy = (await zookeeper.topicConfig(topic))['cleanup.policy'] ?? 'delete';
  if (!policy.split(',').includes('compact')) return failed('not-compacted', { policy }, describe);
  const records = await kafka.records(topic);
  const read = readCommand(context);
  return (
    checkLast(context, records, read) ?? checkGone(context, records, read) ?? checkCleaned(context, read)
  );
};

function readCommand({ values, ports }: CheckContext<Exercise>): string {
  return `kafka-console-consumer --bootstrap-server ${bootstrapServers(ports)} --topic ${values.topic} --from-beginning --timeout-ms 5000 --property print.offset=true --property print.key=true`;
}

/** What is wrong with the newest record of the three keys that stay, or nothing. */
function checkLast(
  { values, failed }: CheckContext<Exercise>,
  records: readonly StoredRecord[],
  read: string,
) {
  for (const key of [values.first, values.second, values.third]) {
    const last = records.filter((record) => record.key === key).at(-1);
    if (last === undefined) return failed('key-missing', { key }, read);
    if (last.value !== lastSignal)
      return failed('wrong-last-value', { key, value: last.value ?? 'a tombstone' }, read);
  }
  return undefined;
}

/** What is wrong with the key that is to go, or nothing. */
function checkGone(
  { values, failed }: CheckContext<Exercise>,
  records: readonly StoredRecord[],
  read: string,
) {
  const last = records.filter((record) => record.key === values.gone).at(-1);
  if (last === undefined || last.value === null) return undefined;
  const facts = { value: last.value, offset: last.offset };
  if (last.value === '') return failed('empty-string', facts, read);
  return failed(/^(null|none|nil)$/i.test(last.value) ? 'null-word' : 'no-tombstone', facts, read);
}

/** Whether the cleaner has been there; it is waited for where it has something to do. */
async function checkCleaned(context: CheckContext<Exercise>, read: string) {
  const { kafka, values, failed, notYet, passed, waitFor } = context;
  const { topic, first, second, third, gone } = values;
  const keys = [first, second, third, gone];
  const look = async () => {
    const segments = await leadingSegments(context, topic);
    return state(await kafka.records(topic), keys, segments.at(-1)?.baseOffset ?? 0);
  };
  const cleaned = await waitFor(
    async () => {
      const now = await look();
      return now.kind === 'to-clean' ? undefined : now;
    },
    { withinMs: cleanerMs },
  );
  const now = cleaned ?? (await look());
  if (now.kind === 'to-clean') return notYet('cleaner', now.double, read);
  if (now.kind === 'in-active') return failed('nothing-closed', now.double, read);
  const [track] = await kafka.offsets(topic);
  const { low, high } = track ?? { low: 0, high: 0 };
  const facts = { records: now.records, high };
  if (high < leastSent || now.records === high - low) return failed('too-few-sent', facts, read);
  return passed({ ...facts, missing: high - low - now.records }, read);
}

type Double = Readonly<Record<'key' | 'earlier' | 'later', string>>;

type State =
  | { readonly kind: 'clean'; readonly records: number }
  /** Two records with one key, both in closed segments. */
  | { readonly kind: 'to-clean'; readonly double: Double }
  /** Two records with one key, the newer one where the cleaner never looks. */
  | { readonly kind: 'in-active'; readonly double: Double };

/** How far the cleaner is with these keys. */
function state(records: readonly StoredRecord[], keys: readonly string[], activeBase: number): State {
  let inActive: State | undefined;
  const newest = new Map<string, string>();
  for (const { key, offset } of records) {
    if (key === null || !keys.includes(key)) continue;
    const earlier = newest.get(key);
    newest.set(key, offset);
    if (earlier === undefined) continue;
    const double = { key, earlier, later: offset };
    if (Number(offset) < activeBase) return { kind: 'to-clean', double };
    inActive ??= { kind: 'in-active', double };
  }
  return inActive ?? { kind: 'clean', records: records.length };
}
