// Exercise 3.3 in rehearsal: what two parents remember of children that are gone.
import { describe, expect, it } from 'vitest';
import type { Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { checkHeartbeat } from './heartbeat.ts';
import { znodes } from './lab.ts';
import { znodesMessages } from './messages.en.ts';

const values = { east: 'east-7k2', west: 'west-9cd' };
const [east, west] = ['/lab/east-7k2', '/lab/west-9cd'];
const tree = (all: NonNullable<Stage['znodes']>, last?: string): Stage => ({
  values,
  znodes: all,
  answers: last === undefined ? {} : { last },
});
/** Two parents after that many rounds that ended in one stroke. */
const rounds = (count: number, pzxid = '0x90') => ({
  [east]: { cversion: 2 * count, pzxid: '0x90' },
  [west]: { cversion: 2 * count, pzxid },
});
/** A ZooKeeper that shows a line of its journal for the transaction in which both went. */
const journal =
  (...kinds: readonly string[]): Stage['tool'] =>
  ([, what = '']) => {
    const entry = (kind: string) => `7:26:10 PM UTC session 0x1 cxid 0x3 zxid 0x90 ${kind} v{}\n`;
    const file = what === '/zk/log.100000001' ? kinds.map(entry).join('') : '';
    return { status: 0, stdout: what === 'zookeeper1' ? 'dataLogDir=/zk\ntickTime=500\n' : file, stderr: '' };
  };
const beats = (owners: Readonly<Record<string, string>>, last = '1') =>
  tree(
    {
      ...rounds(1),
      ...Object.fromEntries(
        Object.entries(owners).map(([path, ephemeralOwner]) => [path, { ephemeralOwner }]),
      ),
    },
    last,
  );

const scenes: readonly Scene[] = [
  { title: 'twice', gives: 'passed', ...tree(rounds(2), '1') },
  { title: 'five times, by its name', gives: 'passed', ...tree(rounds(5), 'beat-0000000004') },
  { title: 'by its path', gives: 'passed', ...tree(rounds(2), `${east}/beat-0000000001`) },
  { title: 'by the journal, too', gives: 'passed', ...tree(rounds(2), '1'), tool: journal('closeSession') },
  { title: 'in one multi', gives: 'by-hand', ...tree(rounds(2), '1'), tool: journal('multi') },
  {
    title: 'in one multi, with a line of the journal written into a znode',
    gives: 'by-hand',
    ...tree(rounds(2), '1'),
    tool: journal('closeSession', 'multi'),
  },
  { title: 'nothing', gives: 'no-platforms', ...tree({}, '1') },
  { title: 'one parent', gives: 'one-platform', ...tree({ [west]: {} }, '1') },
  { title: 'parents only', gives: 'no-heartbeat', ...tree({ [east]: {}, [west]: {} }, '1') },
  {
    title: 'only one of them used',
    gives: 'no-heartbeat',
    ...tree({ [east]: { cversion: 4 }, [west]: {} }, '1'),
  },
  { title: 'no -e', gives: 'persistent', ...beats({ [`${east}/beat-0000000001`]: '0x0' }) },
  { title: 'no -s', gives: 'no-number', ...beats({ [`${east}/beat`]: '0x5', [`${west}/beat`]: '0x5' }) },
  {
    title: 'two shells',
    gives: 'two-shells',
    ...beats({ [`${east}/beat-0000000001`]: '0x5', [`${west}/beat-0000000001`]: '0x6' }),
  },
  {
    title: 'the shell before lingers',
    gives: 'beating',
    ...beats({
      [`${east}/beat-0000000000`]: '0x5',
      [`${east}/beat-0000000001`]: '0x6',
      [`${west}/beat-0000000000`]: '0x5',
      [`${west}/beat-0000000001`]: '0x6',
    }),
  },
  { title: 'half a round is going on', gives: 'beating', ...beats({ [`${east}/beat-0000000001`]: '0x5' }) },
  { title: 'one round', gives: 'once', ...tree(rounds(1), '0') },
  { title: 'one by one', gives: 'not-together', ...tree(rounds(2, '0x91'), '1') },
  { title: 'no answer', gives: 'no-answer', ...tree(rounds(2)) },
  { title: 'nought', gives: 'starts-over', ...tree(rounds(2), '0000000000') },
  { title: 'from one', gives: 'counted-from-one', ...tree(rounds(3), '3') },
  { title: 'no number', gives: 'wrong-number', ...tree(rounds(3), 'beat-') },
  { title: 'some number', gives: 'wrong-number', ...tree(rounds(3), '17') },
];

describe('exercise 3.3', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkHeartbeat, znodesMessages.exercises['3.3'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^zookeeper-shell zookeeper1:2181 (ls|get|stat)/);
  });

  it('shows every outcome', () => expect(unseen(znodes.exercises['3.3'], scenes)).toEqual([]));
});
