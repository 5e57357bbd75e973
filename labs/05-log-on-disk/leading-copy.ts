// The copy that a check looks at: the leader's. Where nobody leads there is nothing to grade yet.
import { type BrokerName, brokerNames, type CheckContext, type PartitionState } from '../kit/index.ts';

/** A moment without a leader passes by itself; a broker that is down does not. */
const electionMs = 5_000;

/** The broker that leads the partition; `undefined` when nobody does, for some seconds. */
export function leaderOf(
  { zookeeper, waitFor }: Pick<CheckContext, 'zookeeper' | 'waitFor'>,
  topic: string,
  partition: number,
): Promise<BrokerName | undefined> {
  return waitFor(
    async () => {
      const states = await zookeeper.topic(topic);
      return nameOf(states?.find((state) => state.partition === partition)?.leader);
    },
    { withinMs: electionMs },
  );
}

/** The name of the broker with this id. */
export function nameOf(id: number | undefined): BrokerName | undefined {
  return brokerNames.find((name) => name === `kafka${id}`);
}

/** Brokers that hold no copy of the partition. */
export function withoutCopy({ replicas }: PartitionState): readonly BrokerName[] {
  return brokerNames.filter((name) => replicas.every((id) => name !== `kafka${id}`));
}
