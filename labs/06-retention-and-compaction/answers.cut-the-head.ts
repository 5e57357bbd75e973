// Reference answer and mistakes of exercise 6.3.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { retentionAndCompaction } from './lab.ts';

const create =
  'kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 1 --replication-factor 3';
const send = (records = 10) =>
  `seq ${records} | kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}`;
/** The offset is a word for the shell. */
const cut = (offset: string) => [
  `printf '{"partitions":[{"topic":"{topic}","partition":0,"offset":%d}],"version":1}' ${offset} > ~/cut.json`,
  'kafka-delete-records --bootstrap-server kafka1:9092 --offset-json-file ~/cut.json',
];

export const cutTheHead: ExerciseAnswers<Reason<(typeof retentionAndCompaction)['exercises']['6.3']>> = {
  solution: { name: 'in one cut', lines: [create, send(), ...cut('{first}')] },
  alternatives: [
    { name: 'in two cuts', lines: [create, send(), ...cut('2'), ...cut('{first}')] },
    {
      name: 'cut while half of it was there',
      lines: [create, send(8), ...cut('{first}'), send(2)],
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    {
      name: 'three partitions',
      lines: [create.replace('--partitions 1', '--partitions 3'), send()],
      reason: 'wrong-partitions',
    },
    { name: 'nine records', lines: [create, send(9), ...cut('{first}')], reason: 'too-few-records' },
    { name: 'sent twice', lines: [create, send(), send(), ...cut('{first}')], reason: 'too-many-records' },
    { name: 'nothing cut', lines: [create, send()], reason: 'nothing-deleted' },
    {
      name: 'a compacted topic cannot be cut',
      lines: [
        `${create} --config cleanup.policy=compact`,
        "seq 10 | sed 's/.*/&:&/' | kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic} --property parse.key=true --property key.separator=:",
        ...cut('{first}'),
      ],
      reason: 'nothing-deleted',
    },
    {
      name: 'the last one that goes',
      lines: [create, send(), ...cut('$(({first} + 1))')],
      reason: 'one-too-many',
    },
    { name: 'one short', lines: [create, send(), ...cut('$(({first} - 1))')], reason: 'one-too-few' },
    { name: 'up to the end', lines: [create, send(), ...cut('-1')], reason: 'all-gone' },
    { name: 'somewhere', lines: [create, send(), ...cut('1')], reason: 'elsewhere' },
  ],
  fakes: [
    {
      name: 'functions in place of the tools',
      lines: ['kafka-delete-records() { echo low_watermark: {first}; }', create, send(), ...cut('{first}')],
    },
    {
      name: 'a topic of that many records fewer',
      lines: [
        create,
        'seq $((10 - {first})) | kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}',
      ],
    },
  ],
};
