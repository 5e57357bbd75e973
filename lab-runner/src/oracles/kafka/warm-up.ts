// The first writes of a cluster: proof that it works, and the warmth lessons rely on. Leaves no topic and no group behind.
import { randomBytes } from 'node:crypto';
import { RailyardError } from '../../../protocol/index.ts';
import type { WatchedZooKeeper } from '../../ports/oracles.ts';
import { messageOf, poll } from '../patience.ts';
import { type Brokers, patiently } from './brokers.ts';
import { listGroups, offsetsTopic } from './groups.ts';
import { readOffsets } from './offsets.ts';
import { readRecords } from './records.ts';
import { wire } from './wire.ts';

/** Topic and group of a warm-up begin with this; they are gone when it is over. */
export const prefix = 'railyard-warm-up-';
const transactionsTopic = '__transaction_state';
const withinMs = 60_000;
/** Most of these waits are over within some tens of milliseconds. */
const everyMs = 20;
/** Fixed, so that repeated warm-ups fence one another instead of leaving a row of ids. */
const transactionalId = 'railyard-warm-up';

export interface WarmUp {
  readonly zookeeper: WatchedZooKeeper;
  readonly brokers: Brokers;
  readonly brokerIds: readonly number[];
  readonly signal?: AbortSignal | undefined;
  /** Called when its topic is there: from then on it needs no controller until that is to go. */
  readonly onTopic?: (() => void) | undefined;
}

/**
 * Writes acks=all to a topic of replication factor 3 through every broker and reads it back; then one committed group
 * and one transaction. Without ZooKeeper's quorum a broker can hand out producer ids only from a block it already has,
 * and the internal topics cannot be created: a lesson about that loss needs all three warm.
 */
export async function warmUp(parts: WarmUp): Promise<void> {
  await removeLeftovers(parts);
  const topic = `${prefix}${randomBytes(4).toString('hex')}`;
  // On a fresh cluster three topics come into being; each takes its time, and none needs the others.
  const made = createTopic(parts, topic).then(parts.onTopic);
  const group = coordinator(parts, topic, 0, offsetsTopic);
  const transactions = coordinator(parts, transactionalId, 1, transactionsTopic);
  try {
    await Promise.all([
      made.then(() => writeAndReadBack(parts, topic)),
      Promise.all([group, made]).then(([broker]) => commitAndForget(parts, topic, broker)),
      Promise.all([transactions, made]).then(([broker]) => runTransaction(parts, topic, broker)),
    ]);
  } finally {
    await made.catch(() => undefined);
    await removeTopics(parts, [topic]);
  }
}

/** A producer id that nobody uses: the broker takes it from a block, and fetches one first where it has none. */
export async function warmBroker(
  brokers: Brokers,
  id: number,
  signal?: AbortSignal,
): Promise<{ readonly producerId: string; readonly producerEpoch: number }> {
  const init = wire('InitProducerId', { transactionalId: null, transactionTimeout: 10_000 });
  return patiently(() => brokers.send(id, init), { withinMs, signal });
}

/** One partition led by each broker, so that each of them takes a write. */
async function createTopic(parts: WarmUp, topic: string): Promise<void> {
  const { brokerIds: ids } = parts;
  const replicaAssignment = ids.map((_, partition) => ({
    partition,
    replicas: [...ids.slice(partition), ...ids.slice(0, partition)],
  }));
  const request = wire('CreateTopics', { topics: [{ topic, replicaAssignment }], timeout: 10_000 });
  await onController(parts, (controller) => parts.brokers.send(controller, request, 15_000));
  await untilInSync(parts, topic);
}

async function writeAndReadBack(parts: WarmUp, topic: string): Promise<void> {
  const { zookeeper, brokers, brokerIds, signal } = parts;
  await Promise.all(
    brokerIds.map(async (id, partition) => {
      const producer = await warmBroker(brokers, id, signal);
      const write = produce(topic, partition, producer, 'warm');
      await patiently(() => brokers.send(id, write), { withinMs, signal });
    }),
  );
  const records = await patiently(() => readRecords(zookeeper, brokers, topic), { withinMs, signal });
  // The transaction may have added its own meanwhile.
  const count = records.filter(({ value }) => value === 'warm').length;
  if (count === brokerIds.length) return;
  throw new RailyardError('KAFKA_REFUSED', {
    detail: `${brokerIds.length} records were acknowledged but ${count} could be read back`,
  });
}

function produce(
  topic: string,
  partition: number,
  producer: { transactionalId?: string; producerId: string; producerEpoch: number },
  value: 'warm' | 'decided',
) {
  const messages = [{ key: 'railyard', value }];
  const topicData = [{ topic, partitions: [{ partition, firstSequence: 0, messages }] }];
  return wire('Produce', { acks: -1, timeout: 10_000, topicData, ...producer });
}

