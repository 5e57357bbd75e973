// Reference answer and mistakes of exercise 8.2.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';

const create = (topic: string, partitions = 3) =>
  `kafka-topics --bootstrap-server kafka1:9092 --create --topic ${topic} --partitions ${partitions} --replication-factor 3`;
const both = [create('{quick}'), create('{turns}')];
const produce = (topic: string) => `kafka-console-producer --bootstrap-server kafka1:9092 --topic ${topic}`;
const quick = `seq 6 | ${produce('{quick}')}`;
const turns = 'producer --topic {turns} --count 6';
const keyed = '--property parse.key=true --property key.separator=:';
const prediction = 'one';

/** One record for each call, as many programs send. */
const program = [
  "import { Kafka } from 'kafkajs';",
  "const producer = new Kafka({ brokers: ['kafka1:9092'] }).producer();",
  'await producer.connect();',
  "for (const value of ['1', '2', '3', '4', '5', '6', '7'])",
  "  await producer.send({ topic: '{turns}', messages: [{ value }] });",
  'await producer.disconnect();',
];

export const noKey: ExerciseAnswers<Reason<(typeof keysAndOrder)['exercises']['8.2']>> = {
  solution: { name: 'once each', lines: [...both, quick, turns], prediction },
  alternatives: [
    {
      name: 'another guess, a program of your own',
      lines: [
        ...both,
        quick,
        `printf '%s\\n' ${program.map((line) => `"${line}"`).join(' ')} > ~/turns.ts`,
        'run ~/turns.ts',
      ],
      prediction: 'three',
    },
  ],
  mistakes: [
    { name: 'nothing predicted', lines: [...both, quick, turns], reason: 'not-predicted' },
    {
      name: 'predicted what had been seen',
      lines: [...both, quick, turns],
      prediction,
      predictsLate: true,
      reason: 'predicted-late',
    },
    { name: 'no topics', lines: [], prediction, reason: 'absent' },
    { name: 'one topic', lines: [create('{quick}'), quick], prediction, reason: 'absent' },
    {
      name: 'one partition',
      lines: [create('{quick}', 1), create('{turns}'), quick, turns],
      prediction,
      reason: 'wrong-partitions',
    },
    { name: 'five lines', lines: [...both, quick.replace('6', '5'), turns], prediction, reason: 'too-few' },
    { name: 'sent twice', lines: [...both, quick, quick, turns], prediction, reason: 'too-many' },
    {
      name: 'with keys',
      lines: [...both, `seq 6 | sed 's/.*/&:&/' | ${produce('{quick}')} ${keyed}`, turns],
      prediction,
      reason: 'has-keys',
    },
    {
      name: 'line by line',
      lines: [...both, ...[1, 2, 3].map(() => `seq 2 | ${produce('{quick}')}`), turns],
      prediction,
      reason: 'several-batches',
    },
    {
      name: 'the client that takes turns, to both',
      lines: [...both, 'producer --topic {quick} --count 6', turns],
      prediction,
      reason: 'several-batches',
    },
    {
      name: 'the console producer, to both',
      lines: [...both, quick, `seq 6 | ${produce('{turns}')}`],
      prediction,
      reason: 'not-spread',
    },
  ],
  fakes: [
    {
      name: 'functions in place of the tools',
      lines: [
        'kafka-console-producer() { cat > /dev/null; }',
        'producer() { seq 6; }',
        ...both,
        quick,
        turns,
      ],
      prediction,
    },
    {
      name: 'an edited history',
      lines: [...both, `history -s '${quick}'`, `history -s '${turns}'`],
      prediction,
    },
  ],
};
