// ZooKeeper's words of four letters (`srvr`, `cons`, `conf`): how a check asks a node for one. Knows no answers.
import type { Oracles } from './context.ts';
import type { ZooKeeperName } from './topology.ts';

/** ZooKeeper's own client for them; it comes with Kafka, nc does not. */
export const fourLetterWord = 'org.apache.zookeeper.client.FourLetterWordMain';

const answersWithinMs = 8000;

/** What a node answers; an empty text when it is down. */
export async function askWord(
  { tools, ports }: Pick<Oracles, 'tools' | 'ports'>,
  node: ZooKeeperName,
  word: string,
): Promise<string> {
  const to = [fourLetterWord, node, String(ports[node]), word];
  return (await tools.run('kafka-run-class', to, { timeoutMs: answersWithinMs })).stdout;
}
