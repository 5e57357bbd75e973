// Whether groups and transactions are where ZooKeeper says. Between the new leader's name in ZooKeeper and the end of its
// reading, neither the old coordinator nor the new one lists what it keeps: asked then, a cluster looks clean that is not.
import type { ZooKeeperOracle } from '@railyard/labs/kit';
import { type Brokers, patiently } from './brokers.ts';
import { offsetsTopic } from './groups.ts';
import { groupPartition, leadersOf } from './leaders.ts';
import { protocolError, wire } from './wire.ts';
import { wireDescribeTransactions } from './wire-admin.ts';

const transactionsTopic = '__transaction_state';
const withinMs = 20_000;
/** Nobody knows the id: said only by the coordinator whose it would be. */
const unknownTransaction = 105;

export interface Coordinators {
  readonly zookeeper: Pick<ZooKeeperOracle, 'topic'>;
  readonly brokers: Brokers;
  readonly signal?: AbortSignal | undefined;
}

/** Resolves when every leader of Kafka's own two topics answers for what is in its partitions; throws its refusal after 20 s. */
export async function coordinatorsReady({ zookeeper, brokers, signal }: Coordinators): Promise<void> {
  const ready = (topic: string, ask: (broker: number, names: readonly string[]) => Promise<void>) =>
    patiently(
      async () => {
        const leaders = await leadersOf(zookeeper, topic);
        const count = [...leaders.values()].flat().length;
        await Promise.all(
          [...leaders].map(([broker, partitions]) =>
            ask(
              broker,
              partitions.map((partition) => nameIn(partition, count)),
            ),
          ),
        );
      },
      { withinMs, signal },
    );
  await Promise.all([
    ready(transactionsTopic, async (broker, names) => {
      const found = await brokers.send(broker, wireDescribeTransactions(names));
      const refused = found.find(({ errorCode }) => ![0, unknownTransaction].includes(errorCode));
      if (refused !== undefined) throw protocolError(refused.errorCode);
    }),
    ready(offsetsTopic, async (broker, groupIds) => {
      await brokers.send(broker, wire('DescribeGroups', { groupIds }));
    }),
  ]);
}

/** A name that nobody uses, of a group or a transaction, which Kafka keeps in this partition. */
export function nameIn(partition: number, partitions: number): string {
  for (let at = 0; ; at += 1) {
    const name = `railyard-look-${at}`;
    if (groupPartition(name, partitions) === partition) return name;
  }
}
