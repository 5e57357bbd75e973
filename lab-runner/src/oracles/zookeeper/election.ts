// Preferred-leader elections the way ZooKeeper mode does them: a znode the controller takes away when it is done.
import { RailyardError } from '../../../protocol/index.ts';
import type { TopicPartition } from '../../ports/oracles.ts';
import { inParallel, poll } from '../patience.ts';
import { type KafkaZnodes, paths } from './kafka-znodes.ts';
import { codeOf } from './session.ts';
import type { Znodes } from './znodes.ts';

const doneWithinMs = 15_000;
/** ZooKeeper refuses nodes above 1 MiB; a partition takes about a hundred bytes. */
const atOnce = 2000;
const nodeExists = -110;

/** Elects the preferred leader of the given partitions, or of every partition there is. */
export async function electPreferred(
  znodes: Znodes,
  kafka: KafkaZnodes,
  partitions?: readonly TopicPartition[],
): Promise<void> {
  const all = partitions ?? (await everyPartition(kafka));
  for (let first = 0; first < all.length; first += atOnce) {
    await elect(znodes, all.slice(first, first + atOnce));
  }
}

async function everyPartition(kafka: KafkaZnodes): Promise<readonly TopicPartition[]> {
  const found = await inParallel(await kafka.topics(), 16, async (topic) => {
    const replicas = await kafka.replicas(topic);
    return [...(replicas?.keys() ?? [])].map((partition) => ({ topic, partition }));
  });
  return found.flat();
}

/** An election somebody else asked for is waited for first: there is room for one at a time. */
async function elect(znodes: Znodes, partitions: readonly TopicPartition[]): Promise<void> {
  const request = JSON.stringify({ version: 1, partitions });
  const onTimeout = () =>
    new RailyardError('START_TIMEOUT', {
      what: 'The election of preferred leaders',
      seconds: doneWithinMs / 1000,
    });
  await poll(() => created(znodes, request), { withinMs: doneWithinMs, onTimeout });
  await poll(async () => ((await znodes.get(paths.election)) ? undefined : true), {
    withinMs: doneWithinMs,
    everyMs: 20,
    onTimeout,
  });
}

async function created(znodes: Znodes, request: string): Promise<true | undefined> {
  try {
    await znodes.create(paths.election, request);
    return true;
  } catch (error) {
    if (codeOf(error) === nodeExists) return undefined;
    throw error;
  }
}
