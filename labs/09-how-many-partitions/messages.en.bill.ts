// The words of exercise 9.2, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { howManyPartitions } from './lab.ts';

export const bill: ExerciseMessages<(typeof howManyPartitions)['exercises']['9.2']> = {
  title: 'The bill',
  goal: [
    'Create a topic `{topic}` with {partitions} partitions and two copies of each. Send nothing.',
    'What does it cost `{broker}`, still empty? Answer three numbers: how many copies of its partitions the broker keeps; how many segment files these are (a log and its two indexes each); and how many partitions would be without a leader in the moment `{broker}` dies.',
  ],
  passed:
    '`{broker}` keeps {held} copies of the {partitions} partitions, in {wanted} files, before there is a single record. If it dies, {led} partitions wait for a new leader.',
  why: 'Each partition is files that stay open, memory for indexes, requests between brokers, and one more election when a broker dies. One topic with a few too many is nothing. Ten thousand of them are a slow cluster.',
  hints: [
    'Two of three brokers have a copy of each partition. The disks are below `$DISKS`: `ls -1d $DISKS/{broker}/data/{topic}-*`',
    'A segment is a `.log`, an `.index` and a `.timeindex`. Two more files lie in each folder; they belong to no segment.',
    '`kafka-topics --describe --topic {topic}` shows who leads. A broker that dies takes the leadership of what it leads with it, and nothing else.',
  ],
  solution:
    'The copies are spread evenly, so each broker has two thirds of the partitions and leads one third. The folders on its disk say the first, three files for each segment the second, `Leader:` in the description the third.',
  answers: {
    replicas: { label: 'Copies on this broker', help: 'of this topic' },
    files: { label: 'Segment files', help: '.log, .index and .timeindex, of this topic on this broker' },
    leaderless: { label: 'Partitions without a leader', help: 'in the moment this broker dies' },
  },
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions {partitions} --replication-factor 2`.',
    },
    'wrong-partitions': {
      expected: '{partitions} partitions in `{topic}`.',
      observed: 'It has {found}.',
      hint: 'Too few can be mended: `kafka-topics --alter --partitions {partitions}`. Too many cannot; then delete the topic and create it anew.',
    },
    'wrong-copies': {
      expected: 'Two copies of each partition.',
      observed: 'A partition has {found}.',
      hint: 'Delete the topic, and create it with `--replication-factor 2`.',
    },
    'broker-without': {
      expected: 'Copies on `{broker}` too.',
      observed: '`{broker}` has none of `{topic}`.',
      hint: 'You have placed the copies yourself, or a broker was down when you created it. Delete the topic and let Kafka place them: `--partitions {partitions} --replication-factor 2`.',
    },
    'no-answer': {
      expected: 'Three numbers.',
      observed: 'The topic is as it should be. An answer is missing.',
      hint: 'In the console: `yard check 9.2 --answer replicas=… --answer files=… --answer leaderless=…`.',
    },
    'counted-partitions': {
      expected: 'The copies that `{broker}` keeps.',
      observed: 'You answered {replicas}. That is how many partitions the topic has.',
      hint: 'With two copies on three brokers, no broker has all of them. Count the folders: `ls -1d $DISKS/{broker}/data/{topic}-* | wc -l`',
    },
    'counted-cluster': {
      expected: 'The copies that `{broker}` keeps.',
      observed: 'You answered {replicas}. That is how many the three brokers keep together.',
      hint: 'Two copies of each partition are shared out over three brokers. Count the folders of one: `ls -1d $DISKS/{broker}/data/{topic}-* | wc -l`',
    },
    'wrong-replicas': {
      expected: 'The copies that `{broker}` keeps.',
      observed: 'You answered {replicas}. Its disk says otherwise.',
      hint: 'One folder is one copy: `ls -1d $DISKS/{broker}/data/{topic}-* | wc -l`',
    },
    'counted-logs': {
      expected: 'All files of the segments.',
      observed: 'You answered {files}. That is the logs alone.',
      hint: 'Each segment has two indexes beside its log, and the broker keeps them open too: `.index` by offset, `.timeindex` by time.',
    },
    'counted-everything': {
      expected: 'The files of the segments.',
      observed: 'You answered {files}. That is every file in the folders.',
      hint: '`leader-epoch-checkpoint` and `partition.metadata` belong to the partition, however many segments it has. Leave them out.',
    },
    'wrong-files': {
      expected: 'The `.log`, `.index` and `.timeindex` files of this topic on `{broker}`.',
      observed: 'You answered {files}. Its disk says otherwise.',
      hint: '`ls -1 $DISKS/{broker}/data/{topic}-*/ | grep -c -e log$ -e index$`',
    },
    'all-it-holds': {
      expected: 'The partitions that `{broker}` leads.',
      observed: 'You answered {leaderless}. That is how many it has a copy of.',
      hint: 'Where it only follows, the leader stays where it is. Count `Leader:` in the description.',
    },
    'the-whole-topic': {
      expected: 'The partitions that `{broker}` leads.',
      observed: 'You answered {leaderless}, the whole topic.',
      hint: 'Each partition has a leader of its own. What other brokers lead goes on as if nothing had happened.',
    },
    'wrong-leaderless': {
      expected: 'The partitions that `{broker}` leads.',
      observed: 'You answered {leaderless}. The cluster says otherwise.',
      hint: 'The number at the end of `{broker}` is its id: count the lines with that id after `Leader:` in `kafka-topics --describe --topic {topic}`. When a broker was down a moment ago, leaders have moved.',
    },
  },
  waits: {
    'on-its-way': 'A folder or a leader is still missing. Are all brokers running? See `yard status`.',
  },
};
