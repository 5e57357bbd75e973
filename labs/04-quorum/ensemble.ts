// What each ZooKeeper says of itself and of its clients, asked by four-letter words through Kafka's own tools.
import { askWord, type ZooKeeperName, zookeeperNames } from '../kit/index.ts';

export interface Word {
  readonly node: ZooKeeperName;
  /** `leader` or `follower`; anything else does not serve. */
  readonly mode: string;
  /** The last change it knows of; the epoch of its leader in the upper 32 bits. */
  readonly zxid: bigint;
}

type Asked = Parameters<typeof askWord>[0];

/** The words of those that serve. A node that is down, or looking for a leader, says nothing. */
export async function askEnsemble(context: Asked): Promise<readonly Word[]> {
  const words = await Promise.all(
    zookeeperNames.map(async (node) => {
      const said = await askWord(context, node, 'srvr');
      const mode = /^Mode: (\w+)$/m.exec(said)?.[1];
      const zxid = /^Zxid: (0x[0-9a-f]+)$/m.exec(said)?.[1];
      return mode === undefined || zxid === undefined ? [] : [{ node, mode, zxid: BigInt(zxid) }];
    }),
  );
  return words.flat();
}

/** By session, in hex: when the connection that carries it now was made, wall clock in ms. */
export async function connectedSince(context: Asked): Promise<ReadonlyMap<string, number>> {
  const said = await Promise.all(zookeeperNames.map((node) => askWord(context, node, 'cons')));
  return new Map(
    said.flatMap((one) =>
      [...one.matchAll(/\bsid=(0x[0-9a-f]+),.*\best=(\d+)/g)].flatMap(
        ([, session, since]): (readonly [string, number])[] =>
          session === undefined ? [] : [[session, Number(since)]],
      ),
    ),
  );
}

/** The generation of leaders a change belongs to. */
export const epochOf = (zxid: bigint): bigint => zxid >> 32n;
/** Which change of its epoch it is. */
export const countOf = (zxid: bigint): bigint => zxid & 0xffffffffn;
