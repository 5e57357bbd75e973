// Check of exercise 1.1: three partitions, three copies, as ZooKeeper holds them.
import { bootstrapServers, type Check, type PartitionState } from '../kit/index.ts';
import type { topicProduceConsume } from './lab.ts';
import { nearName } from './near-names.ts';

const wanted = 3;
/** New copies catch up within a second or two; a broker that is down needs the learner. */
const catchUpMs = 8_000;

export const checkCreateIt: Check<(typeof topicProduceConsume)['exercises']['1.1']> = async (context) => {
  const { zookeeper, values, ports, failed, notYet, passed, waitFor } = context;
  const kafkaTopics = `kafka-topics --bootstrap-server ${bootstrapServers(ports)}`;
  const partitions = await zookeeper.topic(values.topic);
  if (partitions === undefined) {
    const near = await nearName(context, values.topic);
    if (near === undefined) return failed('absent', {}, `${kafkaTopics} --list`);
    return failed(near.slip, { found: near.name }, `${kafkaTopics} --list`);
  }

  const describe = `${kafkaTopics} --describe --topic ${values.topic}`;
  const copies = partitions.map(({ replicas }) => replicas.length);
  const single = copies.every((count) => count === 1);
  if (single && partitions.length === 1) return failed('all-defaults', {}, describe);
  if (single) return failed('one-copy', {}, describe);
  const odd = partitions.find(({ replicas }) => replicas.length !== wanted);
  if (odd !== undefined)
    return failed('wrong-copies', { partition: odd.partition, copies: odd.replicas.length }, describe);
  if (partitions.length === 1) return failed('one-partition', {}, describe);
  if (partitions.length !== wanted)
    return failed('wrong-partitions', { partitions: partitions.length }, describe);

  const settled = await waitFor(
    async () => {
      const now = await zookeeper.topic(values.topic);
      return now?.every(inSync) ? now : undefined;
    },
    { withinMs: catchUpMs },
  );
  if (settled === undefined) {
    const behind = (await zookeeper.topic(values.topic))?.find((one) => !inSync(one));
    return notYet(
      'in-sync',
      { partition: behind?.partition ?? 0, inSync: behind?.isr.length ?? wanted },
      describe,
    );
  }
  const leaders = settled.map(({ leader }) => leader).join(', ');
  return passed({ leaders }, describe);
};

function inSync({ isr, leader }: PartitionState): boolean {
  return isr.length === wanted && leader >= 0;
}
