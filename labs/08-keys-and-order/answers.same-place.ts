// Reference answer and mistakes of exercise 8.1.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';

const create =
  'kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 3 --replication-factor 3';
const produce =
  'kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic} --property parse.key=true --property key.separator=:';
const all = ['{key1}', '{key2}', '{key3}'];
const lines = (keys: readonly string[], values: readonly string[] = ['in', 'out']) =>
  `printf '%s\\n' ${values.flatMap((value) => keys.map((key) => `'${key}:${value}'`)).join(' ')}`;
const send = `${lines(all)} | ${produce}`;
/** A guess: which one it is does not matter. */
const prediction = 'p0';

/** A program that chooses partitions by itself. */
const program = (partitioner: string) => [
  "import { Kafka, Partitioners } from 'kafkajs';",
  'const usual = Partitioners.DefaultPartitioner();',
  'let turn = 0;',
  `const producer = new Kafka({ brokers: ['kafka1:9092'] }).producer({ createPartitioner: ${partitioner} });`,
  'await producer.connect();',
  `const messages = [${[...all, ...all].map((key) => `{ key: '${key}', value: 'in' }`).join(', ')}];`,
  "await producer.send({ topic: '{topic}', messages });",
  'await producer.disconnect();',
  "console.log(typeof usual === 'function' ? turn : 0);",
];
const written = (text: readonly string[]) => [
  `printf '%s\\n' ${text.map((line) => `"${line}"`).join(' ')} > ~/place.ts`,
  'run ~/place.ts',
];

export const samePlace: ExerciseAnswers<Reason<(typeof keysAndOrder)['exercises']['8.1']>> = {
  solution: {
    name: 'computed, then sent',
    lines: ['run where.ts {key1} 3', create, send],
    prediction,
  },
  alternatives: [
    {
      name: 'another client with the same arithmetic, another guess',
      lines: [create, ...written(program('Partitioners.DefaultPartitioner'))],
      prediction: 'p2',
    },
    {
      name: 'key by key',
      lines: [create, ...all.map((key) => `${lines([key])} | ${produce}`)],
      prediction: 'p1',
    },
  ],
  mistakes: [
    { name: 'nothing predicted', lines: [create, send], reason: 'not-predicted' },
    {
      name: 'predicted what had been seen',
      lines: [create, send],
      prediction,
      predictsLate: true,
      reason: 'predicted-late',
    },
    { name: 'no topic', lines: [], prediction, reason: 'absent' },
    {
      name: 'two partitions',
      lines: [create.replace('--partitions 3', '--partitions 2'), send],
      prediction,
      reason: 'wrong-partitions',
    },
    { name: 'nothing sent', lines: [create], prediction, reason: 'empty' },
    {
      name: 'keys that are none',
      lines: [create, `${lines(all)} | ${produce.replace(/ --property .*/, '')}`],
      prediction,
      reason: 'null-keys',
    },
    {
      name: 'two of three keys',
      lines: [create, `${lines(all.slice(0, 2))} | ${produce}`],
      prediction,
      reason: 'key-missing',
    },
    {
      name: 'each key once',
      lines: [create, `${lines(all, ['in'])} | ${produce}`],
      prediction,
      reason: 'too-few',
    },
    {
      name: 'dealt out in turn',
      lines: [create, ...written(program('() => () => turn++ % 2'))],
      prediction,
      reason: 'scattered',
    },
    {
      name: 'always the next one',
      lines: [create, ...written(program('() => (record) => (usual(record) + 1) % 3'))],
      prediction,
      reason: 'elsewhere',
    },
  ],
  fakes: [
    {
      name: 'functions in place of the tools',
      lines: ['kafka-console-producer() { cat; }', create, send],
      prediction,
    },
    {
      name: 'a helper that says so, and an edited history',
      lines: ['run() { echo "{key1} belongs to partition 0 of 3"; }', create, `history -s '${produce}'`],
      prediction,
    },
  ],
};
