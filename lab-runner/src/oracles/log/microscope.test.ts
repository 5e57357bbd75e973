// The microscope over files in memory: what belongs together, pages, bounds, and files that go while they are looked at.
import type { BrokerName } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { RailyardError } from '../../../protocol/index.ts';
import { makeBatch } from './batch.fixture.ts';
import { createLogMicroscope } from './microscope.ts';

const zeros = '0'.repeat(20);
const name = (base: number, rest: string) => `${String(base).padStart(20, '0')}.${rest}`;
const place = { broker: 'kafka1', folder: 'orders-0' } as const;

function microscopeOver(files: Record<string, Buffer>, broker: BrokerName = 'kafka1') {
  const asked: number[] = [];
  const microscope = createLogMicroscope({
    driver: {
      logFiles: async (asked) =>
        asked === broker ? Object.entries(files).map(([path, bytes]) => ({ path, bytes: bytes.length })) : [],
      replicaFiles: async (_, folder) =>
        Object.entries(files)
          .filter(([path]) => path.startsWith(`${folder}/`))
          .map(([path, bytes]) => ({ name: path.split('/')[1] ?? '', bytes: bytes.length, changedAt: 5 })),
      async readLogPart(_, path, { from, length }) {
        asked.push(length);
        const bytes = files[path];
        if (bytes === undefined) throw new RailyardError('INVALID_FIELD', { field: 'path', detail: 'gone' });
        return bytes.subarray(from, from + length);
      },
    },
    leaderOf: (topic) => (topic === 'orders' ? 1 : undefined),
  });
  return { microscope, asked };
}

const log = (...batches: Buffer[]) => Buffer.concat(batches);
const many = log(...Array.from({ length: 250 }, (_, at) => makeBatch({ base: BigInt(at) })));

describe('a replica', () => {
  it('is its segments, each with the files beside it, and the last one is written to', async () => {
    const { microscope } = microscopeOver({
      [`orders-0/${zeros}.log.deleted`]: many,
      [`orders-0/${zeros}.index.deleted`]: Buffer.alloc(16),
      [`orders-0/${name(9, 'log')}`]: many,
      [`orders-0/${name(9, 'index')}`]: Buffer.alloc(24),
      [`orders-0/${name(9, 'timeindex')}`]: Buffer.alloc(36),
      [`orders-0/${name(99, 'log')}`]: Buffer.alloc(0),
      [`orders-0/${name(99, 'index')}`]: Buffer.alloc(800),
      [`orders-0/leader-epoch-checkpoint`]: Buffer.from('0\n0\n'),
    });
    const view = await microscope.replica(place);
    expect(view.segments.map(({ base, stage, active }) => [base, stage, active])).toEqual([
      ['0', 'deleted', false],
      ['9', 'live', false],
      ['99', 'live', true],
    ]);
    expect(view.segments.map(({ companions }) => companions.map(({ entries }) => entries))).toEqual([
      [2],
      [3, 3],
      [null],
    ]);
    expect(view.others).toEqual([{ name: 'leader-epoch-checkpoint', bytes: 4 }]);
  });

  it('that is deleted is written to no more', async () => {
    const folder = `orders-0.${'a'.repeat(32)}-delete`;
    const { microscope } = microscopeOver({ [`${folder}/${zeros}.log`]: many });
    const view = await microscope.replica({ broker: 'kafka1', folder });
    expect(view).toMatchObject({ topic: 'orders', stage: 'deleted', segments: [{ active: false }] });
  });

  it('that is not there is told', async () => {
    const { microscope } = microscopeOver({});
    await expect(microscope.replica(place)).rejects.toMatchObject({ code: 'NOTHING_ON_DISK' });
  });
});

it('lists the replicas, the learner’s first, and who leads', async () => {
  const { microscope } = microscopeOver({
    [`__consumer_offsets-3/${zeros}.log`]: many,
    [`orders-10/${zeros}.log`]: many,
    [`orders-2/${zeros}.log`]: many,
    [`orders-2/${name(7, 'log')}`]: many,
    'meta.properties': Buffer.alloc(3),
  });
  expect(await microscope.logs()).toMatchObject({
    replicas: [
      { topic: 'orders', partition: 2, leads: true, segments: 2, bytes: 2 * many.length },
      { topic: 'orders', partition: 10 },
      { topic: '__consumer_offsets', partition: 3, leads: null },
    ],
    cut: false,
  });
});

