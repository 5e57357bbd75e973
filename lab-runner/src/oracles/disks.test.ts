// The disk oracle over a driver in memory: which files are segments of a copy, and in which order they are told.
import type { BrokerName } from '@railyard/labs/kit';
import { expect, it } from 'vitest';
import { createDiskOracle } from './disks.ts';
import { makeBatch } from './log/batch.fixture.ts';

const name = (offset: number, ending = 'log') => `${String(offset).padStart(20, '0')}.${ending}`;

function setUp() {
  const folders: Readonly<Record<string, Readonly<Record<string, Buffer>>>> = {
    'orders-0': {
      [name(0)]: Buffer.concat([makeBatch({ base: 0n }), makeBatch({ base: 1n })]),
      [name(0, 'log.deleted')]: Buffer.alloc(7),
      [name(2, 'index')]: Buffer.alloc(16),
      [name(2)]: makeBatch({ base: 2n }),
    },
    'orders-0-old-0': { [name(9)]: Buffer.alloc(0) },
  };
  return createDiskOracle({
    replicaFiles: async (broker: BrokerName, folder) =>
      Object.entries(broker === 'kafka1' ? (folders[folder] ?? {}) : {}).map(([file, { length }]) => ({
        ...{ name: file, bytes: length, changedAt: 0 },
      })),
    readLogPart: async (_broker, path, { from, length }) => {
      const [folder = '', file = ''] = path.split('/');
      return folders[folder]?.[file]?.subarray(from, from + length) ?? Buffer.alloc(0);
    },
  });
}

it('tells the segments of one copy, oldest first, without their indexes and without what is going', async () => {
  const segments = await setUp().segments('kafka1', 'orders', 0);
  expect(segments?.map(({ baseOffset }) => baseOffset)).toEqual([0, 2]);
  expect(segments?.[0]?.bytes).toBeGreaterThan(segments?.[1]?.bytes ?? Infinity);
});

it('tells a broker without a folder from one with an empty log', async () => {
  expect(await setUp().segments('kafka2', 'orders', 0)).toBeUndefined();
  expect(await setUp().segments('kafka1', 'orders', 1)).toBeUndefined();
  expect(await setUp().segments('kafka1', 'orders-0-old', 0)).toEqual([{ baseOffset: 9, bytes: 0 }]);
});

it('reads the batches of all segments in the order of the log', async () => {
  const batches = await setUp().batches('kafka1', 'orders', 0);
  expect(batches.map(({ baseOffset }) => baseOffset)).toEqual([0, 1, 2]);
  expect(batches[0]?.position).toBe(0);
  expect(batches[1]?.position).toBeGreaterThan(0);
  expect(batches[2]?.position).toBe(0);
  expect(await setUp().batches('kafka3', 'orders', 0)).toEqual([]);
});
