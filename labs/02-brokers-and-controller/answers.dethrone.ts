// Reference answer and mistakes of exercise 2.2.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { brokersAndController } from './lab.ts';

const who = `id=$(zookeeper-shell zookeeper1:2181 get /controller | grep -o '"brokerid":[0-9]*' | cut -d : -f 2)`;
const another = 'other=$((id % 3 + 1))';
const reigns = `reigns() { zookeeper-shell zookeeper1:2181 get /controller | grep "\\"brokerid\\":$id,"; }`;
const allBack = `until zookeeper-shell zookeeper1:2181 ls /brokers/ids | grep '1, 2, 3'; do echo not yet; done`;
const prediction = 'stays';
const deleted = 'zookeeper-shell zookeeper1:2181 delete /controller';
/** The others are held still for less than their sessions last, so that nobody races with the one that had it. */
const alone = [
  'a=$((id % 3 + 1)); b=$((a % 3 + 1))',
  `yard pause kafka$a; yard pause kafka$b; ${deleted}; until reigns; do :; done; yard resume kafka$a; yard resume kafka$b`,
];
/** The znode's own content with another id in it, put into place by hand. */
const writtenOver = [
  another,
  `znode=$(zookeeper-shell zookeeper1:2181 get /controller | sed -n "s/\\"brokerid\\":$id/\\"brokerid\\":$other/p")`,
  'zookeeper-shell zookeeper1:2181 set /controller "$znode"',
];

export const dethrone: ExerciseAnswers<Reason<(typeof brokersAndController)['exercises']['2.2']>> = {
  solution: {
    name: 'stopped politely',
    prediction,
    lines: [
      who,
      'yard stop kafka$id',
      'zookeeper-shell zookeeper1:2181 get /controller',
      'yard start kafka$id',
      allBack,
    ],
  },
  alternatives: [
    {
      name: 'killed, with a wrong guess',
      prediction: 'at-once',
      lines: [who, 'yard kill kafka$id', 'yard start kafka$id', allBack],
    },
    { name: 'restarted in one go', prediction, lines: [who, 'yard restart kafka$id', allBack] },
    {
      name: 'paused until its session ran out',
      prediction: 'later',
      lines: [
        who,
        reigns,
        'yard pause kafka$id',
        'while reigns; do :; done',
        'yard resume kafka$id',
        allBack,
      ],
    },
    {
      name: 'the znode deleted until another one won',
      prediction,
      lines: [who, reigns, `while reigns; do ${deleted}; done`],
    },
  ],
  mistakes: [
    { name: 'nothing but a guess', prediction, lines: [who], reason: 'untouched' },
    {
      name: 'another broker',
      prediction,
      lines: [who, another, 'yard stop kafka$other', 'yard start kafka$other', allBack],
      reason: 'another-broker',
    },
    {
      name: 'another broker, and left down',
      prediction,
      lines: [who, another, 'yard stop kafka$other'],
      reason: 'another-broker',
    },
    { name: 'a ZooKeeper', prediction, lines: ['yard stop zookeeper2'], reason: 'zookeeper-stopped' },
    {
      name: 'paused for a moment',
      prediction,
      lines: [who, 'yard pause kafka$id; yard resume kafka$id'],
      reason: 'too-short',
    },
    { name: 'won again by the same', prediction, lines: [who, reigns, ...alone], reason: 'same-again' },
    {
      name: 'another id written into the znode',
      prediction,
      lines: [who, ...writtenOver],
      reason: 'no-election',
      // The one whose id it is has not won anything and does no work: the brokers need a true election.
      afterwards: [
        deleted,
        'until zookeeper-shell zookeeper1:2181 get /controller | grep brokerid; do :; done',
      ],
    },
    { name: 'never started again', prediction, lines: [who, 'yard stop kafka$id'], reason: 'still-down' },
    {
      name: 'no prediction',
      lines: [who, 'yard restart kafka$id', allBack],
      reason: 'not-predicted',
    },
    {
      name: 'predicted what had been seen',
      prediction,
      predictsLate: true,
      lines: [who, 'yard restart kafka$id', allBack],
      reason: 'predicted-late',
    },
  ],
  fakes: [
    {
      name: 'a function in place of the lab',
      prediction,
      lines: ['yard() { echo "kafka1: stopped"; }', 'yard stop kafka1', 'yard start kafka1'],
    },
    {
      name: 'an edited history and an echoed verdict',
      prediction,
      lines: [`history -s 'yard stop kafka1'`, `echo 'Passed 2.2.'`],
    },
  ],
};
