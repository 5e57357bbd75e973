// The words of exercise 9.1, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { howManyPartitions } from './lab.ts';

export const measured: ExerciseMessages<(typeof howManyPartitions)['exercises']['9.1']> = {
  title: 'As many as the slower one needs',
  goal: [
    'Crates are to pass through Kafka, {target} a minute. Two programs are in your home: `load.ts` makes and sends them, `unload.ts` reads and unloads them.',
    'Measure first. Create `{trial}` with one partition, and let both programs work on it: `run load.ts`, then `run unload.ts`. Each says how many it did in a minute.',
    'Then create `{topic}` with just as many partitions as {target} a minute need, with one loader and one unloader for each partition. Answer the two rates you measured.',
  ],
  passed:
    'One loader makes {produced} a minute, one unloader takes {consumed}. For {target} a minute the slower of the two needs {right} partitions, and `{topic}` has {partitions}.',
  why: 'One partition is read by one member of a group at a time. So a group can be made faster up to one consumer for each partition, and no further. The formula gives a lower bound: add room for growth, and remember that one very busy key stays on one partition.',
  hints: [
    'The answers are whole numbers, crates a minute, as the programs print them. The slower one decides.',
    'MAX(t/p, t/c): t is what you want, {target}; p is what one loader makes; c is what one unloader takes. Then round up: half a partition does not exist.',
    'In the console: `echo $(( ({target} + rate - 1) / rate ))` with the smaller rate in place of `rate` rounds up for you.',
  ],
  solution:
    'Both programs must keep up. The loading needs t/p tracks, the unloading t/c. The larger of the two numbers is enough for both, rounded up.',
  answers: {
    produced: { label: 'One loader', help: 'crates a minute, a whole number' },
    consumed: { label: 'One unloader', help: 'crates a minute, a whole number' },
  },
  reasons: {
    'no-trial': {
      expected: 'A topic named `{trial}`, to measure on.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 1 --replication-factor 3`. Then `run load.ts`.',
    },
    'trial-not-one': {
      expected: 'One partition in `{trial}`.',
      observed: 'It has {partitions}.',
      hint: 'What is measured is what a single partition can do. Delete `{trial}`, and create it with `--partitions 1`.',
    },
    'not-loaded': {
      expected: 'At least {fewest} crates in `{trial}`.',
      observed: 'It holds {count}.',
      hint: '`run load.ts` sends enough of them, and measures meanwhile.',
    },
    'not-unloaded': {
      expected: 'The group `{group}` has read at least {fewest} crates of `{trial}`.',
      observed: 'It has committed {read}.',
      hint: '`run unload.ts` reads them as a member of that group. If it waits and says nothing, there are too few crates: `run load.ts` again, in another console.',
    },
    'set-by-hand': {
      expected: 'At least {fewest} crates of `{trial}`, read by members of `{group}`.',
      observed:
        'The group stands at {place}, but its place was set from outside. Its members have read {read}.',
      hint: 'A rate is what somebody has done. `run load.ts`, then `run unload.ts`, and leave the place of the group alone.',
    },
    'no-answer': {
      expected: 'The two rates you measured.',
      observed: 'Crates were loaded and unloaded. An answer is missing.',
      hint: 'In the console: `yard check 9.1 --answer produced=… --answer consumed=…`. Both programs print their rate at their end.',
    },
    'per-second': {
      expected: 'Crates in a minute.',
      observed: 'You answered {produced} and {consumed}. That is what they do in a second.',
      hint: 'Both sides of a division need the same unit. The target is {target} a minute, so the rates have to be a minute’s too.',
    },
    swapped: {
      expected: 'The loader’s rate, then the unloader’s.',
      observed: 'You answered {produced} and {consumed}. It is the other way round.',
      hint: 'For the formula it makes no difference. For your bill it does: you would buy faster machines for the wrong side.',
    },
    'produced-wrong': {
      expected: 'What one loader makes in a minute.',
      observed: 'You answered {produced}. The times on the records of `{trial}` say about {made}.',
      hint: 'Run `run load.ts` again and take the last number that it prints.',
    },
    'consumed-wrong': {
      expected: 'What one unloader takes in a minute.',
      observed: 'You answered {consumed}. At its pace it can be about {taken}.',
      hint: 'Take the last number that `run unload.ts` prints. To run it again it needs new crates: `run load.ts` first.',
    },
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'Both rates are right. The cluster has no topic of that name.',
      hint: 'The slower of {produced} and {consumed} decides. How many times does it go into {target}?',
    },
    'rounded-down': {
      expected: 'Enough partitions for {target} crates a minute.',
      observed:
        '`{topic}` has {partitions}. At {produced} and {consumed} a minute each, that is not quite enough.',
      hint: 'Round up. With a little too few, the lag grows without end. `kafka-topics --alter --partitions` can add what is missing.',
    },
    'smaller-of-two': {
      expected: 'Enough partitions for both sides.',
      observed: '`{topic}` has {partitions}. That is enough for the faster side only.',
      hint: 'The formula takes the larger of t/p and t/c: the slower side needs more tracks.',
    },
    'added-rates': {
      expected: 'Enough partitions for the slower side alone.',
      observed: '`{topic}` has {partitions}, as if {produced} and {consumed} could be added.',
      hint: 'Every crate passes both of them. What one does faster does not help the other. Divide {target} by each rate, and take the larger number.',
    },
    'wrong-count': {
      expected: 'As many partitions as {target} crates a minute need, and no more.',
      observed: '`{topic}` has {partitions}. Your rates are {produced} and {consumed}.',
      hint: 'MAX(t/p, t/c), rounded up. If it is too many: partitions cannot be taken away, so delete the topic and create it anew.',
    },
  },
  waits: {
    unseen:
      'What `{group}` did has not been seen yet. The recorder looks once a second, and at no more than a hundred groups: `kafka-consumer-groups --list` shows how many there are. Then press Check again.',
  },
};
