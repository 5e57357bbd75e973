// Reference answer and mistakes of exercise 5.1.
import type { ExerciseAnswers, Reason, Way } from '../kit/index.ts';
import type { logOnDisk } from './lab.ts';

const topics = 'kafka-topics --bootstrap-server kafka1:9092';
const create = `${topics} --create --topic {topic} --partitions 3 --replication-factor 2 --config segment.bytes=65536`;
const send =
  'kafka-producer-perf-test --topic {topic} --num-records 3000 --record-size {size} --throughput -1 --producer-props bootstrap.servers=kafka1:9092 | tail -1';
const describe = `${topics} --describe --topic {topic} | grep 'Partition: {partition}'`;
const leader = `leader=$(${describe} | grep -o 'Leader: [1-3]' | cut -d ' ' -f 2)`;
/** The nth segment of the partition on its leader's disk. */
const segment = (which: string) =>
  `segment=$(ls $DISKS/kafka$leader/data/{topic}-{partition}/*.log | sed -n '${which}p')`;
const second = segment('2');
const without =
  'without=$(for id in 1 2 3; do [ -d $DISKS/kafka$id/data/{topic}-{partition} ] || echo $id; done)';
const folder = '{topic}-{partition}';
const offset = '$(basename "$segment" .log)';
const answers = { folder, offset, without: '$without' };
const seen = [create, send, leader, second, without];
const given = (name: string, more: Way['answers']): Way => ({
  name,
  lines: seen,
  answers: { ...answers, ...more },
});

export const findTheFile: ExerciseAnswers<Reason<(typeof logOnDisk)['exercises']['5.1']>> = {
  solution: { name: 'listed on the disk', lines: seen, answers },
  alternatives: [
    {
      name: 'with the name of the file, the path of the folder, and the name of the broker',
      lines: seen,
      answers: {
        folder: '"$(dirname "$segment")/"',
        offset: '$(basename "$segment")',
        without: 'kafka$without',
      },
    },
    {
      name: 'the offset as a number, asked of a follower, sent in two goes',
      lines: [
        create,
        send.replace('3000', '1500'),
        send.replace('3000', '1500'),
        `leader=$(${describe} | grep -o 'Isr: [1-3],[1-3]' | tr -d 'Isr: ' | tr , '\\n' | grep -v "$(${describe} | grep -o 'Leader: [1-3]' | cut -d ' ' -f 2)")`,
        second,
        without,
      ],
      answers: { folder, offset: '$((10#$(basename "$segment" .log)))', without: '$without' },
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], answers: { folder, offset: '100', without: '3' }, reason: 'absent' },
    {
      name: 'one partition',
      lines: [create.replace('--partitions 3', '--partitions 1'), send],
      reason: 'wrong-partitions',
    },
    {
      name: 'a copy on every broker',
      lines: [create.replace('factor 2', 'factor 3'), send],
      reason: 'wrong-copies',
    },
    {
      name: 'without a setting',
      lines: [create.replace(' --config segment.bytes=65536', ''), send],
      answers: { folder, offset: '0', without: '3' },
      reason: 'one-segment',
    },
    { name: 'nothing typed', lines: seen, reason: 'no-folder' },
    { ...given('the file in place of its folder', { folder: '"$segment"' }), reason: 'a-file' },
    {
      ...given('the folder of another partition', { folder: '{topic}-$((({partition} + 1) % 3))' }),
      reason: 'other-partition',
    },
    { ...given('the topic', { folder: '{topic}' }), reason: 'wrong-folder' },
    { name: 'only the folder', lines: seen, answers: { folder }, reason: 'no-offset' },
    { ...given('the index', { offset: '$(basename "$segment" .log).index' }), reason: 'index-file' },
    { ...given('the first file', { offset: '0' }), reason: 'first-segment' },
    {
      name: 'the active segment',
      lines: [create, send, leader, segment('$'), without],
      answers,
      reason: 'later-segment',
    },
    { ...given('a line of ls', { offset: '2' }), reason: 'wrong-offset' },
    { name: 'no broker', lines: seen, answers: { folder, offset }, reason: 'no-broker' },
    { ...given('the leader', { without: '$leader' }), reason: 'has-copy' },
    { ...given('nobody', { without: 'none' }), reason: 'not-a-broker' },
  ],
  fakes: [
    {
      name: 'a folder of the right name elsewhere',
      lines: [
        'mkdir -p ~/disks/{topic}-{partition}; touch ~/disks/{topic}-{partition}/0000000000000000{0000,0100}.log',
      ],
      answers: { folder, offset: '100', without: '3' },
    },
    {
      name: 'functions in place of the tools',
      lines: [
        'kafka-topics() { echo Created; }',
        'kafka-producer-perf-test() { echo 3000 records sent; }',
        'ls() { echo 00000000000000000100.log; }',
        create,
        send,
      ],
      answers: { folder, offset: '100', without: '3' },
    },
  ],
};
