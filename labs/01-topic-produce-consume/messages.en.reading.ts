// The words of exercise 1.3.
import type { ExerciseMessages } from '../kit/index.ts';
import type { topicProduceConsume } from './lab.ts';

export const readingDoesNotRemove: ExerciseMessages<(typeof topicProduceConsume)['exercises']['1.3']> = {
  title: 'Reading does not remove',
  goal: [
    'Create a topic `{topic}` with one partition, and send ten records to it.',
    'Let the group `{sorters}` read the first {few} of them and leave. Let the group `{auditors}` read the first {many} and leave.',
    'Then: what is the earliest offset that can still be read from `{topic}`?',
  ],
  passed:
    'Both groups read from the start: `{sorters}` stands at offset {few}, `{auditors}` at offset {many}. All ten records are still there, from offset {earliest}.',
  why: 'A topic is not a queue. Reading moves a bookmark, and each group has its own. Records leave when their time is up, read or not.',
  hints: [
    'Ten records at once: `seq 10 | kafka-console-producer …`. The consumer has `--group`, `--from-beginning` and `--max-messages`.',
    '`kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --group {sorters} --from-beginning --max-messages {few}`',
    '`kafka-get-offsets --bootstrap-server kafka1:9092 --topic {topic} --time earliest` prints topic, partition and offset.',
  ],
  solution:
    'Each group keeps its own place in the topic `__consumer_offsets`. The records of `{topic}` know nothing of it, so the earliest offset is what it was before anybody read.',
  answers: { earliest: { label: 'Earliest offset', help: 'one number' } },
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 1`, and send ten records.',
    },
    'wrong-partitions': {
      expected: 'One partition in `{topic}`, so that "the first {few}" means something.',
      observed: 'It has {partitions}.',
      hint: 'Each partition counts its own offsets, and a reader of several takes them in no promised order. Delete the topic and create it with `--partitions 1`.',
    },
    'too-few-records': {
      expected: 'Ten records in `{topic}`.',
      observed: 'It holds {records}.',
      hint: '`seq 10` makes ten lines, and each line becomes one record. Send what is missing.',
    },
    'too-many-records': {
      expected: 'Ten records in `{topic}`.',
      observed: 'It holds {records}.',
      hint: 'Records cannot be taken back. Start over: delete the topic, delete the groups with `kafka-consumer-groups --delete --group …`, and create it again.',
    },
    'no-groups': {
      expected: 'The groups `{sorters}` and `{auditors}`, each with a place in `{topic}`.',
      observed: 'No group has a place in `{topic}`.',
      hint: 'Without `--group` the console consumer takes a made-up group and keeps no place. Say `--group {sorters}`.',
    },
    'other-groups': {
      expected: 'The groups `{sorters}` and `{auditors}`.',
      observed: 'The group that read `{topic}` is `{found}`.',
      hint: 'The group is what you say after `--group`. `--property group.id=…` does not reach the consumer.',
    },
    'one-group': {
      expected: 'Two groups with a place of their own.',
      observed: '`{present}` stands at offset {offset}. `{missing}` has no place in `{topic}`.',
      hint: 'If you read twice with the same group, the second time went on where the first had stopped. Read again with `--group {missing}`.',
    },
    'at-the-end': {
      expected: '`{group}` has read {wanted} records from the start.',
      observed: '`{group}` stands at offset {offset}, the end.',
      hint: 'Either it read everything (`--max-messages {wanted}` was missing), or it read nothing and began at the end (`--from-beginning` was missing). Put it back: `kafka-consumer-groups --bootstrap-server kafka1:9092 --group {group} --topic {topic} --reset-offsets --to-earliest --execute`, then read again.',
    },
    'stopped-elsewhere': {
      expected: '`{group}` stands at offset {wanted}: it has read {wanted} records.',
      observed: '`{group}` stands at offset {offset}.',
      hint: 'If it is short, read the rest with `--max-messages`. If it is too far, put it back to the start: `kafka-consumer-groups --bootstrap-server kafka1:9092 --group {group} --topic {topic} --reset-offsets --to-earliest --execute`.',
    },
    'no-answer': {
      expected: 'The earliest offset of `{topic}`.',
      observed: 'Both groups did their part. The answer is empty.',
      hint: 'Ask the broker: `kafka-get-offsets` with `--time earliest`. In the console: `yard check 1.3 --answer earliest=…`.',
    },
    'answered-count': {
      expected: 'The first offset that can still be read.',
      observed: 'You answered {given}. That is the end: the offset the next record will get.',
      hint: 'If reading removed records, the topic would be shorter now. Ask with `--time earliest`.',
    },
    'answered-bookmark': {
      expected: 'The first offset that can still be read by anybody.',
      observed: 'You answered {given}. That is where a group stopped.',
      hint: "A group's place says what that group reads next. It removes nothing. Ask with `--time earliest`.",
    },
    'wrong-answer': {
      expected: 'The first offset that can still be read.',
      observed: 'You answered {given}. The broker says otherwise.',
      hint: 'Offsets count from 0. `kafka-get-offsets` prints `topic:partition:offset`; the last number is the offset.',
    },
  },
  waits: {
    reading:
      'A consumer of `{group}` is still running; it stands at offset {offset} of {wanted}. Press Ctrl-C in its console.',
  },
};
