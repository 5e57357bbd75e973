// Check of exercise 8.4: the steps of every order stand behind one another, in several partitions.
import { bootstrapServers, type Check, type StoredRecord } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';

type Exercise = (typeof keysAndOrder)['exercises']['8.4'];

const orders = 60;
const steps = 5;
const wantedEvents = orders * steps;

interface Step {
  readonly order: string;
  readonly step: number;
  readonly record: StoredRecord;
}

export const checkSurvivingOrder: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, ports, failed, passed } = context;
  const { topic, shop } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${topic}`;
  if (states.length < 2) return failed('wrong-partitions', { partitions: states.length }, describe);
  const events = (await kafka.records(topic)).flatMap((record) => stepIn(record, shop));
  const read = (filter: string) =>
    `kafka-console-consumer --bootstrap-server ${servers} --topic ${topic} --from-beginning --timeout-ms 5000 --property print.partition=true --property print.offset=true --property print.key=true${filter}`;
  const head = read(' | head -20');
  if (events.length === 0) return failed('empty', {}, read(''));
  const found = new Set(events.map(({ order, step }) => `${order} ${step}`)).size;
  if (found < wantedEvents) return failed('some-missing', { found, wanted: wantedEvents }, head);
  if (events.length > found) return failed('sent-twice', { events: events.length, wanted: found }, head);

  const without = events.find(({ record }) => record.key === null);
  if (without !== undefined) return failed('no-key', { value: without.record.value ?? '' }, head);
  const keys = new Set(events.map(({ record }) => record.key));
  const used = new Set(events.map(({ record }) => record.partition));
  const [some] = keys;
  const facts = { keys: keys.size, used: used.size, key: some ?? '' };
  if (keys.size === 1) return failed('constant-key', facts, head);
  if (used.size === 1) return failed('one-partition', facts, head);
  if (keys.size === events.length) return failed('event-as-key', facts, head);
  for (const [order, its] of byOrder(events)) {
    const shown = read(` | grep '${order} '`);
    const partitions = [...new Set(its.map(({ record }) => record.partition))].sort();
    if (partitions.length > 1)
      return failed('scattered', { order, partitions: partitions.join(', '), keys: keys.size }, shown);
    const late = its.find(({ step }, at) => step < (its[at - 1]?.step ?? 0));
    if (late !== undefined)
      return failed('out-of-order', { order, step: late.step, offset: late.record.offset }, shown);
  }
  return passed({ events: events.length, orders, ...facts }, head);
};

/** The event in a record, if it is one of this attempt's. */
function stepIn(record: StoredRecord, shop: string): readonly Step[] {
  const [, order = '', step = ''] = /^(\S+) step (\d)\b/.exec(record.value ?? '') ?? [];
  const number = order.startsWith(`${shop}-`) ? Number(order.slice(shop.length + 1)) : 0;
  const named = number >= 1 && number <= orders;
  return named && Number(step) >= 1 && Number(step) <= steps ? [{ order, step: Number(step), record }] : [];
}

/** Each order's events in the order they are read; of several partitions nobody knows which comes first. */
function byOrder(events: readonly Step[]): ReadonlyMap<string, readonly Step[]> {
  const all = new Map<string, Step[]>();
  for (const event of events) all.set(event.order, [...(all.get(event.order) ?? []), event]);
  return all;
}
