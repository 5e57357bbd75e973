// Reference answer and mistakes of exercise 6.1.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { retentionAndCompaction } from './lab.ts';

const create =
  'kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 1 --replication-factor 3';
const produce = 'kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}';
const send = `seq 10 | ${produce}`;
const more = `echo 11 | ${produce}`;
const alter =
  'kafka-configs --bootstrap-server kafka1:9092 --alter --entity-type topics --entity-name {topic}';
const allBrokers =
  'kafka-configs --bootstrap-server kafka1:9092 --alter --entity-type brokers --entity-default';
const set = `${alter} --add-config retention.ms=1000`;
const takeBack = `${alter} --delete-config retention.ms`;
const until = (offset: number) =>
  `until kafka-get-offsets --bootstrap-server kafka1:9092 --topic {topic} --time earliest | grep ':${offset}$'; do :; done`;
const byHand = (offset: number) => [
  `echo '{"partitions":[{"topic":"{topic}","partition":0,"offset":${offset}}],"version":1}' > ~/cut.json`,
  'kafka-delete-records --bootstrap-server kafka1:9092 --offset-json-file ~/cut.json',
];

/** Ten records that are dated tomorrow. */
const tomorrow = [
  "import { Kafka } from 'kafkajs';",
  "const producer = new Kafka({ brokers: ['kafka1:9092'] }).producer();",
  'await producer.connect();',
  'const timestamp = String(Date.now() + 86_400_000);',
  'const messages = Array.from({ length: 10 }, (_, n) => ({ value: String(n), timestamp }));',
  "await producer.send({ topic: '{topic}', messages });",
  'await producer.disconnect();',
];

export const letTimePass: ExerciseAnswers<Reason<(typeof retentionAndCompaction)['exercises']['6.1']>> = {
  solution: {
    name: 'a second, for a while',
    lines: [create, send, set, until(10), takeBack, more],
  },
  alternatives: [
    {
      name: 'born with it, and then a day',
      lines: [
        `${create} --config retention.ms=500`,
        send,
        until(10),
        `${alter} --add-config retention.ms=86400000`,
        more,
      ],
    },
    {
      name: 'by size',
      lines: [
        create,
        send,
        `${alter} --add-config retention.bytes=1,segment.ms=1`,
        // The log must have a closed segment: one more record closes it.
        `echo closes | ${produce}`,
        until(10),
        `${alter} --delete-config retention.bytes,segment.ms`,
        more,
      ],
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    {
      name: 'three partitions',
      lines: [create.replace('--partitions 1', '--partitions 3'), send],
      reason: 'wrong-partitions',
    },
    {
      name: 'deleted and made again',
      lines: [
        create,
        send,
        'kafka-topics --bootstrap-server kafka1:9092 --delete --topic {topic}',
        `until ${create}; do :; done`,
        more,
      ],
      reason: 'too-few-records',
    },
    {
      name: 'for all brokers',
      lines: [create, send, `${allBrokers} --add-config log.retention.ms=3600000`],
      reason: 'broker-wide',
      afterwards: [`${allBrokers} --delete-config log.retention.ms`],
    },
    {
      name: 'compacted',
      lines: [
        `${create} --config cleanup.policy=compact`,
        `seq 10 | sed 's/.*/&:&/' | ${produce} --property parse.key=true --property key.separator=:`,
      ],
      reason: 'only-compacted',
    },
    { name: 'nothing set', lines: [create, send, more], reason: 'no-setting' },
    {
      name: 'in seconds',
      lines: [create, send, `${alter} --add-config retention.ms=3600000`],
      reason: 'too-long',
    },
    { name: 'for ever', lines: [create, send, `${alter} --add-config retention.ms=-1`], reason: 'too-long' },
    {
      name: 'dated tomorrow',
      lines: [
        create,
        `printf '%s\\n' ${tomorrow.map((line) => `"${line}"`).join(' ')} > ~/tomorrow.ts`,
        'run ~/tomorrow.ts',
        set,
      ],
      reason: 'from-the-future',
    },
    { name: 'by kafka-delete-records', lines: [create, send, ...byHand(10), more], reason: 'by-hand' },
    { name: 'never taken back', lines: [create, send, set, until(10)], reason: 'still-set' },
    { name: 'nothing sent since', lines: [create, send, set, until(10), takeBack], reason: 'none-since' },
  ],
  fakes: [
    {
      name: 'a tool that says 10',
      lines: ["kafka-get-offsets() { echo '{topic}:0:10'; }", create, send, until(10), more],
    },
    {
      name: 'an edited history',
      lines: [create, send, `history -s '${set}'`, `history -s '${takeBack}'`, more],
    },
  ],
};
