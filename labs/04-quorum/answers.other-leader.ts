// Reference answer and mistakes of exercise 4.1.
import { type ExerciseAnswers, fourLetterWord, type Reason, type Way } from '../kit/index.ts';
import type { quorum } from './lab.ts';

const ask = `kafka-run-class ${fourLetterWord}`;
const all = `'zookeeper1 2181' 'zookeeper2 2182' 'zookeeper3 2183'`;
/** The name of the last node whose answer to the word has the text. */
const whose = (word: string, text: string) =>
  `$(for at in ${all}; do ${ask} $at ${word} | grep -q '${text}' && echo \${at% *}; done | tail -1)`;

const leader = `leader=${whose('srvr', 'Mode: leader')}`;
const zxid = `zxid=$(${ask} zookeeper1 2181 srvr | grep Zxid | cut -d ' ' -f 2)`;
const answers = { leader: '"$leader"', zxid: '"$zxid"' };
const named = (name: string, given: Way['answers']): Way => ({ name, lines: [leader, zxid], answers: given });

export const otherLeader: ExerciseAnswers<Reason<(typeof quorum)['exercises']['4.1']>> = {
  solution: { name: 'srvr, asked of all three', lines: [leader, zxid], answers },
  alternatives: [
    {
      name: 'mntr, the zxid of another node with its label, capital letters',
      lines: [
        `leader=${whose('mntr', 'zk_server_state.leader')}`,
        `zxid=$(${ask} zookeeper3 2183 srvr | grep Zxid)`,
      ],
      answers: { leader: '"${leader^^}"', zxid: '"$zxid"' },
    },
    {
      name: 'stat, the name with its port',
      lines: [
        `at=$(for at in ${all}; do ${ask} $at stat | grep -q 'Mode: leader' && echo $at; done)`,
        `zxid=$(${ask} $at stat | grep Zxid | cut -d ' ' -f 2)`,
      ],
      answers: { leader: '"${at/ /:}"', zxid: '"$zxid"' },
    },
  ],
  mistakes: [
    {
      name: 'the controller of the brokers',
      lines: [
        zxid,
        `id=$(zookeeper-shell zookeeper1:2181 get /controller | grep -o '"brokerid":[0-9]' | cut -d : -f 2)`,
      ],
      answers: { leader: '"kafka$id"', zxid: '"$zxid"' },
      reason: 'a-broker',
    },
    {
      name: 'the id of the controller',
      lines: [
        zxid,
        `id=$(zookeeper-shell zookeeper1:2181 get /controller | grep -o '"brokerid":[0-9]' | cut -d : -f 2)`,
      ],
      answers: { leader: '"$id"', zxid: '"$zxid"' },
      reason: 'only-a-number',
    },
    { ...named('the port', { leader: '2181', zxid: '"$zxid"' }), reason: 'port-not-name' },
    { ...named('the mode', { leader: 'leader', zxid: '"$zxid"' }), reason: 'not-a-node' },
    {
      name: 'a follower',
      lines: [`follower=${whose('srvr', 'Mode: follower')}`, zxid],
      answers: { leader: '"$follower"', zxid: '"$zxid"' },
      reason: 'a-follower',
    },
    { ...named('no name', { zxid: '"$zxid"' }), reason: 'no-leader' },
    { ...named('no zxid', { leader: '"$leader"' }), reason: 'no-zxid' },
    { ...named('the epoch alone', { leader: '"$leader"', zxid: '1' }), reason: 'not-a-zxid' },
    {
      name: 'the number of an old change',
      lines: [
        leader,
        `zxid=$(zookeeper-shell zookeeper1:2181 get -s /cluster/id | grep cZxid | cut -d ' ' -f 3)`,
      ],
      answers,
      reason: 'zxid-old',
    },
    {
      name: 'the id of a session',
      lines: [
        leader,
        `zxid=$(zookeeper-shell zookeeper1:2181 get -s /controller | grep ephemeralOwner | cut -d ' ' -f 3)`,
      ],
      answers,
      reason: 'zxid-ahead',
    },
  ],
  fakes: [
    {
      name: 'a function in place of the tool',
      lines: ["kafka-run-class() { printf 'Zxid: 0x100000001\\nMode: leader\\n'; }", leader, zxid],
      answers,
    },
    {
      name: 'an edited history and an echoed verdict',
      lines: [`history -s '${ask} zookeeper1 2181 srvr'`, `echo 'Passed. 4.1'`],
    },
  ],
};
