// The words of exercise 6.3, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { retentionAndCompaction } from './lab.ts';

export const cutTheHead: ExerciseMessages<(typeof retentionAndCompaction)['exercises']['6.3']> = {
  title: 'Cut the head off',
  goal: [
    'Create a topic `{topic}` with one partition, and send ten records to it.',
    'Then delete its beginning with `kafka-delete-records`, so that offset {first} is the first one that can still be read.',
  ],
  passed: 'The first offset that can be read is {low}. {left} of ten records are left.',
  why: 'It is the way to get rid of records at once, when they should never have been there. It cuts from the beginning only: a record in the middle cannot be deleted alone.',
  hints: [
    'The tool reads a file: `{"partitions": [{"topic": "{topic}", "partition": 0, "offset": …}], "version": 1}`.',
    '`kafka-delete-records --bootstrap-server kafka1:9092 --offset-json-file cut.json`',
    'The offset in the file is the first one that stays.',
  ],
  solution: 'The offset is where the log is to begin: everything before it goes, and it stays itself.',
  answers: {},
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 1 --replication-factor 3`, and send ten records.',
    },
    'wrong-partitions': {
      expected: 'One partition in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Delete the topic, and create it with `--partitions 1`.',
    },
    'too-few-records': {
      expected: 'Ten records sent to `{topic}`.',
      observed: 'The log ends at offset {high}.',
      hint: 'Send what is missing. `seq 10` makes ten lines, each of them a record.',
    },
    'too-many-records': {
      expected: 'Ten records sent to `{topic}`.',
      observed: 'The log ends at offset {high}.',
      hint: 'Start over: delete the topic and create it again.',
    },
    'nothing-deleted': {
      expected: 'A log that begins at offset {first}.',
      observed: 'It begins at 0.',
      hint: 'Did the tool say `low_watermark`? If it said that the policy forbids it: only topics whose `cleanup.policy` has `delete` in it can be cut.',
    },
    'one-too-many': {
      expected: 'A log that begins at offset {first}.',
      observed: 'It begins at {low}: one record too many is gone.',
      hint: 'The offset in the file is the first one that stays, not the last one that goes. Start over with a new topic of that name.',
    },
    'one-too-few': {
      expected: 'A log that begins at offset {first}.',
      observed: 'It begins at {low}: there is one record left that should be gone.',
      hint: 'Offsets count from 0. Run it again with offset {first} in the file.',
    },
    'all-gone': {
      expected: 'A log that begins at offset {first}.',
      observed: 'Nothing is left: it begins and ends at {low}.',
      hint: 'An offset of -1 means "up to the end". And `retention.ms` takes whole files. Start over with a new topic of that name.',
    },
    elsewhere: {
      expected: 'A log that begins at offset {first}.',
      observed: 'It begins at {low}.',
      hint: 'If it is less, run it again. If it is more, start over with a new topic of that name: what was cut off does not come back.',
    },
  },
  waits: {},
};
