// Exercise 6.3 in rehearsal: ten records, of which the first six are to go.
import { describe, expect, it } from 'vitest';
import { partition, type Stage, type StagedTopic } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { checkCutTheHead } from './cut-the-head.ts';
import { retentionAndCompaction } from './lab.ts';
import { retentionAndCompactionMessages } from './messages.en.ts';

const topic = 'tickets-6kt';
const values = { topic, first: '6' };
const staged = (low: number, change: Partial<StagedTopic> = {}): Stage => ({
  values,
  topics: { [topic]: { partitions: [partition(0, [1, 2, 3])], low, high: 10, ...change } },
});

const scenes: readonly Scene[] = [
  { title: 'six are gone', gives: 'passed', ...staged(6) },
  { title: 'no topic', gives: 'absent', values },
  {
    title: 'two partitions',
    gives: 'wrong-partitions',
    ...staged(6, { partitions: [partition(0, [1]), partition(1, [2])] }),
  },
  { title: 'nine', gives: 'too-few-records', ...staged(6, { high: 9 }) },
  { title: 'twenty', gives: 'too-many-records', ...staged(6, { high: 20 }) },
  { title: 'untouched', gives: 'nothing-deleted', ...staged(0) },
  { title: 'counted as the last that goes', gives: 'one-too-many', ...staged(7) },
  { title: 'one left', gives: 'one-too-few', ...staged(5) },
  { title: 'everything', gives: 'all-gone', ...staged(10) },
  { title: 'too little', gives: 'elsewhere', ...staged(2) },
];

describe('exercise 6.3', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const words = retentionAndCompactionMessages.exercises['6.3'];
    const { gives, command } = await play(checkCutTheHead, words, scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-get-offsets |^kafka-topics /);
  });

  it('shows every outcome', () =>
    expect(unseen(retentionAndCompaction.exercises['6.3'], scenes)).toEqual([]));
});
