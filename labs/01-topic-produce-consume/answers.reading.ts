// Reference answer and mistakes of exercise 1.3.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { topicProduceConsume } from './lab.ts';

const create =
  'kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 1 --replication-factor 3';
const send = 'seq 10 | kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}';
const consume = 'kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic}';
const read = (group: string, count: string) =>
  `${consume} --group ${group} --from-beginning --max-messages ${count}`;
const sorters = read('{sorters}', '{few}');
const auditors = read('{auditors}', '{many}');
const both = `( ${sorters} & ${auditors} & wait )`;
const ask =
  'earliest=$(kafka-get-offsets --bootstrap-server kafka1:9092 --topic {topic} --time earliest | cut -d : -f 3)';
const answers = { earliest: '"$earliest"' };
/** Long enough to join a group on a busy machine. */
const patience = '--timeout-ms 8000';

export const readingDoesNotRemove: ExerciseAnswers<Reason<(typeof topicProduceConsume)['exercises']['1.3']>> =
  {
    solution: { name: 'one after the other', lines: [create, send, sorters, auditors, ask], answers },
    alternatives: [
      { name: 'both at once, asked by number', lines: [create, send, both], answers: { earliest: '0' } },
      {
        name: 'in two sittings',
        lines: [create, send, read('{sorters}', '2'), read('{sorters}', '$(({few} - 2))'), auditors, ask],
        answers,
      },
      {
        name: 'too far, put back, read again',
        lines: [
          create,
          send,
          read('{sorters}', '10'),
          'kafka-consumer-groups --bootstrap-server kafka1:9092 --group {sorters} --topic {topic} --reset-offsets --to-earliest --execute',
          sorters,
          auditors,
          ask,
        ],
        answers,
      },
    ],
    mistakes: [
      { name: 'no topic', lines: [], answers: { earliest: '0' }, reason: 'absent' },
      {
        name: 'three partitions',
        lines: [create.replace('--partitions 1', '--partitions 3'), send],
        answers: { earliest: '0' },
        reason: 'wrong-partitions',
      },
      { name: 'nine records', lines: [create, send.replace('10', '9')], reason: 'too-few-records' },
      { name: 'sent twice', lines: [create, send, send], reason: 'too-many-records' },
      {
        name: 'no group named',
        lines: [create, send, `${consume} --from-beginning --max-messages 10`],
        reason: 'no-groups',
      },
      {
        name: 'a group the consumer never hears of',
        lines: [
          create,
          send,
          `${consume} --property group.id={sorters} --from-beginning --max-messages {few}`,
        ],
        reason: 'no-groups',
      },
      {
        name: 'a group without its end',
        lines: [create, send, read('sorters', '{few}')],
        reason: 'other-groups',
      },
      {
        name: 'the same group twice',
        lines: [create, send, sorters, `${read('{sorters}', '{many}')} --timeout-ms 3000`],
        answers: { earliest: '0' },
        reason: 'one-group',
      },
      {
        name: 'only one group',
        lines: [create, send, auditors],
        answers: { earliest: '0' },
        reason: 'one-group',
      },
      {
        name: 'one from the end, one to the end',
        lines: [
          create,
          send,
          `( ${consume} --group {sorters} ${patience} & ${read('{auditors}', '10')} & wait )`,
        ],
        answers: { earliest: '0' },
        reason: 'at-the-end',
      },
      {
        name: 'one too many',
        lines: [create, send, `( ${read('{sorters}', '$(({few} + 1))')} & ${auditors} & wait )`],
        answers: { earliest: '0' },
        reason: 'stopped-elsewhere',
      },
      { name: 'nothing answered', lines: [create, send, both], reason: 'no-answer' },
      {
        name: 'ten, for the records are gone',
        lines: [create, send, both],
        answers: { earliest: '10' },
        reason: 'answered-count',
      },
      {
        name: 'where the first group stopped',
        lines: [create, send, both],
        answers: { earliest: '{few}' },
        reason: 'answered-bookmark',
      },
      {
        name: 'counted from one',
        lines: [create, send, both],
        answers: { earliest: '1' },
        reason: 'wrong-answer',
      },
    ],
    fakes: [
      { name: 'a right answer without reading', lines: [create, send], answers: { earliest: '0' } },
      {
        name: 'functions in place of the tools',
        lines: [
          'kafka-console-consumer() { seq 10; }',
          'kafka-get-offsets() { echo {topic}:0:0; }',
          'export -f kafka-console-consumer kafka-get-offsets',
          create,
          send,
          sorters,
          auditors,
          ask,
        ],
        answers,
      },
      {
        name: 'an edited history',
        lines: [`history -s '${sorters}'`, `history -s '${auditors}'`, 'alias kafka-console-consumer=true'],
        answers: { earliest: '0' },
      },
    ],
  };
