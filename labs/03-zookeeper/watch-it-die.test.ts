// Exercise 3.2 in rehearsal: brokers that left, as the recorder wrote it down.
import { describe, expect, it } from 'vitest';
import type { Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { znodes } from './lab.ts';
import { znodesMessages } from './messages.en.ts';
import { checkWatchItDie } from './watch-it-die.ts';

type Entry = NonNullable<Stage['history']>[number];

const left = (ms: number, broker: number): Entry => [
  ms,
  { kind: 'broker', broker, registered: false, session: `0x${broker}` },
];
const came = (ms: number, broker: number): Entry => [
  ms,
  { kind: 'broker', broker, registered: true, session: `0x${broker}0` },
];
const told = (ms: number, node: 'kafka1' | 'kafka2', action: string): Entry => [
  ms,
  { kind: 'command', node, action },
];
const shutDown = (ms: number, node: 'kafka1' | 'kafka2' | 'kafka3'): Entry => [
  ms,
  { kind: 'command', node, action: 'stop', cause: 'shutdown' },
];
const after = (history: readonly Entry[], notifications?: string): Stage => ({
  history,
  answers: notifications === undefined ? {} : { notifications },
});
const both = [left(2000, 1), left(5000, 2)];

const scenes: readonly Scene[] = [
  { title: 'two left, one ring', gives: 'passed', ...after(both, '1') },
  { title: 'and are back', gives: 'passed', ...after([...both, came(9000, 1), came(9500, 2)], '1') },
  {
    title: 'the last two that were away at once',
    gives: 'passed',
    ...after([left(1000, 3), came(4000, 3), ...both], '1'),
  },
  { title: 'two killed', gives: 'passed', ...after([told(0, 'kafka1', 'kill'), ...both], '1') },
  { title: 'nobody', gives: 'nobody-left', ...after([], '1') },
  { title: 'a number nobody has', gives: 'nobody-left', ...after([left(1, 8), left(2, 9)], '1') },
  { title: 'one', gives: 'one-left', ...after([told(0, 'kafka1', 'stop'), left(1000, 1)], '1') },
  {
    title: 'the same one twice',
    gives: 'one-left',
    ...after([left(1000, 3), came(4000, 3), left(6000, 3)], '1'),
  },
  {
    title: 'one after the other, for another lesson',
    gives: 'one-left',
    ...after([left(1000, 3), came(4000, 3), left(6000, 2), came(9000, 2)], '1'),
  },
  {
    title: 'all of them, since the lab was stopped',
    gives: 'nobody-left',
    ...after(
      [1, 2, 3].flatMap((broker) => [shutDown(1000, `kafka${broker as 1 | 2 | 3}`), left(2000, broker)]),
      '1',
    ),
  },
  {
    title: 'two of a cluster that was made anew since',
    gives: 'nobody-left',
    ...after([...both, [6000, { kind: 'reset', state: 'begun', way: 'hard' }]], '1'),
  },
  {
    title: 'one, and one whose session runs on',
    gives: 'still-registered',
    ...after([told(0, 'kafka1', 'kill'), left(6000, 1), told(6100, 'kafka2', 'kill')], '1'),
  },
  {
    title: 'one killed, and that was all',
    gives: 'one-left',
    ...after([told(0, 'kafka1', 'kill'), left(6000, 1)], '1'),
  },
  {
    title: 'unknown is not zero',
    gives: 'not-recorded',
    ...after([[10, { kind: 'gap', open: true, of: 'zookeeper' }], left(5000, 1)], '1'),
  },
  {
    title: 'very many topics hide no departure',
    gives: 'one-left',
    ...after([[10, { kind: 'gap', open: true, of: 'partitions' }], left(5000, 1)], '1'),
  },
  { title: 'no answer', gives: 'no-answer', ...after(both) },
  { title: 'none', gives: 'none', ...after(both, '0') },
  { title: 'one for each', gives: 'one-each', ...after(both, '2') },
  { title: 'one for each of three', gives: 'one-each', ...after([...both, left(7000, 3)], '3') },
  { title: 'more', gives: 'more', ...after(both, '4') },
];

describe('exercise 3.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkWatchItDie, znodesMessages.exercises['3.2'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toBe('zookeeper-shell zookeeper1:2181 ls /brokers/ids');
  });

  it('shows every outcome', () => expect(unseen(znodes.exercises['3.2'], scenes)).toEqual([]));

  it('is graded while brokers are down', () => expect(znodes.exercises['3.2'].cluster).toBe('broken'));
});
