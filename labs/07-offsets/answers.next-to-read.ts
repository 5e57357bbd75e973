// Reference answer and mistakes of exercise 7.1.
import type { ExerciseAnswers, Reason, Way } from '../kit/index.ts';
import type { offsets } from './lab.ts';

const create =
  'kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 1 --replication-factor 3';
const send = 'seq 10 | kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}';
const consume = 'kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --from-beginning';
const read = `${consume} --group {group} --max-messages {few}`;
const set = (where: string) =>
  `kafka-consumer-groups --bootstrap-server kafka1:9092 --group {group} --topic {topic} --reset-offsets ${where} --execute`;
const answers = { last: '$(({few} - 1))', committed: '{few}', lag: '$((10 - {few}))' };
const done = [create, send, read];
const given = (name: string, more: Way['answers']): Way => ({
  ...{ name, lines: done },
  answers: { ...answers, ...more },
});

export const nextToRead: ExerciseAnswers<Reason<(typeof offsets)['exercises']['7.1']>> = {
  solution: {
    name: 'read and described',
    lines: [
      ...done,
      `committed=$(kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group {group} | grep -w {topic} | tr -s ' ' | cut -d ' ' -f 4)`,
      `lag=$(kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group {group} | grep -w {topic} | tr -s ' ' | cut -d ' ' -f 6)`,
    ],
    answers: { last: '$((committed - 1))', committed: '$committed', lag: '$lag' },
  },
  alternatives: [
    {
      name: 'another client',
      lines: [create, send, 'consumer --topic {topic} --group {group} --latest=false --count {few}'],
      answers,
    },
    {
      name: 'all ten first, put back, read again',
      lines: [create, send, read.replace('{few}', '10'), set('--to-earliest'), read],
      answers,
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], answers, reason: 'absent' },
    {
      name: 'three partitions',
      lines: [create.replace('--partitions 1', '--partitions 3'), send],
      answers,
      reason: 'wrong-partitions',
    },
    { name: 'nine records', lines: [create, send.replace('10', '9')], answers, reason: 'too-few-records' },
    { name: 'sent twice', lines: [create, send, send], answers, reason: 'too-many-records' },
    {
      name: 'no group named',
      lines: [create, send, `${consume} --max-messages {few}`],
      answers,
      reason: 'no-group',
    },
    {
      name: 'a group the consumer never hears of',
      lines: [create, send, `${consume} --property group.id={group} --max-messages {few}`],
      answers,
      reason: 'no-group',
    },
    {
      name: 'a group without its end',
      lines: [create, send, `${consume} --group clerks --max-messages {few}`],
      answers,
      reason: 'other-group',
    },
    {
      name: 'all of them',
      lines: [create, send, read.replace('{few}', '10')],
      answers,
      reason: 'at-the-end',
    },
    {
      name: 'one too few',
      lines: [create, send, read.replace('{few}', '$(({few} - 1))')],
      answers,
      reason: 'stopped-elsewhere',
    },
    {
      name: 'put there, and never read',
      lines: [create, send, set('--to-offset {few}')],
      answers,
      reason: 'set-by-hand',
    },
    {
      name: 'read everything, and put there',
      lines: [create, send, read.replace('{few}', '10'), set('--to-offset {few}')],
      answers,
      reason: 'set-by-hand',
    },
    { name: 'nothing typed', lines: done, reason: 'no-answer' },
    { ...given('no lag', { lag: '""' }), reason: 'no-answer' },
    { ...given('counted from one', { last: '{few}' }), reason: 'last-is-next' },
    { ...given('the end of the log', { last: '9' }), reason: 'wrong-last' },
    { ...given('the last one read', { committed: '$(({few} - 1))' }), reason: 'committed-is-last' },
    { ...given('the end for the place', { committed: '10' }), reason: 'wrong-committed' },
    { ...given('one too many behind', { lag: '$((11 - {few}))' }), reason: 'lag-off-by-one' },
    { ...given('nothing behind', { lag: '0' }), reason: 'wrong-lag' },
  ],
  fakes: [
    { name: 'right numbers and no reading', lines: [create, send], answers },
    {
      name: 'functions in place of the tools',
      lines: [
        'kafka-console-consumer() { seq {few}; }',
        'export -f kafka-console-consumer',
        ...done,
        `history -s '${read}'`,
      ],
      answers,
    },
  ],
};
