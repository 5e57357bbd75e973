// Reference answer and mistakes of exercise 8.3.
import type { ExerciseAnswers, Reason, Way } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';

const topics = 'kafka-topics --bootstrap-server kafka1:9092';
const create = `${topics} --create --topic {topic} --partitions 3 --replication-factor 3`;
const grow = `${topics} --alter --topic {topic} --partitions 4`;
const keyed =
  'kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic} --property parse.key=true --property key.separator=:';
/** Forty keys: about three of four move. */
const send = (value: string) => `seq 40 | sed 's/.*/{wagon}-&:${value}/' | ${keyed}`;
const list =
  'kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --from-beginning --timeout-ms 5000 --property print.partition=true --property print.key=true 2>/dev/null | cut -f 1,2 | sort -u | cut -f 2 | sort > ~/keys';
const moved = 'key=$(uniq -d ~/keys | head -1)';
const stayed = 'key=$(uniq -u ~/keys | head -1)';
const done = [create, send('before'), grow, send('after'), list];
const key = '$key';
const given = (name: string, answer: string): Way => ({
  ...{ name, lines: [...done, moved] },
  answers: { key: answer },
});
/** Names the first key that moves, without looking at any record. */
const moves = [
  "import { Partitioners } from 'kafkajs';",
  'const place = Partitioners.DefaultPartitioner();',
  'const tracks = (count: number) => Array.from({ length: count }, (_, n) => ({ partitionErrorCode: 0, partitionId: n, leader: 1, replicas: [1], isr: [1] }));',
  "const at = (key: string, count: number) => place({ topic: 't', partitionMetadata: tracks(count), message: { key, value: null } });",
  "const keys = Array.from({ length: 40 }, (_, n) => '{wagon}-' + (n + 1));",
  'console.log(keys.find((key) => at(key, 3) !== at(key, 4)));',
];
const computed = [
  `printf '%s\\n' ${moves.map((line) => `"${line}"`).join(' ')} > ~/moves.ts`,
  'key=$(run ~/moves.ts | tail -1)',
];
/** A record put where its key does not lead. */
const placed = [
  "import { Kafka } from 'kafkajs';",
  "const producer = new Kafka({ brokers: ['kafka1:9092'] }).producer();",
  'await producer.connect();',
  "const messages = [0, 1, 2, 3].map((partition) => ({ partition, key: '{wagon}-1', value: 'put' }));",
  "await producer.send({ topic: '{topic}', messages });",
  'await producer.disconnect();',
];

export const oneMore: ExerciseAnswers<Reason<(typeof keysAndOrder)['exercises']['8.3']>> = {
  solution: { name: 'forty wagons twice', lines: [...done, moved], answers: { key } },
  alternatives: [
    {
      name: 'the last of them that moved, sent in three goes',
      lines: [
        create,
        send('first'),
        send('second'),
        grow,
        send('third'),
        list,
        'key=$(uniq -d ~/keys | tail -1)',
      ],
      answers: { key },
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], answers: { key: '{wagon}-1' }, reason: 'absent' },
    {
      name: 'never grown',
      lines: [create, send('before'), send('after'), list],
      answers: { key: '{wagon}-1' },
      reason: 'not-grown',
    },
    {
      name: 'grown by two',
      lines: [create, send('before'), grow.replace('4', '5'), send('after')],
      answers: { key: '{wagon}-1' },
      reason: 'grown-too-far',
    },
    {
      name: 'made with four',
      lines: [create.replace('--partitions 3', '--partitions 4'), send('before'), send('after')],
      answers: { key: '{wagon}-1' },
      reason: 'wrong-start',
    },
    { name: 'nothing typed', lines: done, reason: 'no-answer' },
    { ...given('somebody else’s', 'wagon-x-1'), reason: 'other-key' },
    { ...given('one that was never sent', '{wagon}-99'), reason: 'unknown-key' },
    { name: 'one that stayed', lines: [...done, stayed], answers: { key }, reason: 'stays' },
    {
      name: 'sent before only',
      lines: [create, send('before'), grow, ...computed],
      answers: { key },
      reason: 'only-before',
    },
    {
      name: 'sent only when it had grown',
      lines: [create, grow, send('after'), ...computed],
      answers: { key },
      reason: 'only-after',
    },
    {
      name: 'placed by hand',
      lines: [
        create,
        send('before'),
        grow,
        `printf '%s\\n' ${placed.map((line) => `"${line}"`).join(' ')} > ~/placed.ts`,
        'run ~/placed.ts',
      ],
      answers: { key: '{wagon}-1' },
      reason: 'by-hand',
    },
  ],
  fakes: [
    { name: 'a key and no records', lines: [create, grow], answers: { key: '{wagon}-1' } },
    {
      name: 'functions in place of the tools',
      lines: ['kafka-console-producer() { cat > /dev/null; }', ...done],
      answers: { key: '{wagon}-1' },
    },
  ],
};
