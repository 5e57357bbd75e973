// Reference answer and mistakes of exercise 1.1.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { topicProduceConsume } from './lab.ts';

const create = 'kafka-topics --bootstrap-server kafka1:9092 --create --topic';

export const createIt: ExerciseAnswers<Reason<(typeof topicProduceConsume)['exercises']['1.1']>> = {
  solution: {
    name: 'in one go',
    lines: [`${create} {topic} --partitions 3 --replication-factor 3`],
  },
  alternatives: [
    {
      name: 'one partition first, two added',
      lines: [
        `${create} {topic} --partitions 1 --replication-factor 3`,
        'kafka-topics --bootstrap-server kafka1:9092 --alter --topic {topic} --partitions 3',
      ],
    },
    {
      name: 'each copy placed by hand',
      lines: [`${create} {topic} --replica-assignment 1:2:3,2:3:1,3:1:2`],
    },
    {
      name: 'wrong first, deleted, made again',
      lines: [
        `${create} {topic}`,
        'kafka-topics --bootstrap-server kafka1:9092 --delete --topic {topic}',
        `${create} {topic} --partitions 3 --replication-factor 3`,
      ],
    },
  ],
  mistakes: [
    {
      name: 'the flag of old courses',
      lines: [
        'kafka-topics --create --zookeeper zookeeper1:2181 --topic {topic} --partitions 3 --replication-factor 3',
      ],
      reason: 'absent',
    },
    {
      name: 'four copies',
      lines: [`${create} {topic} --partitions 3 --replication-factor 4`],
      reason: 'absent',
    },
    { name: 'nothing said', lines: [`${create} {topic}`], reason: 'all-defaults' },
    {
      name: 'one copy',
      lines: [`${create} {topic} --partitions 3 --replication-factor 1`],
      reason: 'one-copy',
    },
    {
      name: 'two copies',
      lines: [`${create} {topic} --partitions 3 --replication-factor 2`],
      reason: 'wrong-copies',
    },
    {
      name: 'one partition',
      lines: [`${create} {topic} --partitions 1 --replication-factor 3`],
      reason: 'one-partition',
    },
    {
      name: 'six partitions',
      lines: [`${create} {topic} --partitions 6 --replication-factor 3`],
      reason: 'wrong-partitions',
    },
    {
      name: 'the name without its end',
      lines: [`${create} orders --partitions 3 --replication-factor 3`],
      reason: 'suffix-forgotten',
    },
    {
      name: 'capital letters',
      lines: [`name={topic}; ${create} "\${name^^}" --partitions 3 --replication-factor 3`],
      reason: 'wrong-case',
    },
    {
      name: 'an underscore for the dash',
      lines: [`name={topic}; ${create} "\${name/-/_}" --partitions 3 --replication-factor 3`],
      reason: 'misspelt',
    },
  ],
  fakes: [
    { name: 'the words without the deed', lines: ['echo "Created topic {topic}."'] },
    {
      name: 'a function in place of the tool',
      lines: [
        'kafka-topics() { echo "Created topic {topic}."; }',
        'export -f kafka-topics',
        `${create} {topic} --partitions 3 --replication-factor 3`,
      ],
    },
    {
      name: 'an alias and an edited history',
      lines: [
        'alias kafka-topics=true',
        `history -s '${create} {topic} --partitions 3 --replication-factor 3'`,
      ],
    },
  ],
};
