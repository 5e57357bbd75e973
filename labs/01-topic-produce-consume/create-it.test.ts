// Exercise 1.1 in rehearsal.
import { describe, expect, it } from 'vitest';
import { curtain, partition } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { checkCreateIt } from './create-it.ts';
import { topicProduceConsume } from './lab.ts';
import { topicProduceConsumeMessages } from './messages.en.ts';
import { slipOf } from './near-names.ts';

const values = { topic: 'orders-7k2' };
const copies = [
  [1, 2, 3],
  [2, 3, 1],
  [3, 1, 2],
];
const made = (partitions: readonly (readonly number[])[], name = values.topic, createdAt = curtain + 1) => ({
  values,
  topics: { [name]: { createdAt, partitions: partitions.map((replicas, n) => partition(n, replicas)) } },
});

const scenes: readonly Scene[] = [
  { title: 'three by three', gives: 'passed', ...made(copies) },
  { title: 'nothing', gives: 'absent', values },
  { title: 'an earlier attempt', gives: 'absent', ...made(copies, 'orders-7k3', curtain - 1) },
  { title: 'no end', gives: 'suffix-forgotten', ...made(copies, 'orders') },
  { title: 'capitals', gives: 'wrong-case', ...made(copies, 'Orders-7K2') },
  { title: 'one letter', gives: 'misspelt', ...made(copies, 'oders-7k2') },
  { title: 'nothing said', gives: 'all-defaults', ...made([[2]]) },
  { title: 'RF 1', gives: 'one-copy', ...made([[1], [2], [3]]) },
  {
    title: 'RF 2',
    gives: 'wrong-copies',
    ...made([
      [1, 2],
      [2, 3],
      [3, 1],
    ]),
  },
  { title: 'one partition', gives: 'one-partition', ...made([[1, 2, 3]]) },
  { title: 'four partitions', gives: 'wrong-partitions', ...made([...copies, [1, 2, 3]]) },
  {
    title: 'a copy behind',
    gives: 'in-sync',
    values,
    topics: {
      [values.topic]: {
        partitions: copies.map((replicas, n) => partition(n, replicas, replicas.slice(n === 1 ? 1 : 0))),
      },
    },
  },
];

describe('exercise 1.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkCreateIt, topicProduceConsumeMessages.exercises['1.1'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/kafka|zookeeper|client.properties/);
  });

  it('shows every outcome', () => expect(unseen(topicProduceConsume.exercises['1.1'], scenes)).toEqual([]));
});

describe('names that are nearly right', () => {
  it.each([
    ['orders-', 'suffix-forgotten'],
    ['orders_7k2', 'misspelt'],
    ['order-7k2', 'misspelt'],
    ['orders-7k2', undefined],
    ['invoices', undefined],
  ])('%s', (name, slip) => expect(slipOf(name, values.topic)).toBe(slip));
});
