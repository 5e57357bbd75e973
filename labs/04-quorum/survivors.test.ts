// Exercise 4.3 in rehearsal.
import { describe, expect, it } from 'vitest';
import type { ToolResult } from '../kit/index.ts';
import { partition, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { quorum } from './lab.ts';
import { quorumMessages } from './messages.en.ts';
import { checkSurvivors } from './survivors.ts';

const values = { victim: 'zookeeper2' };
const well: ToolResult = { status: 0, stdout: '', stderr: '' };
const counted = (three: string, four: string, five: string): Stage => ({
  ...{ values, answers: { three, four, five } },
  tool: (_, stopped) => (stopped === undefined || stopped === 'zookeeper2' ? well : { ...well, status: 1 }),
});
/** The probe topic, refused or kept while a node is stopped. */
const refusing = (what: string): Stage => ({
  ...counted('1', '1', '2'),
  tool: (args, stopped) =>
    stopped !== undefined && args.includes(what)
      ? {
          status: 1,
          stdout: '',
          stderr:
            'Error while executing\n[x] ERROR org.apache.kafka.common.errors.TimeoutException: The AdminClient thread is not accepting new calls.\n',
        }
      : well,
});

const scenes: readonly Scene[] = [
  { title: 'counted', gives: 'passed', ...counted('1', '1', '2') },
  { title: 'nothing', gives: 'no-answer', values },
  { title: 'one field', gives: 'no-answer', values, answers: { three: '1' } },
  { title: 'majorities', gives: 'size-of-majority', ...counted('2', '3', '3') },
  { title: 'one left', gives: 'all-but-one', ...counted('2', '3', '4') },
  { title: 'half of four', gives: 'four-for-two', ...counted('1', '2', '2') },
  { title: 'nothing may go', gives: 'wrong-count', ...counted('0', '0', '0') },
  { title: 'not made', gives: 'does-not-survive', ...refusing('--create') },
  { title: 'not deleted', gives: 'does-not-survive', ...refusing('--delete') },
  {
    title: 'never gone',
    gives: 'does-not-survive',
    ...counted('1', '1', '2'),
    topics: { 'railyard-quorum-probe': { partitions: [partition(0, [1, 2, 3])] } },
  },
];

describe('exercise 4.3', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkSurvivors, quorumMessages.exercises['4.3'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toBe(
      'yard stop zookeeper2; zookeeper-shell zookeeper1:2181 ls /brokers/ids; yard start zookeeper2',
    );
  });

  it('shows every outcome', () => expect(unseen(quorum.exercises['4.3'], scenes)).toEqual([]));

  it('takes its topic away when something went wrong, and leaves it alone when it is gone', async () => {
    const asked: string[] = [];
    const note = (stage: Stage): Stage => ({
      ...stage,
      tool: (args, stopped) => {
        const what = args.find((word) => /^--(create|delete)$/.test(word));
        asked.push(`${what} ${stopped ?? 'whole'}`);
        return stage.tool?.(args, stopped) ?? well;
      },
    });
    const words = quorumMessages.exercises['4.3'];
    await play(checkSurvivors, words, { title: '', gives: '', ...note(counted('1', '1', '2')) });
    const right = ['--delete whole', '--create zookeeper2', '--delete zookeeper2'];
    expect(asked.splice(0)).toEqual(right);
    await play(checkSurvivors, words, { title: '', gives: '', ...note(refusing('--delete')) });
    expect(asked).toEqual([...right, '--delete whole']);
  });
});
