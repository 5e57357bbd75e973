// The words of exercise 5.1, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { logOnDisk } from './lab.ts';

export const findTheFile: ExerciseMessages<(typeof logOnDisk)['exercises']['5.1']> = {
  title: 'Find the file',
  goal: [
    'Create a topic `{topic}` with three partitions, two copies of each, and `segment.bytes=65536`. Send 3000 records of {size} bytes to it with `kafka-producer-perf-test`.',
    'Then go to the disk of the broker that leads partition {partition}. Which folder holds this partition? At which offset does its second segment begin? And which broker has no copy of it?',
  ],
  passed:
    'On {leader}, which leads partition {partition}, the folder `{topic}-{partition}` has a second segment that begins at offset {offset}. {holders} have copies of it; {without} has none.',
  why: 'A partition is a folder with files, on some brokers and not on others. A file is named after the first offset in it, so a broker finds any record by looking at names first.',
  hints: [
    '`kafka-topics --describe` says who leads partition {partition}, and who has copies. A data folder has one folder per copy: `ls $DISKS/kafka1/data`.',
    'To fill it: `kafka-producer-perf-test --topic {topic} --num-records 3000 --record-size {size} --throughput -1 --producer-props bootstrap.servers=kafka1:9092`',
    'The segments are the files that end in `.log`. `ls -1` puts each on a line of its own, sorted by name, and so by offset: the second of them is the second segment.',
  ],
  solution:
    'The folder is called topic, dash, partition. The name of the second `.log` file, without the zeros in front, is the offset of the first record in it.',
  answers: {
    folder: { label: 'Folder of the partition', help: 'its name' },
    offset: { label: 'Second segment begins at', help: 'an offset' },
    without: { label: 'Broker without a copy', help: 'its name or its id' },
  },
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: '`kafka-topics --create` takes `--partitions 3 --replication-factor 2 --config segment.bytes=65536`.',
    },
    'wrong-partitions': {
      expected: 'Three partitions in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Delete the topic, and create it with `--partitions 3`.',
    },
    'wrong-copies': {
      expected: 'Two copies of each partition, so that one broker has none.',
      observed: 'Partition {partition} has {copies}.',
      hint: 'Delete the topic, and create it with `--replication-factor 2`.',
    },
    'one-segment': {
      expected: 'Two segments or more in partition {partition}.',
      observed: 'On {leader} it has one, of {bytes} bytes.',
      hint: 'A new segment begins when the old one would grow beyond `segment.bytes`. Is it set, and is there enough in the topic? If it is set, set it once more with `kafka-configs --alter`: a busy broker may have begun the partition before it heard of the setting. Then send the 3000 records again.',
    },
    'no-folder': {
      expected: 'The name of the folder.',
      observed: 'The topic is as it should be. The field was empty.',
      hint: '`ls $DISKS/{leader}/data` lists the folders of a broker. In the console: `yard check 5.1 --answer folder=…`.',
    },
    'a-file': {
      expected: 'The folder that holds the files.',
      observed: 'You gave `{given}`, a file.',
      hint: 'One level up: the files of all partitions have the same names, the folders tell them apart.',
    },
    'other-partition': {
      expected: 'The folder of partition {partition}.',
      observed: 'You gave `{given}`, the folder of partition {other}.',
      hint: 'The number at the end of the name is the partition.',
    },
    'wrong-folder': {
      expected: 'A folder in the data folder of a broker.',
      observed: 'You gave `{given}`.',
      hint: 'List what is there: `ls $DISKS/kafka1/data`. One of the names has your topic and your partition in it.',
    },
    'no-offset': {
      expected: 'The offset at which the second segment begins.',
      observed: 'The folder is right. The field of the offset was empty.',
      hint: 'List the folder, and look at the names that end in `.log`.',
    },
    'index-file': {
      expected: 'The second segment: a file that ends in `.log`.',
      observed: 'You gave `{given}`.',
      hint: 'That file helps to find things in a segment; it holds no records. The segment beside it has the same number and ends in `.log`. Give that one.',
    },
    'first-segment': {
      expected: 'The offset at which the second segment begins.',
      observed: 'You gave `{given}`, where the first one begins.',
      hint: 'Every log begins with a segment of its own first offset, here 0. Take the next `.log` file.',
    },
    'later-segment': {
      expected: 'The second segment of {segments}.',
      observed: 'You gave `{given}`. That is segment number {rank}.',
      hint: 'The names are sorted by offset: the oldest comes first. Plain `ls` writes them in columns, to be read downwards; `ls -1` puts each on a line of its own. You want the second from the top.',
    },
    'wrong-offset': {
      expected: 'The offset at which the second segment of the copy on {leader} begins.',
      observed: 'You gave `{given}`, and no segment begins there.',
      hint: 'It is the name of the second `.log` file. The zeros in front may stay or go.',
    },
    'no-broker': {
      expected: 'The broker that has no copy of partition {partition}.',
      observed: 'Folder and offset are right. This field was empty.',
      hint: '`kafka-topics --describe` lists the replicas of each partition. There are three brokers.',
    },
    'has-copy': {
      expected: 'The broker that has no copy.',
      observed: 'You gave `{given}`, which {part}. The replicas are {replicas}.',
      hint: 'Look for the folder on each of the three: `ls -d $DISKS/kafka?/data/{topic}-{partition}`.',
    },
    'not-a-broker': {
      expected: 'One of the three brokers.',
      observed: 'You gave `{given}`.',
      hint: 'Give a name such as `kafka2`, or an id such as 2.',
    },
  },
  waits: {
    'no-leader': 'Partition {partition} has no leader at this moment. Are all brokers running?',
  },
};
