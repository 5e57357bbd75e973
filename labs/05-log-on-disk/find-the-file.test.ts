// Exercise 5.1 in rehearsal: the middle partition of three, led by broker 2, with four segments on its disk.
import { describe, expect, it } from 'vitest';
import { partition, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { checkFindTheFile } from './find-the-file.ts';
import { logOnDisk } from './lab.ts';
import { logOnDiskMessages } from './messages.en.ts';

const topic = 'freight-7k2';
const values = { topic, partition: '1', size: '500' };
const cut = [0, 120, 240, 361].map((baseOffset) => ({ baseOffset, bytes: 65_000 }));
const right = { folder: `${topic}-1`, offset: '120', without: '1' };
const copies = [partition(0, [1, 2]), partition(1, [2, 3]), partition(2, [3, 1])];
const staged = (answers: Stage['answers'], segments = cut, partitions = copies): Stage => ({
  ...{ values, answers, topics: { [topic]: { partitions } } },
  segments: { [`kafka2 ${topic}-1`]: segments },
});
const but = (change: Readonly<Record<string, string>>) => staged({ ...right, ...change });

const scenes: readonly Scene[] = [
  { title: 'all three', gives: 'passed', ...staged(right) },
  {
    title: 'path, file, name',
    gives: 'passed',
    ...staged({
      folder: `/railyard/kafka2/data/${topic}-1/`,
      offset: `${topic}-1/00000000000000000120.log`,
      without: 'Kafka1',
    }),
  },
  { title: 'no topic', gives: 'absent', values, answers: right },
  { title: 'one partition', gives: 'wrong-partitions', ...staged(right, cut, [partition(0, [2, 3])]) },
  {
    title: 'three copies',
    gives: 'wrong-copies',
    ...staged(
      right,
      cut,
      [0, 1, 2].map((number) => partition(number, [2, 3, 1])),
    ),
  },
  {
    title: 'nobody leads',
    gives: 'no-leader',
    ...staged(
      right,
      cut,
      copies.map((state) => ({ ...state, leader: -1 })),
    ),
  },
  { title: 'one file', gives: 'one-segment', ...staged(right, cut.slice(0, 1)) },
  { title: 'nothing typed', gives: 'no-folder', ...staged({}) },
  { title: 'only a slash', gives: 'no-folder', ...but({ folder: '/' }) },
  { title: 'a file', gives: 'a-file', ...but({ folder: `${topic}-1/00000000000000000120.log` }) },
  { title: 'a neighbour', gives: 'other-partition', ...but({ folder: `${topic}-2` }) },
  { title: 'the topic', gives: 'wrong-folder', ...but({ folder: topic }) },
  { title: 'only the folder', gives: 'no-offset', ...staged({ folder: right.folder }) },
  { title: 'an index', gives: 'index-file', ...but({ offset: '00000000000000000120.timeindex' }) },
  { title: 'nought', gives: 'first-segment', ...but({ offset: '00000000000000000000' }) },
  { title: 'the active one', gives: 'later-segment', ...but({ offset: '361' }) },
  { title: 'no segment', gives: 'wrong-offset', ...but({ offset: '121' }) },
  { title: 'a word', gives: 'wrong-offset', ...but({ offset: 'second' }) },
  {
    title: 'no broker',
    gives: 'no-broker',
    ...staged({ folder: right.folder, offset: right.offset }),
  },
  { title: 'the leader', gives: 'has-copy', ...but({ without: 'broker 2' }) },
  { title: 'the follower', gives: 'has-copy', ...but({ without: '3' }) },
  { title: 'a fourth broker', gives: 'not-a-broker', ...but({ without: '4' }) },
];

describe('exercise 5.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkFindTheFile, logOnDiskMessages.exercises['5.1'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^(kafka-topics|ls) /);
  });

  it('shows every outcome', () => expect(unseen(logOnDisk.exercises['5.1'], scenes)).toEqual([]));
});
