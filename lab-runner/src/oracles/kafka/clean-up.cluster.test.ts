// Groups and transactions whose coordinator has just moved: nothing of them is overlooked, and both can be ended at once.
import { brokerNames } from '@railyard/labs/kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, useScene } from '../scene.clustertest.ts';
import { type Brokers, patiently } from './brokers.ts';
import { abortTransactions, openTransactions, removeGroups } from './clean-up.ts';
import { coordinatorsReady, nameIn } from './clean-up-coordinators.ts';
import { commit, ownBrokers, patience } from './commits.clustertest.ts';
import { listGroups } from './groups.ts';
import { wire } from './wire.ts';

const scene = useScene();
const transactionsTopic = '__transaction_state';
const signal = new AbortController().signal;
let brokers: Brokers;

beforeAll(() => {
  brokers = ownBrokers(scene());
});
afterAll(() => brokers.close());

/** A producer that went away before it decided; the transaction stays open for a minute. */
async function openTransaction(transactionalId: string, topic: string): Promise<void> {
  const find = wire('GroupCoordinator', { groupId: transactionalId, coordinatorType: 1 });
  const { coordinator } = await patiently(() => brokers.send(1, find), patience);
  const init = wire('InitProducerId', { transactionalId, transactionTimeout: 60_000 });
  const identity = await patiently(() => brokers.send(coordinator.nodeId, init), patience);
  const topics = [{ topic, partitions: [0] }];
  const add = wire('AddPartitionsToTxn', { transactionalId, ...identity, topics });
  await patiently(() => brokers.send(coordinator.nodeId, add), patience);
}

it('lists everything when the coordinators are ready, and ends it', async () => {
  const { driver, zookeeper } = scene();
  const parts = { zookeeper, brokers, signal };
  await scene().createTopic('open', '--partitions', '1', '--replication-factor', '3');
  const partitions = (await zookeeper.topic(transactionsTopic)) ?? [];
  // One of each for every coordinator there is, so that those of the broker that goes are among them.
  const ids = partitions.map(({ partition }) => nameIn(partition, partitions.length)).sort();
  const groups = ids.map((id) => `of-${id}`);
  for (const id of ids) await openTransaction(id, 'open');
  for (const group of groups) await commit(brokers, group, 'open');

  const [name] = brokerNames;
  await driver.stop(name);
  await driver.start(name);
  await eventually(() => zookeeper.facts().brokers?.length === 3 && zookeeper.facts().underReplicated === 0);
  await zookeeper.electPreferredLeaders();
  await coordinatorsReady(parts);
  expect((await openTransactions(parts)).map(({ transactionalId }) => transactionalId).sort()).toEqual(ids);
  expect(await listGroups(zookeeper, brokers)).toEqual(groups);

  await abortTransactions(parts);
  await removeGroups(parts);
  expect(await openTransactions(parts)).toEqual([]);
  expect(await listGroups(zookeeper, brokers)).toEqual([]);
});
