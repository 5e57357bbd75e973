// The lines of the course: eight modules and their lessons, built or not. Which are built, the pages under docs/ decide.

export interface PlannedLesson {
  /** The curriculum's number; exercise ids begin with it. */
  readonly number: number;
  readonly title: string;
}

export interface CourseModule {
  readonly number: number;
  readonly title: string;
  readonly lessons: readonly PlannedLesson[];
}

const lesson = (number: number, title: string): PlannedLesson => ({ number, title });

export const modules: readonly CourseModule[] = [
  { number: 1, title: 'First contact', lessons: [lesson(0, 'Bench'), lesson(1, 'Topic, produce, consume')] },
  {
    number: 2,
    title: 'Who runs the cluster',
    lessons: [
      lesson(2, 'Brokers and the controller'),
      lesson(3, 'ZooKeeper: znodes, ephemeral nodes, watches'),
      lesson(4, 'The ensemble and its quorum'),
    ],
  },
  {
    number: 3,
    title: 'The log',
    lessons: [lesson(5, 'The log on disk'), lesson(6, 'Retention and compaction'), lesson(7, 'Offsets')],
  },
  {
    number: 4,
    title: 'Partitions',
    lessons: [
      lesson(8, 'Keys and order'),
      lesson(9, 'How many partitions'),
      lesson(10, 'Groups and rebalancing'),
    ],
  },
  {
    number: 5,
    title: 'Staying alive',
    lessons: [
      lesson(11, 'Replication, ISR, leaders'),
      lesson(12, 'acks and min ISR'),
      lesson(13, 'Unclean election'),
    ],
  },
  {
    number: 6,
    title: 'What was delivered',
    lessons: [
      lesson(14, 'The producer engine'),
      lesson(15, 'Delivery semantics'),
      lesson(16, 'Transactions'),
    ],
  },
  {
    number: 7,
    title: 'Running it for others',
    lessons: [
      lesson(17, 'Quotas'),
      lesson(18, 'ACLs'),
      lesson(19, 'Kafka over HTTP'),
      lesson(20, 'Schemas and Streams'),
      lesson(21, 'Monitoring'),
    ],
  },
  {
    number: 8,
    title: 'After ZooKeeper',
    lessons: [lesson(22, 'KRaft and 4.x'), lesson(23, 'Capstone: three incidents')],
  },
];

/** The module a lesson belongs to. */
export function moduleOf(lessonNumber: number): CourseModule | undefined {
  return modules.find((module) => module.lessons.some((known) => known.number === lessonNumber));
}
