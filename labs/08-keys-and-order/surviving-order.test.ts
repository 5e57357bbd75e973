// Exercise 8.4 in rehearsal: five steps of sixty orders, under keys good and bad.
import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../kit/index.ts';
import { partition, type Stage, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { keysAndOrder } from './lab.ts';
import { keysAndOrderMessages } from './messages.en.ts';
import { partitionOf } from './murmur2.ts';
import { checkSurvivingOrder } from './surviving-order.ts';

const [topic, shop] = ['steps-9gc', 'shop-3xw'];
const values = { topic, shop };
const four = [0, 1, 2, 3].map((number) => partition(number, [1, 2, 3]));
type KeyOf = (order: string, step: number) => string | null;

/** All first steps, then all second ones; read as the oracle reads: partition by partition. */
function sent(
  keyOf: KeyOf,
  place = (key: string | null) => partitionOf(key ?? '', 4),
  steps = [1, 2, 3, 4, 5],
) {
  const records = steps.flatMap((step) =>
    Array.from({ length: 60 }, (_, n): StoredRecord => {
      const order = `${shop}-${n + 1}`;
      const key = keyOf(order, step);
      return { ...stored(key, `${order} step ${step}: done`), partition: place(key) };
    }),
  );
  return four.flatMap((track) =>
    records
      .filter((record) => record.partition === track.partition)
      .map((record, offset) => ({ ...record, offset: String(offset) })),
  );
}

const byOrder: KeyOf = (order) => order;
const right = sent(byOrder);
const staged = (records: readonly StoredRecord[], partitions = four): Stage => ({
  ...{ values, topics: { [topic]: { partitions, records } } },
});

const scenes: readonly Scene[] = [
  { title: 'by order', gives: 'passed', ...staged(right) },
  { title: 'with something else in between', gives: 'passed', ...staged([stored('x', 'y'), ...right]) },
  { title: 'no topic', gives: 'absent', values },
  { title: 'one track', gives: 'wrong-partitions', ...staged(right, four.slice(1, 2)) },
  { title: 'nothing', gives: 'empty', ...staged([]) },
  { title: 'orders of another shop', gives: 'empty', ...staged([stored('a', 'shop-zzz-1 step 1: placed')]) },
  { title: 'one is missing', gives: 'some-missing', ...staged(right.slice(1)) },
  { title: 'twice', gives: 'sent-twice', ...staged([...right, ...right]) },
  { title: 'no key', gives: 'no-key', ...staged(sent(() => null)) },
  { title: 'the shop', gives: 'constant-key', ...staged(sent(() => shop)) },
  { title: 'the event', gives: 'event-as-key', ...staged(sent((order, step) => `${order}/${step}`)) },
  { title: 'the order, put into one', gives: 'one-partition', ...staged(sent(byOrder, () => 2)) },
  {
    title: 'the step',
    gives: 'scattered',
    ...staged(
      sent(
        (_, step) => `step ${step}`,
        (key) => Number(key?.slice(-1)) % 4,
      ),
    ),
  },
  { title: 'last things first', gives: 'out-of-order', ...staged(sent(byOrder, undefined, [5, 4, 3, 2, 1])) },
];

describe('exercise 8.4', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkSurvivingOrder, keysAndOrderMessages.exercises['8.4'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () => expect(unseen(keysAndOrder.exercises['8.4'], scenes)).toEqual([]));
});
