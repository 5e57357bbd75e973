// The words of exercise 7.1, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { offsets } from './lab.ts';

export const nextToRead: ExerciseMessages<(typeof offsets)['exercises']['7.1']> = {
  title: 'Committed is next',
  goal: [
    'Create a topic `{topic}` with one partition, and send ten records to it. Let the group `{group}` read the first {few} of them and leave.',
    'Then three numbers. Which offset has the last record that the group has read? Which offset is committed for it? And how large is its lag?',
  ],
  passed:
    'The last record read has offset {last}. Committed is {committed}: the next one to read. The log ends at {high}, so the lag is {lag}.',
  why: 'A committed offset does not say "I have read this one". It says "I begin here next time". Who mixes up the two reads one record twice, or never.',
  hints: [
    'Ten records: `seq 10 | kafka-console-producer …`. The consumer takes `--group {group} --from-beginning --max-messages {few}`, and with `--property print.offset=true` it shows the offset of each record.',
    '`kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group {group}` shows what is committed, as `CURRENT-OFFSET`, and the lag.',
    'Offsets count from 0. So the last of {few} records has an offset that is one less than {few}.',
  ],
  solution:
    'The tool shows what is committed and the lag. The last record read is the one before the committed offset. The lag is the end of the log minus what is committed.',
  answers: {
    last: { label: 'Last record read', help: 'its offset' },
    committed: { label: 'Committed', help: 'an offset' },
    lag: { label: 'Lag', help: 'one number' },
  },
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 1 --replication-factor 3`, and send ten records.',
    },
    'wrong-partitions': {
      expected: 'One partition in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'A group has a place in each partition, and here we want to look at one. Delete the topic, and create it with `--partitions 1`.',
    },
    'too-few-records': {
      expected: 'Ten records in `{topic}`.',
      observed: 'The log ends at offset {records}.',
      hint: 'Send what is missing. `seq 10` makes ten lines, and each line becomes one record.',
    },
    'too-many-records': {
      expected: 'Ten records in `{topic}`.',
      observed: 'The log ends at offset {records}.',
      hint: 'Records cannot be taken back. Delete the topic, create it again, and send everything once. The places of its groups go with it.',
    },
    'no-group': {
      expected: 'A place of the group `{group}` in `{topic}`.',
      observed: 'No group has committed an offset there.',
      hint: 'Without `--group` the console consumer makes up a name, such as `console-consumer-73355`, and commits nothing. `--property group.id=…` does not reach it either. Say `--group {group}`.',
    },
    'other-group': {
      expected: 'A place of the group `{group}` in `{topic}`.',
      observed: 'The group that has one is `{found}`.',
      hint: 'The name after `--group` must be this one exactly. Read again with it: another group knows nothing of the first.',
    },
    'at-the-end': {
      expected: '`{group}` has read {few} records.',
      observed: 'Its committed offset is {offset}, the end of the log.',
      hint: 'Either it read everything (`--max-messages {few}` was missing), or nothing (`--from-beginning` was missing, and it began at the end). Delete the group: `kafka-consumer-groups --bootstrap-server kafka1:9092 --delete --group {group}`. Then read again.',
    },
    'stopped-elsewhere': {
      expected: '`{group}` has read {few} records, counted from the beginning.',
      observed: 'Its committed offset is {offset}.',
      hint: 'If that is less, read the rest with `--max-messages`. If it is more, delete the group with `kafka-consumer-groups --delete --group {group}`, and read again.',
    },
    'set-by-hand': {
      expected: 'A group that came to offset {offset} by reading.',
      observed: 'It stands there because its place was set from outside. Nobody has read up to there since.',
      hint: 'Setting a place is the next exercise. Here, let it read: `--reset-offsets --to-earliest --execute`, then `kafka-console-consumer` with `--group {group} --max-messages {few}`. What happened while the lab was off was not seen.',
    },
    'no-answer': {
      expected: 'Three numbers.',
      observed: 'The group did its part. The {which} field was empty.',
      hint: 'In the console: `yard check 7.1 --answer last=… --answer committed=… --answer lag=…`.',
    },
    'last-is-next': {
      expected: 'The offset of the last record that was read.',
      observed: 'You gave {given}. The record with this offset has not been read yet.',
      hint: 'The first record has offset 0. Count to the last one: read again without a group, with `--from-beginning --max-messages {few} --property print.offset=true`, and look at the last record.',
    },
    'wrong-last': {
      expected: 'The offset of the last record that was read.',
      observed: 'You gave {given}.',
      hint: '`--property print.offset=true` shows the offset of every record the consumer prints.',
    },
    'committed-is-last': {
      expected: 'The offset that is committed.',
      observed: 'You gave {given}. That is the last record read, and it is behind the group.',
      hint: 'A commit names the next record to read, not the last one read. Look at `CURRENT-OFFSET`.',
    },
    'wrong-committed': {
      expected: 'The offset that is committed.',
      observed: 'You gave {given}.',
      hint: 'It stands under `CURRENT-OFFSET`. `LOG-END-OFFSET` is where the log ends, whoever reads.',
    },
    'lag-off-by-one': {
      expected: 'How many offsets there are from the committed one to the end.',
      observed: 'You gave {given}, which misses by one.',
      hint: 'The end is the offset of the record that comes next, and so is what is committed. Take one from the other, and nothing else.',
    },
    'wrong-lag': {
      expected: 'How many offsets there are from the committed one to the end.',
      observed: 'You gave {given}.',
      hint: 'It stands under `LAG`: `LOG-END-OFFSET` minus `CURRENT-OFFSET`.',
    },
  },
  waits: {
    reading:
      'A consumer of `{group}` is still running. It has committed {offset}; {few} is wanted. The console consumer commits every five seconds, and when it leaves: press Ctrl-C in its console.',
    unseen:
      'What `{group}` did has not been seen yet. The recorder looks once a second, and at no more than a hundred groups. `kafka-consumer-groups --list` shows how many there are; `--delete --group …` takes one away. Then press Check again.',
  },
};
