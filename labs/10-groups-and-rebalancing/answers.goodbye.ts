// Reference answer and mistakes of exercise 10.3.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import { create, endAll, reader, untilMembers, untilShared } from './consoles.ts';
import type { groupsAndRebalancing } from './lab.ts';

const made = create('{topic}', 2);
const traffic = 'producer --topic {topic} --loop --every 500 > /dev/null 2>&1 &';
const read = reader('{topic}', '--group {group}', '--consumer-property session.timeout.ms={timeout}000');
/** The second one's process is `$two`. */
const pair = ['reader', 'reader; two=$!', untilShared('{group}', 2)];
const again = ['reader; two=$!', untilShared('{group}', 2)];
const gone = (name: string, signal: string) => [
  `begun=$SECONDS; kill -${signal} $two`,
  `${untilMembers('{group}', 1)}; echo $(( SECONDS - begun )) > ~/${name}.txt`,
  `${name}=$(cat ~/${name}.txt)`,
];
const goodbyeFirst = [
  made,
  traffic,
  read,
  ...pair,
  ...gone('goodbye', 'INT'),
  ...again,
  ...gone('killed', '9'),
];
const answers = { goodbye: '"$goodbye"', killed: '"$killed"' };
const afterwards = [endAll];
/** The next assignment is what tells of a departure. */
const taken = untilShared('{group}', 1);

export const goodbye: ExerciseAnswers<Reason<(typeof groupsAndRebalancing)['exercises']['10.3']>> = {
  solution: {
    name: 'measured with the clock of the console',
    lines: [...goodbyeFirst, taken],
    answers,
    afterwards,
  },
  alternatives: [
    {
      name: 'the kill first, TERM for a goodbye, all gone before the check',
      lines: [
        made,
        traffic,
        read,
        ...pair,
        ...gone('killed', '9'),
        ...again,
        ...gone('goodbye', 'TERM'),
        taken,
        endAll,
      ],
      answers,
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    { name: 'one partition', lines: [create('{topic}', 1)], reason: 'wrong-partitions' },
    { name: 'nobody there', lines: [made], reason: 'no-group' },
    {
      name: 'alone',
      lines: [made, traffic, read, 'reader; two=$!', untilShared('{group}', 1), 'kill -9 $two'],
      reason: 'alone',
      afterwards,
    },
    { name: 'nobody left', lines: [made, traffic, read, ...pair], reason: 'nobody-left', afterwards },
    {
      name: 'nothing sent',
      lines: [made, read, ...pair, ...gone('goodbye', 'INT'), taken],
      reason: 'no-traffic',
      afterwards,
    },
    {
      name: 'only killed',
      lines: [made, traffic, read, ...pair, ...gone('killed', '9'), taken],
      answers: { goodbye: '1', killed: '"$killed"' },
      reason: 'no-goodbye',
      afterwards,
    },
    {
      name: 'TERM taken for a kill',
      lines: [
        made,
        traffic,
        read,
        ...pair,
        ...gone('goodbye', 'INT'),
        ...again,
        ...gone('killed', 'TERM'),
        taken,
      ],
      answers: { goodbye: '"$goodbye"', killed: '{timeout}' },
      reason: 'no-kill',
      afterwards,
    },
    { name: 'nothing answered', lines: [...goodbyeFirst, taken], reason: 'no-answer', afterwards },
    {
      name: 'milliseconds',
      lines: [...goodbyeFirst, taken],
      answers: { goodbye: '500', killed: '"$(( killed * 1000 ))"' },
      reason: 'milliseconds',
      afterwards,
    },
    {
      name: 'swapped',
      lines: [...goodbyeFirst, taken],
      answers: { goodbye: '"$killed"', killed: '"$goodbye"' },
      reason: 'swapped',
      afterwards,
    },
    {
      name: 'a time-out for the goodbye too',
      lines: [...goodbyeFirst, taken],
      answers: { goodbye: '{timeout}', killed: '"$killed"' },
      reason: 'goodbye-wrong',
      afterwards,
    },
    {
      name: 'the default of Java',
      lines: [...goodbyeFirst, taken],
      answers: { goodbye: '"$goodbye"', killed: '45' },
      reason: 'killed-wrong',
      afterwards,
    },
  ],
  fakes: [
    { name: 'numbers without a group', lines: [made], answers: { goodbye: '0', killed: '{timeout}' } },
    {
      name: 'a function in place of kill',
      lines: [
        made,
        traffic,
        read,
        ...pair,
        'kill() { echo "killed $2"; }',
        'kill -INT $two; kill -9 $two',
        'unset -f kill',
      ],
      answers: { goodbye: '0', killed: '{timeout}' },
      afterwards,
    },
  ],
};
