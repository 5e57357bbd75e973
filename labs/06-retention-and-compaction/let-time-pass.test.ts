// Exercise 6.1 in rehearsal: a log that begins at 10, on the disk of broker 1.
import { describe, expect, it } from 'vitest';
import { partition, type Stage, type StagedTopic, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { retentionAndCompaction } from './lab.ts';
import { checkLetTimePass } from './let-time-pass.ts';
import { retentionAndCompactionMessages } from './messages.en.ts';

const topic = 'posters-2xw';
const values = { topic };
const staged = (change: Partial<StagedTopic>, base = 10, more: Stage = {}): Stage => ({
  ...{ values, ...more },
  topics: { [topic]: { partitions: [partition(0, [1, 2, 3])], low: 10, high: 11, ...change } },
  segments: { [`kafka1 ${topic}-0`]: [{ baseOffset: base, bytes: 70 }] },
});
const full = { low: 0, high: 10 };
const wide: Stage = {
  znodes: { '/config/brokers/<default>': { data: '{"config":{"log.retention.ms":"1000"}}' } },
};

const scenes: readonly Scene[] = [
  { title: 'ten gone, one sent', gives: 'passed', ...staged({}) },
  { title: 'a day from now on', gives: 'passed', ...staged({ config: { 'retention.ms': '86400000' } }) },
  { title: 'no topic', gives: 'absent', values },
  {
    title: 'two partitions',
    gives: 'wrong-partitions',
    ...staged({ partitions: [partition(0, [1]), partition(1, [2])] }),
  },
  { title: 'made again', gives: 'too-few-records', ...staged({ low: 0, high: 1 }, 0) },
  { title: 'five went', gives: 'too-few-records', ...staged({ low: 5, high: 12 }, 5) },
  { title: 'all brokers', gives: 'broker-wide', ...staged(full, 0, wide) },
  {
    title: 'compacted',
    gives: 'only-compacted',
    ...staged({ ...full, config: { 'cleanup.policy': 'compact' } }, 0),
  },
  { title: 'nothing set', gives: 'no-setting', ...staged(full, 0) },
  { title: 'an hour', gives: 'too-long', ...staged({ ...full, config: { 'retention.ms': '3600000' } }, 0) },
  { title: 'for ever', gives: 'too-long', ...staged({ ...full, config: { 'retention.ms': '-1' } }, 0) },
  { title: 'not yet', gives: 'age', ...staged({ ...full, config: { 'retention.ms': '1000' } }, 0) },
  {
    title: 'dated ahead',
    gives: 'from-the-future',
    ...staged(
      {
        ...{ ...full, config: { 'retention.ms': '1000' } },
        records: [stored(null, '1', 0), { ...stored(null, '2', 1), timestamp: Date.now() + 3_600_000 }],
      },
      0,
    ),
  },
  { title: 'by size, not yet', gives: 'age', ...staged({ ...full, config: { 'retention.bytes': '1' } }, 0) },
  { title: 'cut in the middle of a file', gives: 'by-hand', ...staged({}, 0) },
  { title: 'still set', gives: 'still-set', ...staged({ config: { 'retention.ms': '1000' } }) },
  { title: 'still set by size', gives: 'still-set', ...staged({ config: { 'retention.bytes': '1' } }) },
  { title: 'nothing since', gives: 'none-since', ...staged({ high: 10 }) },
];

describe('exercise 6.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const words = retentionAndCompactionMessages.exercises['6.1'];
    const { gives, command } = await play(checkLetTimePass, words, scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () =>
    expect(unseen(retentionAndCompaction.exercises['6.1'], scenes)).toEqual([]));
});
