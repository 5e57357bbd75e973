// The words of exercise 1.1.
import type { ExerciseMessages } from '../kit/index.ts';
import type { topicProduceConsume } from './lab.ts';

export const createIt: ExerciseMessages<(typeof topicProduceConsume)['exercises']['1.1']> = {
  title: 'Create it right',
  goal: [
    'Create a topic named `{topic}` with three partitions, and keep three copies of each.',
    'The name is yours for this attempt only. Type it exactly.',
  ],
  passed:
    '`{topic}` has three partitions with three copies each, all in sync. The partitions are led by brokers {leaders}.',
  why: 'Partitions decide how many readers can share the work; copies decide how many brokers you may lose. Both are chosen when a topic is born, and the first is easier to change later than the second.',
  hints: [
    'Every tool explains itself: `kafka-topics --help`. You need `--create`.',
    'The number of copies is called the replication factor: `--replication-factor`.',
    '`kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 3 --replication-factor 3`',
  ],
  solution:
    'The broker you ask passes the wish to the controller. The controller picks three brokers for each partition and spreads the first copies, the leaders, over the brokers.',
  answers: {},
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Read what the tool said. `zookeeper is not a recognized option`: that flag was removed in Kafka 3.0; use `--bootstrap-server kafka1:9092`. `Replication factor: 4 larger than available brokers: 3`: no two copies may share a broker, so three brokers hold three copies at most.',
    },
    'suffix-forgotten': {
      expected: 'A topic named `{topic}`.',
      observed: 'You created `{found}`.',
      hint: 'The characters after the dash belong to the name. They are yours for this attempt.',
    },
    'wrong-case': {
      expected: 'A topic named `{topic}`.',
      observed: 'You created `{found}`.',
      hint: 'To Kafka, capital and small letters are different letters, so this is another topic.',
    },
    misspelt: {
      expected: 'A topic named `{topic}`.',
      observed: 'You created `{found}`, which is nearly it.',
      hint: 'A topic cannot be renamed. Create the right one; `kafka-topics --delete` removes the other.',
    },
    'all-defaults': {
      expected: 'Three partitions, three copies of each.',
      observed: '`{topic}` has one partition, and one copy of it.',
      hint: 'That is what you get when you do not say. Delete the topic and create it with `--partitions 3 --replication-factor 3`.',
    },
    'one-copy': {
      expected: 'Three copies of each partition.',
      observed: '`{topic}` keeps each partition on one broker only.',
      hint: 'If that broker goes, the partition goes with it. Copies cannot be added by `--alter`: delete the topic and create it with `--replication-factor 3`.',
    },
    'wrong-copies': {
      expected: 'Three copies of each partition.',
      observed: 'Partition {partition} of `{topic}` has {copies}.',
      hint: 'Delete the topic and create it with `--replication-factor 3`.',
    },
    'one-partition': {
      expected: 'Three partitions.',
      observed: '`{topic}` has one.',
      hint: 'One partition can be read by one member of a group at a time. Partitions can be added: `kafka-topics --alter --topic {topic} --partitions 3`.',
    },
    'wrong-partitions': {
      expected: 'Three partitions.',
      observed: '`{topic}` has {partitions}.',
      hint: 'Partitions can be added with `--alter --partitions 3`, never taken away. If there are too many, delete the topic and create it again.',
    },
  },
  waits: {
    'in-sync': 'Partition {partition} of `{topic}` has {inSync} of 3 copies in sync. Is every broker up?',
  },
};
