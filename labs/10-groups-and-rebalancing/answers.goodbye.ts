// Reference answer and mistakes of exercise 10.3.
import type { ExerciseAnswers, Mistake, Reason, Way } from '../kit/index.ts';
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

type Why = Reason<(typeof groupsAndRebalancing)['exercises']['10.3']>;

/** The answers of somebody who has done everything well. */
const answered = (name: string, reason: Why, given?: Way['answers']): Mistake<Why> => ({
  ...{ name, lines: [...goodbyeFirst, taken], reason, afterwards },
  ...(given && { answers: given }),
});

export const goodbye: ExerciseAnswers<Why> = {
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
    answered('nothing answered', 'no-answer'),
    answered('milliseconds', 'milliseconds', { goodbye: '500', killed: '"$(( killed * 1000 ))"' }),
    answered('swapped', 'swapped', { goodbye: '"$killed"', killed: '"$goodbye"' }),
    answered('a time-out for the goodbye too', 'goodbye-wrong', {
      goodbye: '{timeout}',
      killed: '"$killed"',
    }),
    answered('the default of Java', 'killed-wrong', { goodbye: '"$goodbye"', killed: '45' }),
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
