// Coordinators on their way: asked again until each leader answers for its partitions.
import type { PartitionState } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import type { Brokers } from './brokers.ts';
import { coordinatorsReady, nameIn } from './clean-up-coordinators.ts';
import { groupPartition } from './leaders.ts';
import { protocolError } from './wire.ts';

const describeTransactions = 65;
const loading = 14;
const notCoordinator = 16;
const unknownTransaction = 105;

/** Six partitions of each topic, led in turn by three brokers. */
const zookeeper = {
  topic: async (): Promise<readonly PartitionState[]> =>
    Array.from({ length: 6 }, (_, partition) => {
      const leader = 1 + (partition % 3);
      return { partition, leader, leaderEpoch: 0, replicas: [leader], isr: [leader] };
    }),
};

/** Brokers that give these refusals one after the other to what they are asked with this key, then answer. */
function refusing(apiKey: number, refusals: number[]) {
  const asked: { id: number; apiKey: number }[] = [];
  const brokers = {
    async send(id: number, { request }: { request: { apiKey: number } }) {
      asked.push({ id, apiKey: request.apiKey });
      const refusal = request.apiKey === apiKey ? refusals.shift() : undefined;
      if (request.apiKey === describeTransactions) return [{ errorCode: refusal ?? unknownTransaction }];
      if (refusal !== undefined) throw protocolError(refusal);
      return { groups: [] };
    },
    close: () => undefined,
  } as unknown as Brokers;
  return { brokers, asked };
}

describe('coordinators', () => {
  it('are asked once each when they are where ZooKeeper says', async () => {
    const { brokers, asked } = refusing(0, []);
    await coordinatorsReady({ zookeeper, brokers });
    expect(asked.map(({ id }) => id).sort()).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it.each([
    ['transactions', describeTransactions],
    ['groups', 15],
  ])('of %s are asked again until they have read what they keep', async (_, apiKey) => {
    const refusals = [notCoordinator, loading];
    const { brokers } = refusing(apiKey, refusals);
    await coordinatorsReady({ zookeeper, brokers });
    expect(refusals).toEqual([]);
  });

  it('that refuse for another reason end it', async () => {
    const notAuthorised = 53;
    const { brokers } = refusing(describeTransactions, [notAuthorised]);
    await expect(coordinatorsReady({ zookeeper, brokers })).rejects.toMatchObject({ code: 'KAFKA_REFUSED' });
  });

  it('are nobody where Kafka has not made its topics yet', async () => {
    const { brokers, asked } = refusing(0, []);
    await coordinatorsReady({ zookeeper: { topic: async () => undefined }, brokers });
    expect(asked).toEqual([]);
  });

  it('are stopped waiting for by the signal', async () => {
    const stop = new AbortController();
    const { brokers } = refusing(
      describeTransactions,
      Array.from({ length: 1000 }, () => loading),
    );
    const waiting = coordinatorsReady({ zookeeper, brokers, signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});

it('has a name for every partition', () => {
  for (const count of [6, 12, 50]) {
    for (let partition = 0; partition < count; partition += 1) {
      expect(groupPartition(nameIn(partition, count), count)).toBe(partition);
    }
  }
});