/** Asking for a coordinator is what makes Kafka create its internal topic. */
async function coordinator(
  parts: WarmUp,
  key: string,
  coordinatorType: 0 | 1,
  topic: string,
): Promise<number> {
  const { brokers, brokerIds, signal } = parts;
  const request = wire('GroupCoordinator', { groupId: key, coordinatorType });
  const ask = () => brokers.send(brokerIds[0] ?? 1, request);
  const answer = await patiently(ask, { withinMs, signal });
  await untilInSync(parts, topic);
  return answer.coordinator.nodeId;
}

/** A commit without a member makes a group; it is deleted again. */
async function commitAndForget(parts: WarmUp, topic: string, coordinator: number): Promise<void> {
  const { zookeeper, brokers, signal } = parts;
  const group = topic;
  const commit = wire('OffsetCommit', {
    groupId: group,
    groupGenerationId: -1,
    memberId: '',
    topics: [{ topic, partitions: [{ partition: 0, offset: '1' }] }],
  });
  await patiently(() => brokers.send(coordinator, commit), { withinMs, signal });
  await poll(
    async () => {
      await brokers.send(coordinator, wire('DeleteGroups', [group]));
      return (await listGroups(zookeeper, brokers)).includes(group) ? undefined : true;
    },
    { withinMs, everyMs, signal, onTimeout: (failure) => gaveUp('The first consumer group', failure) },
  );
}

async function runTransaction(parts: WarmUp, topic: string, coordinator: number): Promise<void> {
  const { zookeeper, brokers, brokerIds, signal } = parts;
  const patience = { withinMs, signal, alsoPassing: ['CONCURRENT_TRANSACTIONS', 'INVALID_PRODUCER_EPOCH'] };
  const init = wire('InitProducerId', { transactionalId, transactionTimeout: 10_000 });
  const identity = await patiently(() => brokers.send(coordinator, init), patience);
  const producer = { transactionalId, ...identity };
  const topics = [{ topic, partitions: [0] }];
  await patiently(
    () => brokers.send(coordinator, wire('AddPartitionsToTxn', { ...producer, topics })),
    patience,
  );
  await patiently(() => brokers.send(brokerIds[0] ?? 1, produce(topic, 0, producer, 'decided')), patience);
  await patiently(
    () => brokers.send(coordinator, wire('EndTxn', { ...producer, transactionResult: true })),
    patience,
  );
  // In the end partition 0 holds the idempotent record, the transaction's record and its marker.
  await poll(
    async () => {
      const [first] = await readOffsets(zookeeper, brokers, topic, 0);
      return first && first.high >= 3 ? true : undefined;
    },
    { withinMs, everyMs, signal, onTimeout: (failure) => gaveUp('The first transaction', failure) },
  );
}

async function removeLeftovers(parts: WarmUp): Promise<void> {
  const topics = (await parts.zookeeper.topics()).filter((name) => name.startsWith(prefix));
  if (topics.length > 0) await removeTopics(parts, topics);
}

/** Not cut short by the signal: what the warm-up made is taken away also when it is cancelled. */
async function removeTopics({ zookeeper, brokers }: WarmUp, topics: readonly string[]): Promise<void> {
  await poll(
    async () => {
      const left = (await zookeeper.topics()).filter((name) => topics.includes(name));
      if (left.length === 0) return true;
      const controller = await zookeeper.controller();
      if (controller)
        await brokers.send(controller.id, wire('DeleteTopics', { topics: left, timeout: 5000 }));
      return undefined;
    },
    {
      withinMs: 15_000,
      everyMs,
      onTimeout: (failure) => gaveUp('The removal of the warm-up topic', failure),
    },
  ).catch((error: unknown) => {
    // A cluster that goes away takes the topic with it, or the next warm-up does.
    if (zookeeper.connected()) throw error;
  });
}

async function untilInSync({ zookeeper, brokerIds, signal }: WarmUp, topic: string): Promise<void> {
  await poll(
    async () => {
      const partitions = (await zookeeper.topic(topic)) ?? [];
      const ready = partitions.every(
        ({ leader, isr, replicas }) => leader > 0 && isr.length === replicas.length,
      );
      return partitions.length > 0 && ready ? true : undefined;
    },
    {
      withinMs,
      everyMs,
      signal,
      onTimeout: () => gaveUp(`${topic} on ${brokerIds.length} brokers`, undefined),
    },
  );
}

async function onController<T>(parts: WarmUp, work: (controller: number) => Promise<T>): Promise<T> {
  return patiently(
    async () => {
      const controller = await parts.zookeeper.controller();
      if (controller) return work(controller.id);
      throw new RailyardError('KAFKA_UNREACHABLE', { broker: 'the controller', detail: 'there is none yet' });
    },
    { withinMs, signal: parts.signal, alsoPassing: ['NOT_CONTROLLER'] },
  );
}

function gaveUp(what: string, failure: unknown): RailyardError {
  const named = failure === undefined ? what : `${what} (${messageOf(failure)})`;
  return new RailyardError('START_TIMEOUT', { what: named, seconds: withinMs / 1000 });
}
