// Reference answer and mistakes of exercise 9.2.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { howManyPartitions } from './lab.ts';

const topics = 'kafka-topics --bootstrap-server kafka1:9092';
const create = `${topics} --create --topic {topic} --partitions {partitions} --replication-factor 2`;
/** Every partition has a leader, and its folder is on the disk. */
const there = `until [ "$(${topics} --describe --topic {topic} | grep -c 'Leader: [1-3]')" = {partitions} ]; do :; done`;
const folders = '$DISKS/{broker}/data/{topic}-*';
const count = [
  `replicas=$(ls -1d ${folders} | wc -l)`,
  `files=$(ls -1 ${folders}/ | grep -c -e 'log$' -e 'index$')`,
  `leaderless=$(${topics} --describe --topic {topic} | grep -c "Leader: $(echo {broker} | tr -d a-z)")`,
];
const counted = [create, there, ...count];
const answers = { replicas: '"$replicas"', files: '"$files"', leaderless: '"$leaderless"' };

export const bill: ExerciseAnswers<Reason<(typeof howManyPartitions)['exercises']['9.2']>> = {
  solution: { name: 'counted on the disk', lines: counted, answers },
  alternatives: [
    {
      name: 'by arithmetic',
      lines: [create, there],
      answers: {
        replicas: '"$(( {partitions} * 2 / 3 ))"',
        files: '"$(( {partitions} * 2 ))"',
        leaderless: '"$(( {partitions} / 3 ))"',
      },
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    {
      name: 'six partitions',
      lines: [create.replace('{partitions}', '6')],
      reason: 'wrong-partitions',
    },
    {
      name: 'three copies',
      lines: [create.replace('--replication-factor 2', '--replication-factor 3')],
      reason: 'wrong-copies',
    },
    {
      name: 'placed on the two others',
      lines: [
        'id={broker}; others=$(echo 1:2:3 | tr -d "${id#kafka}" | sed "s/^://; s/:$//; s/::/:/")',
        `${topics} --create --topic {topic} --replica-assignment "$(yes $others | head -n {partitions} | paste -sd ,)"`,
      ],
      reason: 'broker-without',
    },
    { name: 'nothing answered', lines: [create, there], reason: 'no-answer' },
    {
      name: 'every broker has everything',
      lines: counted,
      answers: { ...answers, replicas: '{partitions}' },
      reason: 'counted-partitions',
    },
    {
      name: 'the copies of all brokers',
      lines: counted,
      answers: { ...answers, replicas: '"$(( {partitions} * 2 ))"' },
      reason: 'counted-cluster',
    },
    { name: 'one copy', lines: counted, answers: { ...answers, replicas: '1' }, reason: 'wrong-replicas' },
    {
      name: 'the logs alone',
      lines: counted,
      answers: { ...answers, files: '"$replicas"' },
      reason: 'counted-logs',
    },
    {
      name: 'everything in the folders',
      lines: counted,
      answers: { ...answers, files: '"$(( replicas * 5 ))"' },
      reason: 'counted-everything',
    },
    {
      name: 'a log and one index',
      lines: counted,
      answers: { ...answers, files: '"$(( replicas * 2 ))"' },
      reason: 'wrong-files',
    },
    {
      name: 'whatever it has a copy of',
      lines: counted,
      answers: { ...answers, leaderless: '"$replicas"' },
      reason: 'all-it-holds',
    },
    {
      name: 'everything stops',
      lines: counted,
      answers: { ...answers, leaderless: '{partitions}' },
      reason: 'the-whole-topic',
    },
    {
      name: 'nothing happens',
      lines: counted,
      answers: { ...answers, leaderless: '0' },
      reason: 'wrong-leaderless',
    },
  ],
  fakes: [
    {
      name: 'numbers without a topic',
      lines: [],
      answers: { replicas: '8', files: '24', leaderless: '4' },
    },
    {
      name: 'folders in the home',
      lines: ['mkdir -p ~/data/{topic}-0', `kafka-topics() { echo Created topic {topic}.; }`, create],
      answers: {
        replicas: '"$(( {partitions} * 2 / 3 ))"',
        files: '"$(( {partitions} * 2 ))"',
        leaderless: '"$(( {partitions} / 3 ))"',
      },
    },
  ],
};
