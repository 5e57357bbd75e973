// A page's socket of news beside ZooKeeper's own stamps: makes topics and says how late each event was.
import { WebSocket } from 'ws';
import { RunnerEvent, sockets } from '../../lab-runner/protocol/index.ts';
import { createLabClient } from '../../lab-runner/src/cli/client.ts';
import { createBrokers } from '../../lab-runner/src/oracles/kafka/brokers.ts';
import { wire } from '../../lab-runner/src/oracles/kafka/wire.ts';
import { poll } from '../../lab-runner/src/oracles/patience.ts';
import { createZooKeeperOracle } from '../../lab-runner/src/oracles/zookeeper/index.ts';
import { secretFile } from '../../lab-runner/src/storage/secret-file.ts';
import { loadTopology } from '../../lab-runner/src/topology.ts';
import type { Lab } from '../lab.ts';

export interface TopicStream {
  /** Milliseconds from ZooKeeper's stamp to the page: of the topic, and of its first leader. */
  make(topic: string): Promise<readonly number[]>;
  close(): Promise<void>;
}

export async function topicStream({ config, runner }: Lab): Promise<TopicStream> {
  const { bind, dataDir } = config;
  const topology = loadTopology(config.portBase);
  const zookeeper = createZooKeeperOracle({ topology, bind, log: { debug: () => undefined } });
  zookeeper.connect();
  const addresses = new Map(
    topology.brokers.map(({ id, name, internal }) => [id, { name, host: bind, port: internal }]),
  );
  const user = { user: 'railyard', password: secretFile(dataDir, 'internal-password') };
  const brokers = createBrokers(addresses, user);

  /** When the page had the first event of a topic and of a partition, by topic. */
  const arrived = new Map<string, number>();
  const lab = createLabClient(runner);
  const { ticket } = await lab.call('ticket', { body: { for: 'events' } });
  const address = new URL(`${sockets.events}?ticket=${ticket}`, lab.address.replace(/^http/, 'ws'));
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${lab.token}` } });
  socket.on('message', (data: Buffer) => {
    const now = Date.now();
    const news = RunnerEvent.parse(JSON.parse(data.toString()));
    if (news.type !== 'timeline') return;
    for (const event of news.events) {
      if (event.kind !== 'topic' && event.kind !== 'partition') continue;
      const key = `${event.kind} ${event.topic}`;
      if (!arrived.has(key)) arrived.set(key, now);
    }
  });

  async function lateness(kind: 'topic' | 'partition', topic: string): Promise<number> {
    const at = await poll(async () => arrived.get(`${kind} ${topic}`), {
      withinMs: 10_000,
      everyMs: 5,
      onTimeout: () => new Error(`the page was told of no ${kind} of ${topic}`),
    });
    const path = `/brokers/topics/${topic}${kind === 'topic' ? '' : '/partitions/0/state'}`;
    return at - ((await zookeeper.get(path))?.createdAt ?? NaN);
  }

  return {
    async make(topic) {
      const { id = 1 } = (await zookeeper.controller()) ?? {};
      const topics = [{ topic, replicaAssignment: [{ partition: 0, replicas: [1, 2, 3] }] }];
      await brokers.send(id, wire('CreateTopics', { topics, timeout: 10_000 }), 15_000);
      return [await lateness('topic', topic), await lateness('partition', topic)];
    },
    async close() {
      socket.terminate();
      brokers.close();
      await zookeeper.close();
    },
  };
}
