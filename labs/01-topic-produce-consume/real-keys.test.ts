// Exercise 1.2 in rehearsal.
import { describe, expect, it } from 'vitest';
import { partition, type Stage, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { topicProduceConsume } from './lab.ts';
import { topicProduceConsumeMessages } from './messages.en.ts';
import { checkRealKeys } from './real-keys.ts';

const topic = 'parcels-q4w';
const pairs: readonly (readonly [string, string])[] = [
  ['box-7k2', 'Porto'],
  ['tube-a3x', 'Faro'],
  ['crate-m9c', 'Porto'],
  ['sack-2hj', 'Braga'],
  ['drum-x8r', 'Evora'],
];
const values = Object.fromEntries([
  ['topic', topic],
  ...pairs.flatMap(([key, place], n) => [
    [`key${n + 1}`, key],
    [`place${n + 1}`, place],
  ]),
]) as Record<string, string>;

/** The topic holding what the five pairs, or some of them, were made into. */
const holding = (...made: readonly (readonly [string | null, string])[]): Stage => ({
  values,
  topics: {
    [topic]: {
      partitions: [partition(0, [1, 2, 3])],
      records: made.map(([key, value], n) => stored(key, value, n)),
    },
  },
});
const plain = pairs.map(([key, place]) => [null, `${key}:${place}`] as const);

const scenes: readonly Scene[] = [
  { title: 'five keys', gives: 'passed', ...holding(...pairs) },
  { title: 'wrong first, then right', gives: 'passed', ...holding(...plain, ...pairs) },
  { title: 'no topic', gives: 'absent', values },
  {
    title: 'capitals',
    gives: 'other-topic',
    values,
    topics: { 'PARCELS-q4w': { partitions: [partition(0, [1])] } },
  },
  { title: 'no record', gives: 'empty', ...holding() },
  { title: 'plain lines', gives: 'null-keys', ...holding(...plain) },
  { title: 'two keyed', gives: 'some-null-keys', ...holding(...pairs.slice(0, 2), ...plain.slice(2)) },
  {
    title: 'a blank',
    gives: 'separator-in-value',
    ...holding(...pairs.map(([key, place]) => [key, ` ${place}`] as const)),
  },
  {
    title: 'cut at the dash',
    gives: 'cut-elsewhere',
    ...holding(
      ...pairs.map(([key, place]) => [key.split('-')[0] ?? '', `${key.split('-')[1]}:${place}`] as const),
    ),
  },
  {
    title: 'a blank in the key',
    gives: 'cut-elsewhere',
    ...holding(...pairs.map(([key, place]) => [`${key} `, place] as const)),
  },
  {
    title: 'swapped',
    gives: 'swapped',
    ...holding(...pairs.map(([key, place]) => [place, key] as const)),
  },
  {
    title: 'elsewhere',
    gives: 'wrong-values',
    ...holding(...pairs.map(([key]) => [key, 'Nowhere'] as const)),
  },
  { title: 'three', gives: 'some-missing', ...holding(...pairs.slice(0, 3)) },
  { title: 'something else', gives: 'other-records', ...holding(['hello', 'world']) },
];

describe('exercise 1.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkRealKeys, topicProduceConsumeMessages.exercises['1.2'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/kafka|zookeeper|client.properties/);
  });

  it('shows every outcome', () => expect(unseen(topicProduceConsume.exercises['1.2'], scenes)).toEqual([]));
});
