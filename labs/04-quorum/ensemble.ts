// What each ZooKeeper says of itself, asked by the four-letter word `srvr` through Kafka's own tools.
import { type CheckContext, type ZooKeeperName, zookeeperNames } from '../kit/index.ts';

/** ZooKeeper's own client for its four-letter words; it comes with Kafka, nc does not. */
export const fourLetterWord = 'org.apache.zookeeper.client.FourLetterWordMain';

export interface Word {
  readonly node: ZooKeeperName;
  /** `leader` or `follower`; anything else does not serve. */
  readonly mode: string;
  /** The last change it knows of; the epoch of its leader in the upper 32 bits. */
  readonly zxid: bigint;
}

/** The words of those that serve. A node that is down, or looking for a leader, says nothing. */
export async function askEnsemble({
  tools,
  ports,
}: Pick<CheckContext, 'tools' | 'ports'>): Promise<readonly Word[]> {
  const words = await Promise.all(
    zookeeperNames.map(async (node) => {
      const to = [fourLetterWord, node, String(ports[node]), 'srvr'];
      const { stdout } = await tools.run('kafka-run-class', to, { timeoutMs: 8000 });
      const mode = /^Mode: (\w+)$/m.exec(stdout)?.[1];
      const zxid = /^Zxid: (0x[0-9a-f]+)$/m.exec(stdout)?.[1];
      return mode === undefined || zxid === undefined ? [] : [{ node, mode, zxid: BigInt(zxid) }];
    }),
  );
  return words.flat();
}

/** The generation of leaders a change belongs to. */
export const epochOf = (zxid: bigint): bigint => zxid >> 32n;
/** Which change of its epoch it is. */
export const countOf = (zxid: bigint): bigint => zxid & 0xffffffffn;
