// What a coordinator's records add up to: generations, offsets that were set, transactions, groups that were deleted.
import { describe, expect, it } from 'vitest';
import { createGroupLog, wayOf } from './group-log.ts';
import type { Batch, StoredEntry } from './record-batch.ts';

const text = (value: string) => {
  const length = Buffer.alloc(2);
  length.writeInt16BE(value.length);
  return Buffer.concat([length, Buffer.from(value)]);
};
const int = (value: number, size = 4) => {
  const bytes = Buffer.alloc(size);
  if (size === 8) bytes.writeBigInt64BE(BigInt(value));
  else bytes.writeIntBE(value, 0, size);
  return bytes;
};
const join = (...parts: readonly Buffer[]) => Buffer.concat(parts);

const offset = (partition: number, to: number | null, group = 'billing'): StoredEntry => ({
  key: join(int(1, 2), text(group), text('orders'), int(partition)),
  value: to === null ? null : join(int(3, 2), int(to, 8), int(0), text(''), int(0, 8)),
});
const members = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    join(text(`m${index}`), int(-1, 2), text('c'), text('/host'), int(0), int(0), int(0), int(0)),
  );
const generation = (number: number, count: number): StoredEntry => ({
  key: join(int(2, 2), text('billing')),
  value: join(
    ...[int(3, 2), text('consumer'), int(number), text('range'), text('m0'), int(0, 8)],
    ...[int(count), ...members(count)],
  ),
});
const gone: StoredEntry = { key: join(int(2, 2), text('billing')), value: null };

function batch(entries: readonly StoredEntry[], parts: Partial<Batch> = {}): Batch {
  const nothing = { baseOffset: 0n, lastOffset: 0n, control: false, codec: 'none', transaction: undefined };
  return { ...nothing, records: () => [], entries: () => entries, ...parts };
}
const marker = (type: 0 | 1) =>
  batch([{ key: join(int(0, 2), int(type, 2)), value: null }], { control: true, transaction: 9n });

/** The steps that `last` leads to, after all of `before`. */
function stepsOf(before: readonly StoredEntry[], last: readonly StoredEntry[]) {
  const log = createGroupLog();
  log.take([batch(before)]);
  return log.take([batch(last)]);
}

describe('a group in its coordinator’s log', () => {
  it('has its last generation and its last offsets', () => {
    const log = createGroupLog();
    const steps = log.take([batch([generation(1, 1), offset(0, 5), generation(2, 2), offset(0, 9)])]);
    expect(steps.map((step) => step.of === 'generation' && step.stored.generation)).toEqual([1, 2]);
    expect(log.groups.get('billing')?.stored?.members).toHaveLength(2);
    expect([...(log.groups.get('billing')?.offsets ?? [])]).toEqual([['orders 0', 9]]);
  });

  it('tells with each generation what was committed by then', () => {
    const steps = stepsOf(
      [generation(1, 1), offset(0, 5)],
      [generation(2, 2), offset(0, 9), generation(3, 1)],
    );
    const offsets = steps.map((step) => step.of === 'generation' && [...step.offsets.values()]);
    expect(offsets).toEqual([[5], [9]]);
  });

  it('that commits on and on is no news; one offset that goes back is', () => {
    expect(stepsOf([generation(1, 1), offset(0, 5)], [offset(0, 6), offset(0, 7)])).toEqual([]);
    expect(stepsOf([generation(1, 1), offset(0, 5)], [offset(0, 2)])).toEqual([
      {
        of: 'offsets',
        group: 'billing',
        changes: [{ topic: 'orders', partition: 0, from: 5, to: 2 }],
      },
    ]);
  });

  it('whose offsets are set while it has no members is told of both ways, each partition once', () => {
    const steps = stepsOf(
      [generation(1, 1), offset(0, 5), offset(1, 5), generation(2, 0)],
      [offset(0, 8), offset(1, 3), offset(0, 9), offset(2, 1)],
    );
    expect(steps).toMatchObject([
      {
        changes: [
          { partition: 1, from: 5, to: 3 },
          { partition: 0, from: 5, to: 9 },
          { partition: 2, from: null, to: 1 },
        ],
      },
    ]);
  });

  it('that never had members only keeps offsets: a consumer of its own making', () => {
    expect(stepsOf([offset(0, 5, 'alone')], [offset(0, 6, 'alone')])).toEqual([]);
  });

  it('that is deleted goes with its offsets, in one step', () => {
    const steps = stepsOf([generation(1, 0), offset(0, 5)], [offset(0, null), gone]);
    expect(steps).toEqual([{ of: 'deleted', group: 'billing' }]);
  });

  it('whose one offset is deleted goes on', () => {
    const steps = stepsOf([generation(1, 0), offset(0, 5)], [offset(0, null)]);
    expect(steps).toMatchObject([{ changes: [{ from: 5, to: null }] }]);
  });
});

describe('offsets of a transaction', () => {
  const pending = batch([offset(0, 20)], { transaction: 9n });
  it('count when it is committed, and not before', () => {
    const log = createGroupLog();
    log.take([batch([offset(0, 10)]), pending]);
    expect(log.groups.get('billing')?.offsets.get('orders 0')).toBe(10);
    log.take([marker(1)]);
    expect(log.groups.get('billing')?.offsets.get('orders 0')).toBe(20);
  });

  it('never count when it is aborted', () => {
    const log = createGroupLog();
    log.take([batch([offset(0, 10)]), pending, marker(0)]);
    expect(log.groups.get('billing')?.offsets.get('orders 0')).toBe(10);
  });
});

it('a batch that cannot be read does not take the others with it', () => {
  const log = createGroupLog();
  const damaged = batch([], {
    entries: () => {
      throw new RangeError('cut short');
    },
  });
  log.take([damaged, batch([offset(0, 3)])]);
  expect(log.groups.get('billing')?.offsets.get('orders 0')).toBe(3);
});

it('the way a group changes over is what its members did, or what its assignor is known for', () => {
  const stored = { generation: 1, protocol: 'range', leader: null, members: [] };
  const member = { id: 'a', clientId: 'a', host: '', share: {}, kept: true };
  expect(wayOf(stored)).toBe('eager');
  expect(wayOf({ ...stored, protocol: 'cooperative-sticky' })).toBe('cooperative');
  expect(wayOf({ ...stored, protocol: 'own' })).toBe('unknown');
  expect(wayOf({ ...stored, protocol: 'own', members: [member] })).toBe('cooperative');
});
