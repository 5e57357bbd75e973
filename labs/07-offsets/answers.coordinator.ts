// Reference answer and mistakes of exercise 7.4.
import type { ExerciseAnswers, Reason, Way } from '../kit/index.ts';
import type { offsets } from './lab.ts';

const commit = [
  'kafka-topics --bootstrap-server kafka1:9092 --create --if-not-exists --topic roster --partitions 1 --replication-factor 3',
  'seq 3 | kafka-console-producer --bootstrap-server kafka1:9092 --topic roster',
  'kafka-console-consumer --bootstrap-server kafka1:9092 --topic roster --group {group} --from-beginning --max-messages 2',
];
const places = 'kafka-topics --bootstrap-server kafka1:9092 --describe --topic __consumer_offsets';
/** The name is in the file of the partition that keeps the group, on every broker. */
const onDisk = `partition=$(grep -l -a {group} $DISKS/kafka1/data/__consumer_offsets-*/*.log | head -1 | grep -o 'offsets-[0-9]*' | cut -d - -f 2)`;
const leading = `broker=$(${places} | grep "Partition: $partition[^0-9]" | grep -o 'Leader: [0-9]*' | cut -d ' ' -f 2)`;
const answers = { partition: '$partition', broker: '$broker' };
const found = [...commit, onDisk, leading];
const given = (name: string, more: Way['answers']): Way => ({
  ...{ name, lines: found },
  answers: { ...answers, ...more },
});
/** As the broker does it, in the shell's own arithmetic of 64 bits. */
const hashed =
  'name={group}; h=0; for ((i = 0; i < ${#name}; i++)); do printf -v c %d "\'${name:i:1}"; h=$(( (h * 31 + c) & 0xffffffff )); done; (( h > 0x7fffffff )) && h=$((h - 0x100000000)); h=${h#-}';

export const coordinator: ExerciseAnswers<Reason<(typeof offsets)['exercises']['7.4']>> = {
  solution: { name: 'found on the disk', lines: found, answers },
  alternatives: [
    {
      name: 'computed, and the coordinator asked for',
      lines: [
        ...commit,
        hashed,
        `n=$(${places} | grep -c 'Partition: ')`,
        `broker=$(kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group {group} --state | grep -o '([0-9])' | tr -d '()')`,
      ],
      answers: { partition: '$((h % n))', broker: 'kafka$broker' },
    },
    {
      name: 'computed by the program',
      lines: [...commit, `partition=$(run keeper.ts {group} 12 | grep -o '[0-9]*$')`, leading],
      answers,
    },
  ],
  mistakes: [
    { name: 'no such group', lines: [], answers: { partition: '0', broker: '1' }, reason: 'no-group' },
    {
      name: 'a group that keeps no place',
      lines: [
        ...commit.slice(0, 2),
        'kafka-console-consumer --bootstrap-server kafka1:9092 --topic roster --from-beginning --max-messages 2',
      ],
      answers: { partition: '0', broker: '1' },
      reason: 'no-group',
    },
    { name: 'nothing typed', lines: found, reason: 'no-partition' },
    { ...given('one that is not there', { partition: '12' }), reason: 'no-such-partition' },
    { ...given('a negative hash', { partition: '-5' }), reason: 'no-such-partition' },
    { ...given('the next one', { partition: '$(((partition + 1) % 12))' }), reason: 'wrong-partition' },
    { name: 'only the partition', lines: found, answers: { partition: '$partition' }, reason: 'no-broker' },
    { ...given('a port', { broker: '9092' }), reason: 'not-a-broker' },
    { ...given('a follower', { broker: '$((broker % 3 + 1))' }), reason: 'wrong-broker' },
  ],
  fakes: [
    {
      name: 'a tool that says so',
      lines: ['kafka-consumer-groups() { echo "{group} kafka1 (1)"; }', 'history -s "kafka-consumer-groups"'],
      answers: { partition: '0', broker: '1' },
    },
    {
      name: 'a file that holds the name',
      lines: ['mkdir -p ~/__consumer_offsets-0; echo {group} > ~/__consumer_offsets-0/0.log'],
      answers: { partition: '0', broker: '1' },
    },
  ],
};
