// ZooKeeper's journal of changes, read with ZooKeeper's own tool: what kind of change one of them was. Knows no exercise.
import { askWord, type Oracles, zookeeperNames } from '../kit/index.ts';

/** Comes with ZooKeeper; prints a file of the journal, one line for each change. */
const journalReader = 'org.apache.zookeeper.server.persistence.TxnLogToolkit';

type Asked = Pick<Oracles, 'tools' | 'ports'>;

/**
 * What the journal calls the change: `closeSession`, `delete`, `multi`; empty when no file that can be found has it. More
 * than one when somebody wrote such a line into a znode to confuse us.
 */
export async function kindsOfChange(context: Asked, zxid: string): Promise<readonly string[]> {
  const line = new RegExp(`\\bzxid ${zxid} (\\w+)`, 'g');
  const folders = await journalFolders(context);
  for (const file of likelyFiles(BigInt(zxid))) {
    const read = folders.map((folder) =>
      context.tools.run('kafka-run-class', [journalReader, `${folder}/${file}`]),
    );
    const kinds = (await Promise.all(read)).flatMap(({ stdout }) =>
      [...stdout.matchAll(line)].flatMap(([, kind]) => kind ?? []),
    );
    if (kinds.length > 0) return kinds;
  }
  return [];
}

async function journalFolders(context: Asked): Promise<readonly string[]> {
  const said = await Promise.all(zookeeperNames.map((node) => askWord(context, node, 'conf')));
  return said.flatMap((one) => /^dataLogDir=(.+)$/m.exec(one)?.[1] ?? []);
}

/**
 * A file is named after its first change. A server begins one when it first writes after its start: mostly when the
 * ensemble was new, or when an epoch was.
 */
function likelyFiles(zxid: bigint): readonly string[] {
  const epochs = new Set([zxid >> 32n, 1n]);
  return [...epochs].map((epoch) => `log.${((epoch << 32n) + 1n).toString(16)}`);
}
