// Reference answer and mistakes of exercise 10.2.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import { create, endAll, memberWith, reader, untilShared } from './consoles.ts';
import type { groupsAndRebalancing } from './lab.ts';

const made = create('{topic}', 3);
const named = reader('{topic}', '--group {group}');
const plain = (count: number) => [
  made,
  named,
  `for n in $(seq ${count}); do reader; done`,
  untilShared('{group}', Math.min(3, count), Math.max(0, count - 3)),
];
/** Each with a client id of its own, so that an id tells which job it is. */
const numbered = [
  made,
  named,
  'for n in 1 2 3 4; do reader --consumer-property client.id=carrier-$n; done',
  untilShared('{group}', 3, 1),
];
const idle = memberWith('idle', '{group}', 'none');
/** Once the members are gone, nobody can ask for it. */
const kept = ['echo $idle > ~/idle.txt', 'idle=$(cat ~/idle.txt)'];
const busy = memberWith('busy', '{group}', 'some');
const stopBusy = [busy, 'n=${busy#carrier-}; kill %${n%%-*}', untilShared('{group}', 3)];
const answers = { idle: '"$idle"' };
const afterwards = [endAll];

export const spectator: ExerciseAnswers<Reason<(typeof groupsAndRebalancing)['exercises']['10.2']>> = {
  solution: {
    name: 'four in the background, one of the busy ones stopped',
    lines: [...numbered, idle, ...kept, ...stopBusy],
    answers,
    afterwards,
  },
  alternatives: [
    {
      name: 'killed, and all gone before the check; a beginning of the id',
      lines: [
        made,
        reader('{topic}', '--group {group}', '--consumer-property session.timeout.ms=6000'),
        'for n in 1 2 3 4; do reader --consumer-property client.id=carrier-$n; done',
        untilShared('{group}', 3, 1),
        idle,
        busy,
        'n=${busy#carrier-}; kill -9 %${n%%-*}',
        untilShared('{group}', 3),
        endAll,
      ],
      answers: { idle: '"${idle:0:20}"' },
    },
    {
      name: 'all three busy ones stopped at once',
      lines: [
        ...numbered,
        idle,
        'n=${idle#carrier-}; n=${n%%-*}; for m in 1 2 3 4; do [ $m = $n ] || kill %$m; done',
        untilShared('{group}', 1),
      ],
      answers,
      afterwards,
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    { name: 'four partitions for four', lines: [create('{topic}', 4)], reason: 'wrong-partitions' },
    { name: 'nobody there', lines: [made], reason: 'no-group' },
    { name: 'three', lines: plain(3), reason: 'too-few', afterwards },
    { name: 'nothing answered', lines: plain(4), reason: 'no-answer', afterwards },
    {
      name: 'the client id',
      lines: plain(4),
      answers: { idle: 'console-consumer' },
      reason: 'only-client-id',
      afterwards,
    },
    {
      name: 'its number in the list',
      lines: plain(4),
      answers: { idle: '4' },
      reason: 'not-a-member',
      afterwards,
    },
    {
      name: 'one that works',
      lines: [...plain(4), busy],
      answers: { idle: '"$busy"' },
      reason: 'has-partitions',
      afterwards,
    },
    {
      name: 'nobody stopped',
      lines: [...numbered, idle],
      answers,
      reason: 'never-stepped-in',
      afterwards,
    },
    {
      name: 'the spectator itself stopped',
      lines: [...numbered, idle, 'n=${idle#carrier-}; kill %${n%%-*}', untilShared('{group}', 3)],
      answers,
      reason: 'never-stepped-in',
      afterwards,
    },
  ],
  fakes: [
    {
      name: 'an id that looks right',
      lines: [made],
      answers: { idle: 'console-consumer-0f0e0d0c-0b0a-4908-8706-050403020100' },
    },
    {
      name: 'a function in place of the tool',
      lines: ['kafka-consumer-groups() { echo "{group} carrier-4-x /127.0.0.1 carrier-4 0"; }', made, idle],
      answers,
    },
  ],
};
