// Reference answer and mistakes of exercise 7.3.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { offsets } from './lab.ts';

const script = 'bash night-shift.sh';
const topics = 'kafka-topics --bootstrap-server kafka1:9092';
const create = `${topics} --create --topic {topic} --partitions 1 --replication-factor 3`;
const produce = 'kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}';
const read = (group: string, count = '{count}') =>
  `kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --group ${group} --from-beginning --max-messages ${count}`;
const groups = 'kafka-consumer-groups --bootstrap-server kafka1:9092 --group {group}';
const reset = (where: string) => `${groups} --topic {topic} --reset-offsets ${where}`;
const back = `${reset('--to-earliest')} --execute`;
/** Nothing comes: it gives up. */
const inVain = `${read('{group}')} --timeout-ms 6000`;

export const nightShift: ExerciseAnswers<Reason<(typeof offsets)['exercises']['7.3']>> = {
  solution: {
    name: 'looked, put back, read',
    lines: [script, `${groups} --describe`, back, read('{group}')],
  },
  alternatives: [
    {
      name: 'its place deleted',
      lines: [script, `${groups} --topic {topic} --delete-offsets`, read('{group}')],
    },
    { name: 'the group deleted', lines: [script, `${groups} --delete`, read('{group}')] },
    {
      name: 'in vain first, to offset 0, another client',
      lines: [
        script,
        inVain,
        `${reset('--to-offset 0')} --execute`,
        'consumer --topic {topic} --group {group} --count {count}',
      ],
    },
  ],
  mistakes: [
    { name: 'the script not run', lines: [], reason: 'absent' },
    {
      name: 'only half of what it does',
      lines: [create, `seq {count} | ${produce}`],
      reason: 'not-prepared',
    },
    { name: 'only the option, again', lines: [script, inVain], reason: 'nothing-happened' },
    {
      name: 'only shown',
      lines: [script, reset('--to-earliest'), inVain],
      reason: 'nothing-happened',
    },
    { name: 'another group', lines: [script, read('{group}-2')], reason: 'new-group' },
    {
      name: 'while a consumer runs',
      lines: [
        script,
        `${read('{group}')} > /dev/null 2>&1 &`,
        `until ${groups} --describe --state | grep Stable; do :; done`,
        back,
      ],
      reason: 'still-running',
    },
    {
      name: 'the topic made anew',
      lines: [
        script,
        `${topics} --delete --topic {topic}`,
        `until ${create}; do :; done`,
        `seq {count} | ${produce}`,
        read('{group}'),
      ],
      reason: 'topic-remade',
    },
    { name: 'put back, and left there', lines: [script, back], reason: 'not-read' },
    {
      name: 'from the fifth on',
      lines: [script, `${reset('--to-offset 4')} --execute`, read('{group}', '$(({count} - 4))')],
      reason: 'not-from-start',
    },
    { name: 'read by half', lines: [script, back, read('{group}', '5')], reason: 'read-partly' },
  ],
  fakes: [
    {
      name: 'functions in place of the tools',
      lines: [
        script,
        'kafka-consumer-groups() { echo {group} {topic} 0 0; }',
        'kafka-console-consumer() { seq {count}; }',
        back,
        read('{group}'),
      ],
    },
    {
      name: 'put back and put forward again',
      lines: [script, back, `${reset('--to-latest')} --execute`],
    },
  ],
};
