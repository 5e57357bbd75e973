// The words of exercise 8.2, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';

export const noKey: ExerciseMessages<(typeof keysAndOrder)['exercises']['8.2']> = {
  title: 'No key, where?',
  goal: [
    'First lock your prediction. Then create two topics with three partitions each, `{quick}` and `{turns}`.',
    'To `{quick}` send six lines without a key, all at once, with the console producer: `seq 6 | kafka-console-producer …`. To `{turns}` send six messages without a key with the other client: `producer --topic {turns} --count 6`.',
  ],
  passed:
    'Six lines at once were one batch, and it went to partition {partition} as a whole. In `{turns}` the partitions 0, 1 and 2 got so many: {spread}.',
  why: 'Without a key the client chooses, and clients differ. Kafka’s own stays with one partition for about 16 KiB, kafkajs changes with every message. Do not count on "one after the other": count on nothing but the key.',
  hints: [
    '`seq 6` makes six lines. Through a pipe they come within a moment, and the console producer waits up to a second for more before it sends.',
    'Read them back with `--property print.partition=true`.',
    '`producer` sends one message, waits for the answer, and sends the next.',
  ],
  solution:
    'The console producer put six records into one batch, and a batch belongs to one partition. `producer`, made with kafkajs, chooses for every message anew, in turn.',
  answers: {},
  reasons: {
    'not-predicted': {
      expected: 'A prediction, locked before anything is sent.',
      observed: 'There is none in this attempt.',
      hint: 'Lock it in the card of this exercise. A wrong one costs nothing.',
    },
    'predicted-late': {
      expected: 'A prediction from before the first record in `{quick}`.',
      observed: 'There was one already when you locked it.',
      hint: 'Press "Try again with new values", lock your prediction, and send with the new names.',
    },
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Two topics are asked for. Create each with `--partitions 3 --replication-factor 3`.',
    },
    'wrong-partitions': {
      expected: 'Three partitions in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Delete the topic, and create it with `--partitions 3`.',
    },
    'too-few': {
      expected: 'Six records in `{topic}`.',
      observed: 'It has {records}.',
      hint: '`{quick}` gets its six at once, with `seq 6 | kafka-console-producer …`; if only some are there, delete it and create it again. `{turns}` gets them with `producer --topic {turns} --count 6`.',
    },
    'too-many': {
      expected: 'Six records in `{topic}`, sent at once.',
      observed: 'It has {records}.',
      hint: 'Delete the topic, create it again, and send once.',
    },
    'has-keys': {
      expected: 'Records without a key in `{topic}`.',
      observed: 'There is one with the key `{key}`.',
      hint: 'Delete the topic, create it again, and send without `parse.key`.',
    },
    'several-batches': {
      expected: 'Six records in `{quick}` that went as one batch.',
      observed: 'Batches: {batches}. Partitions used: {partitions}.',
      hint: 'They came one by one, or by another client. Delete the topic, create it again, and give the console producer all six lines at once: `seq 6 | kafka-console-producer …`.',
    },
    'not-spread': {
      expected: 'Messages in all three partitions of `{turns}`.',
      observed: 'The partitions 0, 1 and 2 got so many: {spread}.',
      hint: 'Send these with `producer --topic {turns} --count 6`. The console producer would put them into one batch again.',
    },
  },
  waits: {
    'no-leader': 'A partition of `{topic}` has no leader at this moment. Are all brokers running?',
  },
  prediction: {
    question:
      'Six lines without a key go through the console producer at once, into a topic with three partitions. How many of the partitions get something?',
    options: { one: 'One', two: 'Two', three: 'All three: two lines each' },
    happened: {
      one: 'One. All six were one batch, and a batch has one partition.',
      two: 'Two.',
      three: 'All three.',
    },
    surprise:
      '"Without a key, round robin" is in most courses, and it was true for Kafka’s own producer until 2.4. Many small batches were the price. Since then it stays with one partition until about as many bytes are sent there as a batch may have, 16 KiB.',
  },
};
