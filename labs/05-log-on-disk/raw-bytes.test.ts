// Exercise 5.3 in rehearsal: twelve records in three batches on the disk of broker 1, the word at offset 6.
import { describe, expect, it } from 'vitest';
import type { StoredBatch } from '../kit/index.ts';
import { partition, type Stage, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { logOnDisk } from './lab.ts';
import { logOnDiskMessages } from './messages.en.ts';
import { checkRawBytes } from './raw-bytes.ts';

const topic = 'ledger-9wq';
const values = { topic, word: 'basalt' };
const batch = (baseOffset: number, lastOffset: number, position: number): StoredBatch => ({
  ...{ baseOffset, lastOffset, position, records: lastOffset - baseOffset + 1 },
});
const three = [batch(0, 4, 0), batch(5, 8, 140), batch(9, 11, 260)];
const texts = ['4', '9', '1', '7', '3', '8', 'basalt', '2', '5', '6', '10', '11'];
const staged = (answers: Stage['answers'], said = texts, batches = three, partitions = 1): Stage => ({
  ...{ values, answers },
  topics: {
    [topic]: {
      partitions: Array.from({ length: partitions }, (_, number) => partition(number, [1, 2, 3])),
      records: said.map((text, offset) => stored(null, text, offset)),
    },
  },
  batches: { [`kafka1 ${topic}-0`]: batches },
});
const given = (offset: string, batches: string) => staged({ offset, batches });

const scenes: readonly Scene[] = [
  { title: 'both', gives: 'passed', ...given('6', '3') },
  { title: 'no topic', gives: 'absent', values, answers: { offset: '6', batches: '3' } },
  { title: 'three partitions', gives: 'wrong-partitions', ...staged({}, texts, three, 3) },
  {
    title: 'nobody leads',
    gives: 'no-leader',
    ...{ values, topics: { [topic]: { partitions: [{ ...partition(0, [1]), leader: -1 }] } } },
  },
  { title: 'nothing sent', gives: 'empty', ...staged({}, []) },
  { title: 'numbers only', gives: 'no-word', ...staged({}, ['1', '2']) },
  { title: 'the word in a longer line', gives: 'no-word', ...staged({}, ['a basalt']) },
  { title: 'twice', gives: 'two-words', ...staged({}, [...texts, 'basalt']) },
  { title: 'all in one', gives: 'one-batch', ...staged({}, texts, [batch(0, 11, 0)]) },
  { title: 'nothing typed', gives: 'no-offset', ...staged({}) },
  { title: 'the batch', gives: 'base-offset', ...given('5', '3') },
  { title: 'the position', gives: 'took-position', ...given('140', '3') },
  { title: 'from one', gives: 'counted-from-one', ...given('7', '3') },
  { title: 'another one', gives: 'wrong-offset', ...given('2', '3') },
  { title: 'only the offset', gives: 'no-batches', ...staged({ offset: '6' }) },
  { title: 'the records', gives: 'counted-records', ...given('6', '12') },
  { title: 'all lines', gives: 'counted-lines', ...given('6', '16') },
  { title: 'one too many', gives: 'wrong-batches', ...given('6', '4') },
];

describe('exercise 5.3', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkRawBytes, logOnDiskMessages.exercises['5.3'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () => expect(unseen(logOnDisk.exercises['5.3'], scenes)).toEqual([]));
});
