// The words of exercise 6.2, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { retentionAndCompaction } from './lab.ts';

export const lastValue: ExerciseMessages<(typeof retentionAndCompaction)['exercises']['6.2']> = {
  title: 'The last value wins',
  goal: [
    'Create a compacted topic `{topic}` with one partition: it says how each signal of a station stands.',
    'For each of `{first}`, `{second}` and `{third}` send three values, one after the other: `stop`, `caution`, `go`. The fourth signal, `{gone}`, has been taken down: send `stop` for it, and then a tombstone.',
    'Then see to it that the cleaner has come by: one record is left for each key.',
  ],
  passed:
    'Of {high} records {records} are left, and {missing} offsets are empty now. `{first}`, `{second}` and `{third}` stand at `go`, and `{gone}` is gone, or a tombstone.',
  why: 'A compacted topic is a table kept as a log: whoever reads it from the start knows the latest value of every key. `__consumer_offsets` is such a topic, and so are the tables of Kafka Streams.',
  hints: [
    '`--config cleanup.policy=compact` makes it a compacted topic. The cleaner never touches the active segment, so have segments closed early: `--config segment.ms=1000`.',
    'Keys with the console producer: `--property parse.key=true --property key.separator=:`. A tombstone is a value that is null, and `--property null.marker=NONE` lets you type one: `{gone}:NONE`.',
    'A segment is closed by the next record that comes after its time, not by the clock. So wait a second, and send one more record with some other key.',
  ],
  solution:
    'The last record closes the segment with all the others in it. The cleaner copies it without the records whose key comes again later. Those that stay keep their offsets.',
  answers: {},
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 1 --replication-factor 3 --config cleanup.policy=compact`.',
    },
    'wrong-partitions': {
      expected: 'One partition in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Each partition is compacted by itself, and here we want to look at one. Delete the topic, and create it with `--partitions 1`.',
    },
    'not-compacted': {
      expected: '`cleanup.policy=compact`.',
      observed: 'The policy of `{topic}` is `{policy}`.',
      hint: '`kafka-configs --bootstrap-server kafka1:9092 --alter --entity-type topics --entity-name {topic} --add-config cleanup.policy=compact`',
    },
    'key-missing': {
      expected: 'A record with the key `{key}`.',
      observed: 'There is none.',
      hint: 'Was it sent with `parse.key=true` and the right separator? A record without a key would have been refused by a compacted topic.',
    },
    'wrong-last-value': {
      expected: 'The newest value of `{key}` is `go`.',
      observed: 'It is `{value}`.',
      hint: 'What counts is what was sent last. Send `{key}:go`.',
    },
    'no-tombstone': {
      expected: 'A tombstone for `{gone}`: a record with this key, and null for a value.',
      observed: 'Its newest value, at offset {offset}, is `{value}`.',
      hint: 'With `--property null.marker=NONE` the console producer sends null where you type NONE: `{gone}:NONE`.',
    },
    'empty-string': {
      expected: 'A tombstone for `{gone}`: null for a value.',
      observed:
        'The newest value, at offset {offset}, is a text of no letters. That is a value like any other.',
      hint: 'Empty is not null. Use `--property null.marker=NONE`, and send `{gone}:NONE`.',
    },
    'null-word': {
      expected: 'A tombstone for `{gone}`: null for a value.',
      observed: 'The newest value, at offset {offset}, is the word `{value}`.',
      hint: 'The producer does not know that you mean null by it. Tell it: `--property null.marker={value}`.',
    },
    'too-few-sent': {
      expected:
        'Three values for each of three signals, two records for the fourth, and a cleaner that has removed most of them.',
      observed:
        '{records} records are there, the log ends at offset {high}, and too little was sent or nothing was removed.',
      hint: 'Send each of `stop`, `caution` and `go` as a record of its own, for each of the three keys. What is to be seen is what becomes of the older ones.',
    },
    'nothing-closed': {
      expected: 'One record for each key.',
      observed:
        'The key `{key}` is there twice, at the offsets {earlier} and {later}, and the newer one lies in the active segment.',
      hint: 'The cleaner never touches the active segment. Is `segment.ms=1000` set? Then wait a second and send one more record with another key: it closes the segment. Sending the same keys again would begin the same game anew.',
    },
  },
  waits: {
    cleaner:
      'The key `{key}` is there twice, at the offsets {earlier} and {later}, both in closed segments. The cleaner looks every second, and begins when at least half of what is closed is new (`min.cleanable.dirty.ratio`).',
  },
};
