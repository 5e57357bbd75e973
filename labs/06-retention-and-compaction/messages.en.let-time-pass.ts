// The words of exercise 6.1, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { retentionAndCompaction } from './lab.ts';

export const letTimePass: ExerciseMessages<(typeof retentionAndCompaction)['exercises']['6.1']> = {
  title: 'Let time pass',
  goal: [
    'Create a topic `{topic}` with one partition, and send ten records to it. Then have the brokers forget all ten because they are too old. You may change settings of this topic, and nothing else: no deleted topic, no `kafka-delete-records`.',
    'When they are gone, take your setting back, and send one more record. That one must stay.',
  ],
  passed:
    'The log of `{topic}` begins at offset {low} now, with a file of its own. {left} of its records came after that.',
  why: 'Retention asks one question only: how old is this segment, or how large is the log? Whether anybody has read it does not matter. A consumer that is away for longer than the retention has lost records.',
  hints: [
    'The setting is `retention.ms`. `kafka-configs --alter --entity-type topics --entity-name {topic} --add-config retention.ms=1000` sets it; `--delete-config retention.ms` takes it back.',
    'It takes a moment: the brokers look every five seconds here. Watch `kafka-get-offsets --bootstrap-server kafka1:9092 --topic {topic} --time earliest`.',
    'When it says 10, take the setting back, and only then send the eleventh.',
  ],
  solution:
    'With `retention.ms=1000` even the active segment becomes too old a second after its last record. The broker begins a new segment at offset 10 and deletes the old one. Offsets go on from there.',
  answers: {},
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 1 --replication-factor 3`, and send ten records: `seq 10 | kafka-console-producer …`.',
    },
    'wrong-partitions': {
      expected: 'One partition in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Each partition has its own beginning. Delete the topic, and create it with `--partitions 1`.',
    },
    'too-few-records': {
      expected: 'Ten records that were sent, and then forgotten.',
      observed: 'The log goes from offset {low} to {high}.',
      hint: 'If you deleted the topic and made it again, its offsets began at 0 again. Send ten records first, and let them grow old then.',
    },
    'broker-wide': {
      expected: 'A setting of `{topic}` alone.',
      observed: 'A broker has `{wide}`, and with it every topic forgets.',
      hint: 'Take it back: `kafka-configs --alter --entity-type brokers --entity-default --delete-config {wide}`. A topic has its own: `retention.ms`.',
    },
    'only-compacted': {
      expected: 'A topic that forgets by age.',
      observed: 'Its `cleanup.policy` is `compact`. Such a topic never forgets by age.',
      hint: 'Take the policy back with `--delete-config cleanup.policy`. Compaction comes later in this lesson.',
    },
    'no-setting': {
      expected: 'An earliest offset of 10.',
      observed:
        'It is 0, all {high} records are there, and the topic has no retention of its own. The default is seven days.',
      hint: 'Give it a short one: `retention.ms=1000`.',
    },
    'too-long': {
      expected: 'An earliest offset of 10.',
      observed: 'It is 0, and `retention.ms` is {value}.',
      hint: 'It counts in milliseconds, and a negative number means "for ever". Try 1000.',
    },
    'from-the-future': {
      expected: 'An earliest offset of 10.',
      observed:
        'It is 0, and it will stay so for a while: the record at offset {offset} is dated {dated} (UTC). By that clock it is not old yet.',
      hint: 'The age of a record is counted from the time it carries, and by default that is what its producer says. Delete the topic, create it again, and send ten records of today: `seq 10 | kafka-console-producer …`.',
    },
    'by-hand': {
      expected: 'Records that went because they were too old.',
      observed:
        'The log begins at offset {low}, but its first file still begins at {base}. That is the mark of `kafka-delete-records`.',
      hint: 'Retention removes whole files. Start over: delete the topic, create it, send ten records, and set `retention.ms=1000`.',
    },
    'still-set': {
      expected: 'A topic that keeps its records again.',
      observed:
        'The ten are gone. But `{own}={value}` is still set, and whatever you send will go the same way.',
      hint: 'Take it back: `kafka-configs --bootstrap-server kafka1:9092 --alter --entity-type topics --entity-name {topic} --delete-config {own}`. Then send one more.',
    },
    'none-since': {
      expected: 'One more record, that stays.',
      observed:
        'The ten are gone and the setting is taken back. Since then nothing was sent: the log begins and ends at offset {low}.',
      hint: 'Send one: `echo 11 | kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}`. If you did send it, then it went with the others, because the setting was still there.',
    },
  },
  waits: {
    age: 'The records are still there, and `{own}={value}` is set. The brokers look every five seconds; a segment goes when its newest record is too old.',
  },
};
