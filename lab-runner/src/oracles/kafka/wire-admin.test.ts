// Requests kafkajs does not know, byte by byte as Kafka's protocol guide lays them out.
import { describe, expect, it } from 'vitest';
import { wireCancelReassignments, wireDescribeTransactions, wireListTransactions } from './wire-admin.ts';

/** A compact string: length plus one, then the letters (KIP-482). */
const compact = (text: string) => [text.length + 1, ...Buffer.from(text)];

describe('ListTransactions', () => {
  it('asks for everything', async () => {
    const { request } = wireListTransactions();
    // Tags of the header, no filter of states, no filter of producers, tags.
    expect([...(await request.encode()).buffer]).toEqual([0, 1, 1, 0]);
    expect(request).toMatchObject({ apiKey: 66, apiVersion: 0 });
  });

  it('reads ids and states', async () => {
    const one = (id: string, state: string) => [
      ...compact(id),
      ...[0, 0, 0, 0, 0, 0, 0, 7],
      ...compact(state),
      0,
    ];
    const payload = Buffer.from([
      ...[0, 0, 0, 0, 0, 0, 0],
      1,
      ...[3, ...one('payments', 'Ongoing'), ...one('orders', 'CompleteAbort')],
      0,
    ]);
    const { response } = wireListTransactions();
    expect(await response.parse(await response.decode(payload))).toEqual([
      { transactionalId: 'payments', state: 'Ongoing' },
      { transactionalId: 'orders', state: 'CompleteAbort' },
    ]);
  });

  it('throws the error of the answer', async () => {
    const { response } = wireListTransactions();
    const loading = Buffer.from([0, 0, 0, 0, 0, 0, 14, 1, 1, 0]);
    await expect(response.decode(loading)).rejects.toMatchObject({ type: 'GROUP_LOAD_IN_PROGRESS' });
  });
});

describe('DescribeTransactions', () => {
  it('asks for ids, and reads how the coordinator stands to each', async () => {
    const { request, response } = wireDescribeTransactions(['ab', 'c']);
    expect(request).toMatchObject({ apiKey: 65, apiVersion: 0 });
    expect([...(await request.encode()).buffer]).toEqual([0, 3, ...compact('ab'), ...compact('c'), 0]);
    const zeros = (count: number) => Array.from({ length: count }, () => 0);
    const payload = Buffer.from([
      ...[0, 0, 0, 0, 0, 3],
      ...[0, 0, ...compact('ab'), ...compact('Ongoing'), ...zeros(22)],
      ...[2, ...compact('orders'), 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0],
      ...[0, 16, ...compact('c'), ...compact(''), ...zeros(22), 1, 0],
      0,
    ]);
    expect(await response.parse(await response.decode(payload))).toEqual([
      { transactionalId: 'ab', errorCode: 0 },
      { transactionalId: 'c', errorCode: 16 },
    ]);
  });
});

describe('AlterPartitionReassignments', () => {
  it('cancels by naming no replicas', async () => {
    const { request } = wireCancelReassignments([{ name: 'ab', partitions: [{ partition: 3 }] }]);
    expect([...(await request.encode()).buffer]).toEqual([
      ...[0, 0, 0, 0x13, 0x88],
      ...[2, ...compact('ab'), 2, 0, 0, 0, 3, 0, 0, 0],
      0,
    ]);
  });
});
