// A door to a running cluster for measurements: the oracles, and the dirt of `soft-reset` put in over the wire, fast and alike on both sides.
import { pino } from 'pino';
import { createBrokers, patiently } from '../../lab-runner/src/oracles/kafka/brokers.ts';
import { coordinatorOf } from '../../lab-runner/src/oracles/kafka/groups.ts';
import { createKafkaOracle } from '../../lab-runner/src/oracles/kafka/index.ts';
import { wire } from '../../lab-runner/src/oracles/kafka/wire.ts';
import { createZooKeeperOracle } from '../../lab-runner/src/oracles/zookeeper/index.ts';
import { createSession } from '../../lab-runner/src/oracles/zookeeper/session.ts';
import { readZnodes } from '../../lab-runner/src/oracles/zookeeper/znodes.ts';
import type { Topology } from '../../lab-runner/src/topology.ts';

const topics = 20;
const partitions = 6;
const groups = 5;
const brokerIds = [1, 2, 3];

export type ClusterDoor = ReturnType<typeof openDoor>;

export function openDoor(topology: Topology, bind: string, password: string) {
  const log = pino({ level: 'silent' });
  const zookeeper = createZooKeeperOracle({ topology, bind, log });
  const kafka = createKafkaOracle({ topology, bind, zookeeper, password, log });
  const session = createSession(topology.zookeepers.map(({ client }) => `${bind}:${client}`));
  const znodes = readZnodes(session);
  const brokers = createBrokers(
    new Map(topology.brokers.map(({ id, name, internal }) => [id, { name, host: bind, port: internal }])),
    { user: 'railyard', password },
  );

  return {
    zookeeper,
    kafka,
    open() {
      zookeeper.connect();
      session.connect();
    },
    /** 20 topics of 6 partitions on three replicas, 5 groups with a commit each, 2 quotas. */
    async soil(): Promise<void> {
      const controller = (await zookeeper.controller())?.id ?? 1;
      const made = Array.from({ length: topics }, (_, at) => ({
        topic: `bench-${at}`,
        replicaAssignment: Array.from({ length: partitions }, (__, partition) => ({
          partition,
          replicas: [0, 1, 2].map((next) => brokerIds[(at + partition + next) % 3] ?? 1),
        })),
      }));
      const create = wire('CreateTopics', { topics: made, timeout: 20_000 });
      await brokers.send(controller, create, 25_000);
      for (let at = 0; at < groups; at += 1) {
        const groupId = `bench-readers-${at}`;
        const coordinator = (await coordinatorOf(zookeeper, groupId)) ?? 1;
        const commit = wire('OffsetCommit', {
          ...{ groupId, groupGenerationId: -1, memberId: '' },
          topics: [{ topic: `bench-${at}`, partitions: [{ partition: 0, offset: '0' }] }],
        });
        await patiently(() => brokers.send(coordinator, commit), { withinMs: 20_000 });
      }
      for (const entity of ['users/bench', 'clients/bench']) {
        const config = { producer_byte_rate: '1048576' };
        await znodes.create(`/config/${entity}`, JSON.stringify({ version: 1, config }));
        await zookeeper.setOverrides(entity, config);
      }
    },
    /** A producer that has written and gone away before it decided. */
    async openTransaction(): Promise<void> {
      const transactionalId = 'bench-payments';
      const topic = 'bench-transactions';
      const replicaAssignment = [{ partition: 0, replicas: brokerIds }];
      const controller = (await zookeeper.controller())?.id ?? 1;
      const create = wire('CreateTopics', { topics: [{ topic, replicaAssignment }], timeout: 20_000 });
      await brokers.send(controller, create, 25_000);
      const find = wire('GroupCoordinator', { groupId: transactionalId, coordinatorType: 1 });
      const { coordinator } = await patiently(() => brokers.send(1, find), { withinMs: 20_000 });
      const patience = { withinMs: 20_000, alsoPassing: ['CONCURRENT_TRANSACTIONS'] };
      const init = wire('InitProducerId', { transactionalId, transactionTimeout: 60_000 });
      const identity = await patiently(() => brokers.send(coordinator.nodeId, init), patience);
      const producer = { transactionalId, ...identity };
      const add = wire('AddPartitionsToTxn', { ...producer, topics: [{ topic, partitions: [0] }] });
      await patiently(() => brokers.send(coordinator.nodeId, add), patience);
    },
    async strangeZnodes(): Promise<void> {
      for (const path of ['/bench', '/bench/below', '/brokers/seqid/bench', '/admin/bench']) {
        await znodes.create(path, 'mine');
      }
    },
    async brokerSetting(): Promise<void> {
      const config = { 'log.cleaner.threads': '2' };
      await znodes.create('/config/brokers/1', JSON.stringify({ version: 1, config }));
      await zookeeper.setOverrides('brokers/1', config);
    },
    async close(): Promise<void> {
      brokers.close();
      session.close();
      await kafka.close();
      await zookeeper.close();
    },
  };
}
