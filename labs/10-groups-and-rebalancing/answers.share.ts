// Reference answer and mistakes of exercise 10.1.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import { create, endAll, reader, untilShared } from './consoles.ts';
import type { groupsAndRebalancing } from './lab.ts';

const made = create('{topic}', 3);
const read = reader('{topic}');
const mine = 'reader --group {group}';
const alone = [made, read, mine, untilShared('{group}', 1)];
/** Three members that come in the same moment, as one program. */
const threeAtOnce = [
  "import { Kafka, logLevel } from 'kafkajs';",
  "const kafka = new Kafka({ brokers: ['kafka1:9092'], logLevel: logLevel.NOTHING });",
  "const three = [1, 2, 3].map(() => kafka.consumer({ groupId: '{group}' }));",
  "for (const one of three) { await one.connect(); await one.subscribe({ topic: '{topic}' }); }",
  'for (const one of three) void one.run({ eachMessage: async () => undefined });',
];

export const share: ExerciseAnswers<Reason<(typeof groupsAndRebalancing)['exercises']['10.1']>> = {
  solution: {
    name: 'two console consumers, looked at while they run',
    lines: [...alone, mine, untilShared('{group}', 2)],
    afterwards: [endAll],
  },
  alternatives: [
    {
      name: 'two of the consumers of the console, gone again before the check',
      lines: [
        made,
        'for n in 1 2; do consumer --topic {topic} --group {group} > /dev/null 2>&1 & done',
        untilShared('{group}', 2),
        endAll,
      ],
    },
    {
      name: 'three first, then one less',
      lines: [...alone, mine, mine, untilShared('{group}', 3), 'kill %3', untilShared('{group}', 2)],
      afterwards: [endAll],
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    { name: 'two partitions', lines: [create('{topic}', 2)], reason: 'wrong-partitions' },
    { name: 'a topic and nobody there', lines: [made], reason: 'no-group' },
    {
      name: 'a partition taken by hand',
      lines: [made, read, 'reader --partition 0 --offset latest'],
      reason: 'no-group',
      afterwards: [endAll],
    },
    {
      name: 'no group named, twice',
      lines: [
        made,
        read,
        'reader; reader',
        'until [ "$(kafka-consumer-groups --bootstrap-server kafka1:9092 --list --state stable 2>/dev/null | grep -c console-consumer)" = 2 ]; do :; done',
      ],
      reason: 'other-group',
      afterwards: [endAll],
    },
    { name: 'one consumer', lines: alone, reason: 'one-member', afterwards: [endAll] },
    {
      name: 'one after the other',
      lines: [...alone, endAll, mine, untilShared('{group}', 1)],
      reason: 'one-member',
      afterwards: [endAll],
    },
    {
      name: 'a group for each',
      lines: [...alone, 'reader --group {group}-too', untilShared('{group}-too', 1)],
      reason: 'two-groups',
      afterwards: [endAll],
    },
    {
      name: 'three at once',
      lines: [
        made,
        `printf '%s\\n' ${threeAtOnce.map((line) => `"${line}"`).join(' ')} > ~/three.ts`,
        'run ~/three.ts > /dev/null 2>&1 &',
        untilShared('{group}', 3),
      ],
      reason: 'too-many',
      afterwards: [endAll],
    },
    {
      name: 'the second reads another topic',
      lines: [...alone, create('{topic}-old', 3), reader('{topic}-old'), mine, untilShared('{group}', 2)],
      reason: 'not-shared',
      afterwards: [endAll],
    },
  ],
  fakes: [
    {
      name: 'offsets set under the name of the group',
      lines: [
        made,
        'kafka-consumer-groups --bootstrap-server kafka1:9092 --group {group} --topic {topic} --reset-offsets --to-earliest --execute',
      ],
    },
    {
      name: 'functions in place of the tools, and an echoed verdict',
      lines: [
        'kafka-consumer-groups() { echo "{group} consumer-1 /127.0.0.1 c 2"; echo "{group} consumer-2 /127.0.0.1 c 1"; }',
        made,
        `echo 'Passed. 10.1'`,
      ],
    },
  ],
};
