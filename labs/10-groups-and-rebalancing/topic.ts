// Where the checks of 10.1 to 10.4 begin: is the topic there, and with as many partitions as the exercise wants? Knows no group.
import { bootstrapServers, type ClientPorts, type ZooKeeperOracle } from '../kit/index.ts';

interface Scene<Finding> {
  readonly zookeeper: Pick<ZooKeeperOracle, 'topic'>;
  readonly values: { readonly topic: string };
  readonly ports: ClientPorts;
  failed(
    reason: 'absent' | 'wrong-partitions',
    facts: Readonly<Record<string, number>>,
    command: string,
  ): Finding;
}

/** What is wrong with the topic; nothing when it has so many partitions as `fits`. */
export async function topicTrouble<Finding>(
  { zookeeper, values: { topic }, ports, failed }: Scene<Finding>,
  fits: (partitions: number) => boolean,
): Promise<Finding | undefined> {
  const tool = `kafka-topics --bootstrap-server ${bootstrapServers(ports)}`;
  const partitions = (await zookeeper.topic(topic))?.length;
  if (partitions === undefined) return failed('absent', {}, `${tool} --list`);
  return fits(partitions)
    ? undefined
    : failed('wrong-partitions', { partitions }, `${tool} --describe --topic ${topic}`);
}
