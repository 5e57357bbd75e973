// Reference answer and mistakes of exercise 7.2.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { offsets } from './lab.ts';

const create =
  'kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 2 --replication-factor 3';
const produce = 'kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}';
const send = 'run trains.ts | tee ~/said';
const day = "day=$(grep -o '20..-..-..' ~/said)";
const read = (group: string, count: string) =>
  `kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --group ${group} --from-beginning --max-messages ${count} > ~/seen`;
const sent = [create, send, day, read('{group}', '40')];
const reset = (where: string, topic = '{topic}', group = '{group}') =>
  `kafka-consumer-groups --bootstrap-server kafka1:9092 --group ${group} --topic ${topic} --reset-offsets ${where}`;
const to = (time: string) => `--to-datetime "$day"T${time}`;
const right = to('14:{minute}:00.000');

/** What the admin client of kafkajs can do as well. */
const program = [
  "import { Kafka } from 'kafkajs';",
  "const admin = new Kafka({ brokers: ['kafka1:9092'] }).admin();",
  'await admin.connect();',
  "const time = Date.parse(process.argv[2] + 'T14:{minute}:00Z');",
  "const partitions = await admin.fetchTopicOffsetsByTimestamp('{topic}', time);",
  "await admin.setOffsets({ groupId: '{group}', topic: '{topic}', partitions });",
  'await admin.disconnect();',
];

export const windBack: ExerciseAnswers<Reason<(typeof offsets)['exercises']['7.2']>> = {
  solution: { name: 'to the time', lines: [...sent, `${reset(right)} --execute`] },
  alternatives: [
    {
      name: 'each partition by so many records',
      lines: [
        ...sent,
        `${reset('--shift-by $((({minute} + 1) / 2 - 20))', '{topic}:0')} --execute`,
        `${reset('--shift-by $(({minute} / 2 - 20))', '{topic}:1')} --execute`,
      ],
    },
    {
      name: 'to the start first, in another zone',
      lines: [
        ...sent,
        `${reset('--to-earliest')} --execute`,
        `${reset(to('17:{minute}:00.000+03:00'))} --execute`,
      ],
    },
    {
      name: 'by a program',
      lines: [
        ...sent,
        `printf '%s\\n' ${program.map((line) => `"${line}"`).join(' ')} > ~/back.ts`,
        'run ~/back.ts "$day"',
      ],
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    {
      name: 'three partitions',
      lines: [create.replace('--partitions 2', '--partitions 3')],
      reason: 'wrong-partitions',
    },
    { name: 'no trains', lines: [create], reason: 'empty' },
    { name: 'forty records of now', lines: [create, `seq 40 | ${produce}`], reason: 'other-records' },
    { name: 'never read', lines: [create, send], reason: 'no-group' },
    {
      name: 'a group without its end',
      lines: [create, send, read('board', '40')],
      reason: 'other-group',
    },
    {
      name: 'set before anybody read',
      lines: [create, send, day, `${reset(right)} --execute`],
      reason: 'never-read',
    },
    {
      name: 'while somebody reads',
      lines: [
        ...sent,
        'kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --group {group} > /dev/null 2>&1 &',
        'until kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group {group} --state | grep Stable; do :; done',
        `${reset(right)} --execute`,
      ],
      reason: 'group-active',
    },
    { name: 'only shown', lines: [...sent, reset(right)], reason: 'at-the-end' },
    {
      name: 'an hour too late',
      lines: [...sent, `${reset(to('15:{minute}:00.000'))} --execute`],
      reason: 'at-the-end',
    },
    {
      name: 'to the start',
      lines: [...sent, `${reset('--to-earliest')} --execute`],
      reason: 'at-the-start',
    },
    {
      name: 'as if it were the time of another zone',
      lines: [...sent, `${reset(to('14:{minute}:00.000+02:00'))} --execute`],
      reason: 'at-the-start',
    },
    {
      name: 'one partition',
      lines: [...sent, `${reset(right, '{topic}:1')} --execute`],
      reason: 'one-partition',
    },
    {
      name: 'another minute',
      lines: [...sent, `${reset(to('14:05:00.000'))} --execute`],
      reason: 'other-time',
    },
    {
      name: 'and read again',
      lines: [...sent, `${reset(right)} --execute`, read('{group}', '5')],
      reason: 'read-on',
    },
    {
      name: 'forward, from the first train',
      lines: [create, send, day, read('{group}', '1'), `${reset(right)} --execute`],
      reason: 'not-wound-back',
    },
  ],
  fakes: [
    {
      name: 'a tool that says it is done',
      lines: [
        'kafka-consumer-groups() { echo "{group} {topic} 0 7"; }',
        ...sent,
        `${reset(right)} --execute`,
      ],
    },
    {
      name: 'an edited history',
      lines: [...sent, `history -s '${reset(right)} --execute'`, "echo 'Passed. 7.2'"],
    },
  ],
};
