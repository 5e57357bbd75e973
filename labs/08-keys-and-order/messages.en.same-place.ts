// The words of exercise 8.1, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';

export const samePlace: ExerciseMessages<(typeof keysAndOrder)['exercises']['8.1']> = {
  title: 'Same key, same place',
  goal: [
    'First the prediction. A topic has three partitions. To which one will records with the key `{key1}` go? You need not guess: `run where.ts {key1} 3` computes it. Lock your answer.',
    'Then create a topic `{topic}` with three partitions. For each of the keys `{key1}`, `{key2}` and `{key3}` send two records or more.',
  ],
  passed:
    'All records of `{key1}` stand in partition {one}, those of `{key2}` in {two}, those of `{key3}` in {three}: where their keys lead.',
  why: 'Nobody keeps a list of keys. The producer computes the partition from the key alone, so any producer that computes in the same way comes to the same place, also tomorrow.',
  hints: [
    '`run where.ts KEY 3` names the partition of a key in a topic with three.',
    '`kafka-console-producer … --property parse.key=true --property key.separator=:`, and then lines such as `{key1}:in`.',
    'Read them back with `--property print.partition=true --property print.key=true`.',
  ],
  solution:
    'murmur2 makes a number of the bytes of the key. What is left when it is divided by three is the partition.',
  answers: {},
  reasons: {
    'not-predicted': {
      expected: 'A prediction, locked before anything is sent.',
      observed: 'There is none in this attempt.',
      hint: 'Lock it in the card of this exercise. A wrong one costs nothing.',
    },
    'predicted-late': {
      expected: 'A prediction from before the first record with the key `{key1}`.',
      observed: 'There was one already when you locked it.',
      hint: 'Press "Try again with new values", lock your prediction, and send with the new names.',
    },
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 3 --replication-factor 3`.',
    },
    'wrong-partitions': {
      expected: 'Three partitions in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'The number of partitions is part of the sum. Delete the topic, and create it with `--partitions 3`.',
    },
    empty: {
      expected: 'Records with the keys `{key1}`, `{key2}` and `{key3}`.',
      observed: 'The topic is empty.',
      hint: 'Send two records or more for each key.',
    },
    'null-keys': {
      expected: 'Records with the key `{key}`.',
      observed: 'There are none, but there are records without a key. One of them holds `{value}`.',
      hint: 'The producer must be told where the key ends: `--property parse.key=true --property key.separator=:`.',
    },
    'key-missing': {
      expected: 'Records with the key `{key}`.',
      observed: 'There are none. The first key in the topic is `{found}`.',
      hint: 'Three keys are asked for. Send what is missing.',
    },
    'too-few': {
      expected: 'Two records or more with the key `{key}`.',
      observed: 'Records with it: {records}.',
      hint: 'One record is always in one place. It takes a second one to see that they stay together.',
    },
    scattered: {
      expected: 'All records with the key `{key}` in one partition.',
      observed: 'They are in the partitions {partitions}.',
      hint: 'Somebody has chosen the partitions without looking at the key. Delete the topic, and let the console producer choose.',
    },
    elsewhere: {
      expected: 'Records with the key `{key}` in partition {right}, where murmur2 leads.',
      observed: 'They are in partition {found}.',
      hint: 'Was it another client? `kcat` and all others made with librdkafka use another sum unless told `partitioner=murmur2_random`. Delete the topic, and send with the console producer.',
    },
  },
  waits: {},
  prediction: {
    question: 'Three partitions. Where will the records with the key `{key1}` stand?',
    options: { p0: 'In partition 0', p1: 'In partition 1', p2: 'In partition 2' },
    happened: {
      p0: 'In partition 0: `{key1}` leads there.',
      p1: 'In partition 1: `{key1}` leads there.',
      p2: 'In partition 2: `{key1}` leads there.',
    },
    surprise:
      'Nobody can see it in the name: neighbours such as `box-1` and `box-2` lead anywhere. But it can be computed: `run where.ts {key1} 3`.',
  },
};
