// Exercise 4.1 in rehearsal: three ZooKeepers that answer `srvr` as 3.8 was seen to answer.
import { describe, expect, it } from 'vitest';
import type { ZooKeeperName } from '../kit/index.ts';
import type { Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { quorum } from './lab.ts';
import { quorumMessages } from './messages.en.ts';
import { checkOtherLeader } from './other-leader.ts';

/** Who leads (nobody: still looking), in epoch 3, after 0xa5 changes. */
const ensemble =
  (leader: ZooKeeperName | undefined, down?: ZooKeeperName): Stage['tool'] =>
  ([, node]) => {
    if (node === down) return { status: 1, stdout: '', stderr: 'java.net.ConnectException: refused\n' };
    if (leader === undefined) {
      const stdout = 'This ZooKeeper instance is not currently serving requests\n';
      return { status: 0, stdout, stderr: '' };
    }
    const mode = node === leader ? 'leader' : 'follower';
    return { status: 0, stdout: `Outstanding: 0\nZxid: 0x3000000a5\nMode: ${mode}\n`, stderr: '' };
  };
const staged = (leader?: string, zxid?: string, tool = ensemble('zookeeper2')): Stage => ({
  ...{ tool, znodes: { '/controller': { czxid: '0x300000010' } } },
  answers: { ...(leader === undefined ? {} : { leader }), ...(zxid === undefined ? {} : { zxid }) },
});
const read = '0x3000000a0';

const scenes: readonly Scene[] = [
  { title: 'both', gives: 'passed', ...staged('zookeeper2', read) },
  { title: 'with port and label', gives: 'passed', ...staged('ZooKeeper2:2182', `Zxid: ${read}`) },
  {
    title: 'with one down',
    gives: 'passed',
    ...staged('zookeeper2', read, ensemble('zookeeper2', 'zookeeper1')),
  },
  { title: 'nothing typed', gives: 'no-leader', ...staged() },
  { title: 'between two leaders', gives: 'electing', ...staged('zookeeper2', read, ensemble(undefined)) },
  { title: 'the controller', gives: 'a-broker', ...staged('kafka1', read) },
  { title: 'no controller at all', gives: 'a-broker', controller: null, ...staged('kafka2', read) },
  { title: 'an id', gives: 'only-a-number', ...staged('2', read) },
  { title: 'a port', gives: 'port-not-name', ...staged('2182', read) },
  { title: 'the mode', gives: 'not-a-node', ...staged('leader', read) },
  { title: 'a follower', gives: 'a-follower', ...staged('zookeeper1', read) },
  {
    title: 'one that is down',
    gives: 'a-follower',
    ...staged('zookeeper3', read, ensemble('zookeeper2', 'zookeeper3')),
  },
  { title: 'no zxid', gives: 'no-zxid', ...staged('zookeeper2') },
  { title: 'a word', gives: 'not-a-zxid', ...staged('zookeeper2', 'three') },
  { title: 'of the leader before', gives: 'zxid-old', ...staged('zookeeper2', '0x2000000ff') },
  { title: 'guessed', gives: 'zxid-old', ...staged('zookeeper2', '0x300000001') },
  { title: 'a session', gives: 'zxid-ahead', ...staged('zookeeper2', '0x10000012ab30001') },
];

describe('exercise 4.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkOtherLeader, quorumMessages.exercises['4.1'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^kafka-run-class .* zookeeper\d 218\d srvr$/);
  });

  it('shows every outcome', () => expect(unseen(quorum.exercises['4.1'], scenes)).toEqual([]));
});