describe('batches', () => {
  it('come page by page, each once', async () => {
    const { microscope, asked } = microscopeOver({ [`orders-0/${zeros}.log`]: many });
    const file = { ...place, file: `${zeros}.log` };
    const offsets: string[] = [];
    let from: number | null = 0;
    for (let pages = 0; from !== null; pages += 1) {
      expect(pages).toBeLessThan(4);
      const page = await microscope.batches(file, { from, limit: 1000 });
      expect(page.batches.length).toBeLessThanOrEqual(100);
      offsets.push(...page.batches.map((one) => (one.kind === 'batch' ? one.baseOffset : 'old')));
      from = page.next;
    }
    expect(offsets).toEqual(Array.from({ length: 250 }, (_, at) => String(at)));
    expect(Math.max(...asked)).toBeLessThanOrEqual(1024 * 1024);
  });

  it('of a file that ends early are those before, and where it ends', async () => {
    const file = `${zeros}.log`;
    const { microscope } = microscopeOver({ [`orders-0/${file}`]: many.subarray(0, -7) });
    const page = await microscope.batches({ ...place, file }, { from: many.length - many.length / 250 });
    expect(page).toMatchObject({ batches: [], next: null, damage: { kind: 'short' } });
  });

  it('are not looked for in an index, nor in a file that is gone', async () => {
    const { microscope } = microscopeOver({ [`orders-0/${zeros}.index`]: many });
    const of = (file: string) => microscope.batches({ ...place, file }, {});
    await expect(of(`${zeros}.index`)).rejects.toMatchObject({ code: 'INVALID_FIELD' });
    await expect(of(`${zeros}.log`)).rejects.toMatchObject({ code: 'NOTHING_ON_DISK' });
  });
});

describe('records', () => {
  const file = `${zeros}.log`;
  const over = (batch: Buffer) => microscopeOver({ [`orders-0/${file}`]: batch }).microscope;

  it('come page by page, of packed batches too', async () => {
    const records = Array.from({ length: 150 }, (_, at) => ({ key: `k${at}`, value: null }));
    const microscope = over(makeBatch({ records, gzip: true, base: 40n }));
    const first = await microscope.records({ ...place, file }, { at: 0 });
    expect(first.next).toBe(100);
    expect(first.records[0]).toMatchObject({ offset: '40', key: { text: 'k0', bytes: 2 }, value: null });
    const rest = await microscope.records({ ...place, file }, { at: 0, skip: 100 });
    expect(rest.records).toHaveLength(50);
    expect(rest).toMatchObject({ next: null, damage: null, batch: { codec: 'gzip' } });
  });

  it('have long values cut between characters, and say how long they are', async () => {
    const { records } = await over(makeBatch({ records: [{ value: `${'x'.repeat(2047)}é` }] })).records(
      { ...place, file },
      { at: 0 },
    );
    expect(records[0]?.value).toEqual({ bytes: 2049, cut: true, text: 'x'.repeat(2047) });
  });

  it('are refused where no batch begins', async () => {
    for (const at of [3, 1e6]) {
      const reading = over(makeBatch()).records({ ...place, file }, { at });
      await expect(reading).rejects.toMatchObject({ code: 'INVALID_FIELD', facts: { field: 'at' } });
    }
  });
});

it('shows the entries of the files beside a segment', async () => {
  const index = Buffer.alloc(8 * 3);
  index.writeInt32BE(4, 0);
  index.writeInt32BE(4096, 4);
  const { microscope } = microscopeOver({
    [`orders-0/${name(9, 'index')}`]: index,
    'orders-0/leader-epoch-checkpoint': Buffer.from('0\n1\n2 17\n'),
    [`orders-0/${name(9, 'log')}`]: many,
  });
  const of = (file: string) => microscope.entries({ ...place, file });
  expect(await of(name(9, 'index'))).toMatchObject({
    entries: [{ offset: '13', position: '4096' }],
    total: 1,
  });
  expect(await of('leader-epoch-checkpoint')).toMatchObject({ entries: [{ epoch: '2', startOffset: '17' }] });
  await expect(of(name(9, 'log'))).rejects.toMatchObject({ code: 'INVALID_FIELD' });
});
