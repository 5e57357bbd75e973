// Asks the ZooKeeper nodes which brokers are registered, by the four-letter word `dump`. No client library, no session.
import { createConnection } from 'node:net';
import type { Topology } from '../../topology.ts';

/**
 * Ids below /brokers/ids as the ensemble knows them now; `undefined` while no ZooKeeper serves, which is not
 * the same as none.
 */
export async function registeredBrokers(
  topology: Topology,
  bind: string,
  signal?: AbortSignal,
): Promise<readonly number[] | undefined> {
  const answers = await Promise.all(
    topology.zookeepers.map((node) => fourLetterWord('dump', node.client, bind, signal)),
  );
  // Only a node that takes part in a quorum lists sessions.
  const serving = answers.filter((answer) => /Sessions? with Ephemerals/i.test(answer));
  if (serving.length === 0) return undefined;
  const ids = serving.flatMap((answer) => [...answer.matchAll(/^\s*\/brokers\/ids\/(\d+)\s*$/gm)]);
  return [...new Set(ids.map((match) => Number(match[1])))].sort();
}

/** Sends one of ZooKeeper's four-letter words; an empty answer when the node does not answer in time. */
export function fourLetterWord(
  word: string,
  port: number,
  host: string,
  signal?: AbortSignal,
  withinMs = 1000,
): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = createConnection({ port, host });
    const finish = () => {
      signal?.removeEventListener('abort', finish);
      socket.destroy();
      resolve(answer);
    };
    signal?.addEventListener('abort', finish, { once: true });
    socket.setTimeout(withinMs, finish);
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(word));
    socket.on('data', (text: string) => (answer += text));
    socket.on('error', finish);
    socket.on('close', finish);
  });
}
