// Exercise 5.2 in rehearsal: one hundred records on the disk of broker 1.
import { describe, expect, it } from 'vitest';
import { partition, type Stage, type StagedTopic, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { checkCutTheLog } from './cut-the-log.ts';
import { logOnDisk } from './lab.ts';
import { logOnDiskMessages } from './messages.en.ts';

const topic = 'crates-4fd';
const values = { topic, pieces: '5', retention: '123456789' };
const kept = { 'retention.ms': '123456789' };
const small = { ...kept, 'segment.bytes': '16384' };
const hundred = (bytes = 1000, count = 100) =>
  Array.from({ length: count }, (_, offset) => stored(null, 'x'.repeat(bytes), offset));
const pieces = (count: number, bytes = 15_000) =>
  Array.from({ length: count }, (_, n) => ({ baseOffset: n * 15, bytes }));
const staged = (change: Partial<StagedTopic>, segments = pieces(7), more: Stage = {}): Stage => ({
  ...{ values, ...more },
  topics: {
    [topic]: { partitions: [partition(0, [1, 2, 3])], records: hundred(), config: small, ...change },
  },
  segments: { [`kafka1 ${topic}-0`]: segments },
});
const wide = (entity: string, setting: string): Stage => ({
  znodes: { [`/config/brokers/${entity}`]: { data: `{"version":1,"config":{"${setting}":"16384"}}` } },
});

const scenes: readonly Scene[] = [
  { title: 'seven segments', gives: 'passed', ...staged({}) },
  {
    title: 'just enough, by time',
    gives: 'passed',
    ...staged({ config: { ...kept, 'segment.ms': '1' } }, pieces(5)),
  },
  { title: 'a kilobyte of 1024', gives: 'passed', ...staged({ records: hundred(1024) }) },
  { title: 'no topic', gives: 'absent', values },
  {
    title: 'two partitions',
    gives: 'wrong-partitions',
    ...staged({ partitions: [partition(0, [1]), partition(1, [2])] }),
  },
  {
    title: 'nobody leads',
    gives: 'no-leader',
    ...staged({ partitions: [{ ...partition(0, [1]), leader: -1 }] }),
  },
  { title: 'one missing', gives: 'too-few-records', ...staged({ records: hundred(1000, 99) }) },
  { title: 'sent twice', gives: 'too-many-records', ...staged({ records: hundred(1000, 200) }) },
  { title: 'a tenth of it', gives: 'wrong-size', ...staged({ records: hundred(100) }) },
  {
    title: 'a tombstone',
    gives: 'wrong-size',
    ...staged({ records: hundred().map((one) => ({ ...one, value: null })) }),
  },
  {
    title: 'all brokers',
    gives: 'broker-wide',
    ...staged({ config: {} }, pieces(7), wide('<default>', 'log.segment.bytes')),
  },
  {
    title: 'one broker, by time',
    gives: 'broker-wide',
    ...staged({ config: {} }, pieces(7), wide('2', 'log.roll.ms')),
  },
  { title: 'nothing set', gives: 'not-cut', ...staged({ config: { 'retention.ms': '1000' } }, pieces(1)) },
  { title: 'set afterwards', gives: 'set-late', ...staged({}, [{ baseOffset: 0, bytes: 102_000 }]) },
  {
    title: 'too large',
    gives: 'too-few-segments',
    ...staged({ config: { 'segment.bytes': '60000' } }, pieces(2)),
  },
  {
    title: 'an hour',
    gives: 'too-few-segments',
    ...staged({ config: { 'segment.ms': '3600000' } }, pieces(1)),
  },
  { title: 'all replaced', gives: 'override-lost', ...staged({ config: { 'segment.bytes': '16384' } }) },
  {
    title: 'another retention',
    gives: 'override-lost',
    ...staged({ config: { ...small, 'retention.ms': '1000' } }),
  },
];

describe('exercise 5.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkCutTheLog, logOnDiskMessages.exercises['5.2'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^(kafka-[a-z-]+|ls) /);
  });

  it('shows every outcome', () => expect(unseen(logOnDisk.exercises['5.2'], scenes)).toEqual([]));
});
