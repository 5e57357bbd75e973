// Exercise 6.2 in rehearsal: what a reader of the compacted topic finds, and where the active segment begins.
import { describe, expect, it } from 'vitest';
import { partition, type Stage, type StagedTopic, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { retentionAndCompaction } from './lab.ts';
import { checkLastValue } from './last-value.ts';
import { retentionAndCompactionMessages } from './messages.en.ts';

const topic = 'signals-8ph';
const values = { topic, first: 'mast-1ab', second: 'gate-2cd', third: 'post-3ef', gone: 'lamp-4gh' };
const { first, second, third, gone } = values;
/** Offset, key and value; `-` is null. */
const records = (...lines: readonly string[]) =>
  lines.map((line) => {
    const [offset, key = '', value = ''] = line.split(' ');
    return {
      ...stored(key === '-' ? null : key, value, Number(offset)),
      value: value === '-' ? null : value,
    };
  });
const clean = records(`6 ${first} go`, `7 ${second} go`, `8 ${third} go`, `10 ${gone} -`, '11 clock 1');
const staged = (said = clean, active = 11, change: Partial<StagedTopic> = {}): Stage => ({
  values,
  topics: {
    [topic]: {
      ...{ partitions: [partition(0, [1, 2, 3])], config: { 'cleanup.policy': 'compact' } },
      ...{ records: said, high: 12, ...change },
    },
  },
  segments: {
    [`kafka1 ${topic}-0`]: [0, active].map((baseOffset) => ({ baseOffset, bytes: 300 })),
  },
});
const but = (...lines: readonly string[]) => staged([...clean, ...records(...lines)], 20, { high: 20 });

const scenes: readonly Scene[] = [
  { title: 'one of each', gives: 'passed', ...staged() },
  {
    title: 'the tombstone is forgotten too, and other keys come twice',
    gives: 'passed',
    ...staged([...clean.slice(0, 3), ...records('11 clock 1', '12 clock 2')], 11, {
      config: { 'cleanup.policy': 'delete,compact' },
    }),
  },
  { title: 'no topic', gives: 'absent', values },
  {
    title: 'two partitions',
    gives: 'wrong-partitions',
    ...staged(clean, 11, { partitions: [partition(0, [1]), partition(1, [2])] }),
  },
  { title: 'no policy', gives: 'not-compacted', ...staged(clean, 11, { config: {} }) },
  { title: 'nothing there', gives: 'key-missing', ...staged([]) },
  { title: 'stop is last', gives: 'wrong-last-value', ...but(`12 ${second} stop`) },
  { title: 'one too many tombstones', gives: 'wrong-last-value', ...but(`12 ${third} -`) },
  { title: 'it still stands', gives: 'no-tombstone', ...but(`12 ${gone} stop`) },
  { title: 'no letters', gives: 'empty-string', ...but(`12 ${gone} `) },
  { title: 'a word', gives: 'null-word', ...but(`12 ${gone} NULL`) },
  { title: 'twice in closed segments', gives: 'cleaner', ...but(`12 ${first} go`) },
  {
    title: 'the newer one in the active segment',
    gives: 'nothing-closed',
    ...staged([...clean, ...records(`12 ${first} go`)], 11, { high: 13 }),
  },
  {
    title: 'everything in the active segment',
    gives: 'nothing-closed',
    ...staged([...records(`3 ${first} stop`), ...clean], 0),
  },
  { title: 'only last values', gives: 'too-few-sent', ...staged(clean, 11, { high: 5 }) },
  {
    title: 'nothing was removed',
    gives: 'too-few-sent',
    ...staged(
      [...clean, ...records('12 a 1', '13 b 1', '14 c 1', '15 d 1', '16 e 1', '17 f 1', '18 g 1')],
      11,
    ),
  },
];

describe('exercise 6.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const words = retentionAndCompactionMessages.exercises['6.2'];
    const { gives, command } = await play(checkLastValue, words, scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-[a-z-]+ /);
  });

  it('shows every outcome', () =>
    expect(unseen(retentionAndCompaction.exercises['6.2'], scenes)).toEqual([]));
});
