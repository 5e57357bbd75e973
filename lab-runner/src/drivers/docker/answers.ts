// Whether a node answers on its published port. Docker itself accepts connections there before the node does.
import { createConnection } from 'node:net';
import type { BrokerNode, ZooKeeperNode } from '../../topology.ts';
import { fourLetterWord } from '../node/registration.ts';

const withinMs = 1000;

export async function answers(node: BrokerNode | ZooKeeperNode, bind: string): Promise<boolean> {
  if (node.role === 'kafka') return brokerAnswers(node.client, bind);
  return (await fourLetterWord('ruok', node.client, bind, undefined, withinMs)) === 'imok';
}

/** An ApiVersions request of version 0 (Kafka protocol guide, "ApiVersions API"): any broker answers it to anybody. */
const apiVersions = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);

function brokerAnswers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host });
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(withinMs, () => finish(false));
    socket.once('connect', () => socket.write(apiVersions));
    socket.once('data', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
  });
}
