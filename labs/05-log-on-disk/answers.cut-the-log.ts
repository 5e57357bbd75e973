// Reference answer and mistakes of exercise 5.2.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { logOnDisk } from './lab.ts';

const topics = 'kafka-topics --bootstrap-server kafka1:9092';
const bare = `${topics} --create --topic {topic} --partitions 1 --replication-factor 3`;
const plain = `${bare} --config retention.ms={retention}`;
const create = `${plain} --config segment.bytes=16384`;
const perfTest = (records: number, size = 1000) =>
  `kafka-producer-perf-test --topic {topic} --num-records ${records} --record-size ${size} --throughput -1 --producer-props bootstrap.servers=kafka1:9092 | tail -1`;
const send = perfTest(100);
const configs = 'kafka-configs --bootstrap-server kafka1:9092 --alter --entity-type';
const alter = `${configs} topics --entity-name {topic} --add-config segment.bytes=16384`;
const brokerWide = `${configs} brokers --entity-default --add-config log.segment.bytes=16384`;
const narrowAgain = `${configs} brokers --entity-default --delete-config log.segment.bytes`;
/** What kafkajs offers: it replaces every setting the topic has. */
const byProgram = [
  "import { Kafka } from 'kafkajs';",
  "const admin = new Kafka({ brokers: ['kafka1:9092'] }).admin();",
  'await admin.connect();',
  "const configEntries = [{ name: 'segment.bytes', value: '16384' }];",
  "await admin.alterConfigs({ validateOnly: false, resources: [{ type: 2, name: '{topic}', configEntries }] });",
  'await admin.disconnect();',
];

export const cutTheLog: ExerciseAnswers<Reason<(typeof logOnDisk)['exercises']['5.2']>> = {
  solution: { name: 'born with the setting', lines: [create, send] },
  alternatives: [
    { name: 'set before the first record', lines: [plain, alter, send] },
    {
      name: 'by time, in six goes',
      lines: [
        `${plain} --config segment.ms=1`,
        ...[20, 20, 20, 20, 10, 10].map((records) => perfTest(records)),
      ],
    },
    {
      name: 'smaller segments, smaller batches, the console producer',
      lines: [
        `${plain} --config segment.bytes=8192`,
        `for i in $(seq 100); do printf '%01000d\\n' $i; done | kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic} --batch-size 4096`,
      ],
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    {
      name: 'many partitions in place of many segments',
      lines: [create.replace('--partitions 1', '--partitions 6'), send],
      reason: 'wrong-partitions',
    },
    {
      name: 'segments smaller than a batch',
      lines: [`${plain} --config segment.bytes=4096`, send],
      reason: 'too-few-records',
    },
    { name: 'fed until it is long enough', lines: [create, send, send], reason: 'too-many-records' },
    { name: 'small records', lines: [create, perfTest(100, 100)], reason: 'wrong-size' },
    {
      name: 'for all brokers',
      lines: [brokerWide, plain, send],
      reason: 'broker-wide',
      afterwards: [narrowAgain],
    },
    { name: 'no setting', lines: [plain, send], reason: 'not-cut' },
    {
      name: 'a setting for retention',
      lines: [`${plain} --config retention.bytes=16384`, send],
      reason: 'not-cut',
    },
    { name: 'set afterwards', lines: [plain, send, alter], reason: 'set-late' },
    {
      name: 'too large',
      lines: [`${plain} --config segment.bytes=60000`, send],
      reason: 'too-few-segments',
    },
    { name: 'an hour', lines: [`${plain} --config segment.ms=3600000`, send], reason: 'too-few-segments' },
    {
      name: 'by a program that replaces all settings',
      lines: [
        plain,
        `printf '%s\\n' ${byProgram.map((line) => `"${line}"`).join(' ')} > ~/set.ts`,
        'run ~/set.ts',
        send,
      ],
      reason: 'override-lost',
    },
    {
      name: 'without the other setting',
      lines: [`${bare} --config segment.bytes=16384`, send],
      reason: 'override-lost',
    },
  ],
  fakes: [
    {
      name: 'files of the right names in the home',
      lines: [
        'mkdir -p ~/{topic}-0; for i in 0 1 2 3 4 5 6; do touch ~/{topic}-0/0000000000000000000$i.log; done',
      ],
    },
    {
      name: 'functions in place of the tools',
      lines: [
        'kafka-topics() { echo Created topic {topic}.; }',
        'kafka-producer-perf-test() { echo 100 records sent; }',
        create,
        send,
      ],
    },
  ],
};
