// Exercise 1.3 in rehearsal.
import { describe, expect, it } from 'vitest';
import { partition, type Stage, type StagedGroup, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { topicProduceConsume } from './lab.ts';
import { topicProduceConsumeMessages } from './messages.en.ts';
import { checkReading } from './reading.ts';

const topic = 'letters-f5t';
const values = { topic, sorters: 'sorters-1ab', few: '4', auditors: 'auditors-2cd', many: '7' };
const at = (offset: number, members = 0): StagedGroup => ({ members, committed: { [topic]: offset } });
const staged = (groups: Stage['groups'], earliest?: string, records = 10, partitions = 1): Stage => ({
  values,
  answers: earliest === undefined ? {} : { earliest },
  groups,
  topics: {
    [topic]: {
      partitions: Array.from({ length: partitions }, (_, n) => partition(n, [1, 2, 3])),
      records: Array.from({ length: records }, (_, n) => stored(null, String(n + 1), n)),
    },
  },
});
const read = { [values.sorters]: at(4), [values.auditors]: at(7) };

const scenes: readonly Scene[] = [
  { title: 'both, and nought', gives: 'passed', ...staged(read, '0') },
  {
    title: 'one of them still there, at its place',
    gives: 'passed',
    ...staged({ ...read, [values.sorters]: at(4, 1) }, '0'),
  },
  { title: 'no topic', gives: 'absent', values, answers: { earliest: '0' } },
  { title: 'three partitions', gives: 'wrong-partitions', ...staged(read, '0', 10, 3) },
  { title: 'nine', gives: 'too-few-records', ...staged(read, '0', 9) },
  { title: 'twenty', gives: 'too-many-records', ...staged(read, '0', 20) },
  { title: 'nobody read', gives: 'no-groups', ...staged({}, '0') },
  {
    title: 'a group elsewhere',
    gives: 'no-groups',
    ...staged({ other: { committed: { diary: 3 } } }, '0'),
  },
  { title: 'another name', gives: 'other-groups', ...staged({ sorters: at(4) }, '0') },
  { title: 'one', gives: 'one-group', ...staged({ [values.auditors]: at(7) }, '0') },
  { title: 'from the end', gives: 'at-the-end', ...staged({ ...read, [values.sorters]: at(10) }, '0') },
  {
    title: 'too far',
    gives: 'stopped-elsewhere',
    ...staged({ ...read, [values.auditors]: at(8) }, '0'),
  },
  { title: 'still running', gives: 'reading', ...staged({ ...read, [values.auditors]: at(10, 1) }, '0') },
  { title: 'no answer', gives: 'no-answer', ...staged(read) },
  { title: 'ten', gives: 'answered-count', ...staged(read, '10') },
  { title: 'seven', gives: 'answered-bookmark', ...staged(read, '7') },
  { title: 'one', gives: 'wrong-answer', ...staged(read, '1') },
];

describe('exercise 1.3', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkReading, topicProduceConsumeMessages.exercises['1.3'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/kafka|zookeeper|client.properties/);
  });

  it('shows every outcome', () => expect(unseen(topicProduceConsume.exercises['1.3'], scenes)).toEqual([]));
});
