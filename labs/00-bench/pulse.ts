// Check of exercise 0.1: cluster id and live broker ids, against ZooKeeper at this moment.
import { type Check, zookeeperNames } from '../kit/index.ts';
import type { bench } from './lab.ts';

export const checkPulse: Check<(typeof bench)['exercises']['0.1']> = async (context) => {
  const { zookeeper, answers, ports, failed, passed } = context;
  const shell = `zookeeper-shell ${zookeeperNames[0]}:${ports.zookeeper1}`;
  const [clusterId, brokers] = await Promise.all([zookeeper.clusterId(), zookeeper.brokers()]);
  const live = brokers.map(({ id }) => id).sort((a, b) => a - b);

  const id = answers.clusterId;
  const idCommand = `${shell} get /cluster/id`;
  if (id === undefined) return failed('no-cluster-id', {}, idCommand);
  if (id !== clusterId) {
    const whole = id.includes(clusterId);
    return failed(whole ? 'whole-znode' : 'wrong-cluster-id', { given: id }, idCommand);
  }

  const given = answers.brokerIds ?? [];
  const idsCommand = `${shell} ls /brokers/ids`;
  if (given.length === 0) return failed('no-broker-ids', {}, idsCommand);
  const facts = { given: given.join(', '), count: live.length };
  if (given.some((one) => !/^\d+$/.test(one))) return failed('names-not-ids', facts, idsCommand);
  const numbers = new Set(given.map(Number));
  const extra = [...numbers].filter((one) => !live.includes(one));
  if (extra.length > 0) {
    const listening = new Set<number>(Object.values(ports));
    if (extra.every((one) => listening.has(one))) return failed('ports-not-ids', facts, idsCommand);
    return failed('extra-id', { ...facts, extra: extra.join(', ') }, idsCommand);
  }
  const missing = live.filter((one) => !numbers.has(one));
  if (missing.length > 0)
    return failed('missing-id', { ...facts, missing: missing.join(' and ') }, idsCommand);
  return passed({ clusterId, brokerIds: live.join(', ') }, idsCommand);
};
