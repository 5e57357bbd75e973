// Reference answer and mistakes of exercise 8.4.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';

const topics = 'kafka-topics --bootstrap-server kafka1:9092';
const create = `${topics} --create --topic {topic} --partitions 4 --replication-factor 3`;
const program = 'run orders.ts';
/** What `keyOf` gives back. */
const keyed = (by: string) => `sed -i 's/return event.id;/return ${by};/' orders.ts`;
const right = keyed('event.order');
const produce =
  'kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic} --property parse.key=true --property key.separator=/';
/** Without any program: all first steps, then all second ones, and so on. */
const byShell = `for step in 1 2 3 4 5; do for n in $(seq 60); do echo "{shop}-$n/{shop}-$n step $step: done"; done; done`;

export const survivingOrder: ExerciseAnswers<Reason<(typeof keysAndOrder)['exercises']['8.4']>> = {
  solution: { name: 'the order is the key', lines: [create, right, program] },
  alternatives: [
    { name: 'no program at all', lines: [create, `${byShell} | ${produce}`] },
    {
      name: 'wrong first, then a new topic',
      lines: [
        create,
        program,
        right,
        `${topics} --delete --topic {topic}`,
        `until ${create.replace('--partitions 4', '--partitions 2')}; do :; done`,
        program,
      ],
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    {
      name: 'one partition',
      lines: [create.replace('--partitions 4', '--partitions 1'), right, program],
      reason: 'wrong-partitions',
    },
    { name: 'never run', lines: [create, right], reason: 'empty' },
    {
      name: 'four steps of five',
      lines: [create, `{ ${byShell}; } | grep -v 'step 5' | ${produce}`],
      reason: 'some-missing',
    },
    { name: 'run twice', lines: [create, program, right, program], reason: 'sent-twice' },
    { name: 'no key', lines: [create, keyed('null'), program], reason: 'no-key' },
    { name: 'the shop is the key', lines: [create, keyed('event.shop'), program], reason: 'constant-key' },
    { name: 'as it was given', lines: [create, program], reason: 'event-as-key' },
    {
      name: 'right keys, one partition',
      lines: [
        create,
        right,
        "sed -i 's/key: keyOf(event), value/key: keyOf(event), value, partition: 0/' orders.ts",
        program,
      ],
      reason: 'one-partition',
    },
    { name: 'the step is the key', lines: [create, keyed('event.what'), program], reason: 'scattered' },
    {
      name: 'last things first',
      lines: [
        create,
        right,
        "sed -i 's/const events = mixed();/const events = mixed().reverse();/' orders.ts",
        program,
      ],
      reason: 'out-of-order',
    },
  ],
  fakes: [
    {
      name: 'a program that only says so',
      lines: [create, right, "run() { echo 'Sent 300 events to {topic}.'; }", program],
    },
    {
      name: 'the right line, and nothing sent',
      lines: [create, `echo '${byShell.replaceAll('"', '')}' > ~/plan`, `history -s '${program}'`],
    },
  ],
};
