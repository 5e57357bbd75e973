// The words of exercise 5.2, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { logOnDisk } from './lab.ts';

export const cutTheLog: ExerciseMessages<(typeof logOnDisk)['exercises']['5.2']> = {
  title: 'Cut the log',
  goal: [
    'Create a topic `{topic}` with one partition and the setting `retention.ms={retention}`, and store exactly 100 records of 1000 bytes in it.',
    'On the disk its log must lie in {pieces} segments or more. The setting that does it is to be made for this topic alone, and its other setting must stay.',
  ],
  passed:
    'On {leader} the 100 records lie in {segments} segments. `{topic}` has the setting `{setting}`, and `retention.ms={retention}` as before.',
  why: 'Segments are the grains in which Kafka forgets: it deletes and compacts whole closed segments, never single records. How large they are decides how exact retention is, and how many files a broker keeps open.',
  hints: [
    'Two settings of a topic end a segment: `segment.bytes` by size and `segment.ms` by time. They are looked at when a record is appended.',
    'A topic takes settings at its birth: `kafka-topics --create … --config retention.ms={retention} --config segment.bytes=16384`. 100 records of 1000 bytes are a little more than 100,000 bytes.',
    '`kafka-producer-perf-test --topic {topic} --num-records 100 --record-size 1000 --throughput -1 --producer-props bootstrap.servers=kafka1:9092` sends them. Do not go below 16384: a batch must fit into a segment.',
  ],
  solution:
    'The setting is there before the first record. The producer sends batches of up to 16 KiB; each time one does not fit any more, the broker closes the segment and begins a new file.',
  answers: {},
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 1 --replication-factor 3`, and with a setting for its segments.',
    },
    'wrong-partitions': {
      expected: 'One partition in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Every partition has a log of its own, so more partitions make more files without cutting anything. Delete the topic, and create it with `--partitions 1`.',
    },
    'too-few-records': {
      expected: '100 records in `{topic}`.',
      observed: 'It holds {count}.',
      hint: 'Did the producer complain about `RecordTooLargeException` or `RecordBatchTooLargeException`? Then a batch is larger than a whole segment may be. Make `segment.bytes` 16384 or larger, and send again.',
    },
    'too-many-records': {
      expected: 'Exactly 100 records in `{topic}`.',
      observed: 'It holds {count}.',
      hint: 'Sending more makes more segments, that is true. But the log is to be cut, not fed. Delete the topic and start over.',
    },
    'wrong-size': {
      expected: 'Records of 1000 bytes.',
      observed: 'The record at offset {offset} has {bytes}.',
      hint: '`kafka-producer-perf-test` makes records of any length: `--record-size 1000`.',
    },
    'broker-wide': {
      expected: 'A setting of `{topic}` alone.',
      observed: 'The topic has none. A broker has `{wide}`, and this is for every topic it holds.',
      hint: 'Take it back with `kafka-configs --alter --entity-type brokers … --delete-config {wide}`. A topic has a name of its own for it, without `log.` in front: `kafka-configs --alter --entity-type topics --entity-name {topic} --add-config segment.bytes=…`. Then delete the topic and start over.',
    },
    'not-cut': {
      expected: '{pieces} segments or more.',
      observed: 'The topic has no setting for its segments. On {leader} the number of them is {segments}.',
      hint: 'By default a segment may grow to 1 GiB. Give the topic a smaller `segment.bytes`, before you send.',
    },
    'set-late': {
      expected: '{pieces} segments or more.',
      observed:
        '`{setting}={value}` is set, but on {leader} a segment has {largest} bytes. Segments in all: {segments}.',
      hint: 'What has been written is never cut again: a setting counts for what comes. Delete the topic, create it with the setting, and send the 100 records then.',
    },
    'too-few-segments': {
      expected: '{pieces} segments or more.',
      observed: 'With `{setting}={value}` the number of segments on {leader} is {segments}.',
      hint: 'It is set, and it is too large. 100 records of 1000 bytes are a little more than 100,000 bytes. Delete the topic, create it with a smaller value, and send again.',
    },
    'override-lost': {
      expected: '`retention.ms={retention}`, beside the setting that cuts the log.',
      observed: 'The log is cut. But `retention.ms` of `{topic}` is: {kept}.',
      hint: '`kafka-configs … --add-config` changes what it names and leaves the rest. The older request, which `alterConfigs` of kafkajs sends, replaces all settings of a topic by those it is given. Add what is missing: `kafka-configs --bootstrap-server kafka1:9092 --alter --entity-type topics --entity-name {topic} --add-config retention.ms={retention}`',
    },
  },
  waits: {
    'no-leader': 'The partition has no leader at this moment. Are all brokers running?',
  },
};
