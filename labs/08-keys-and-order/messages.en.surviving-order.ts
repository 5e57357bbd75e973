// The words of exercise 8.4, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';

export const survivingOrder: ExerciseMessages<(typeof keysAndOrder)['exercises']['8.4']> = {
  title: 'Order that survives',
  goal: [
    'Create a topic `{topic}` with four partitions. The program `orders.ts` in your home sends to it what happened to sixty orders, five steps each. With the key it uses, nobody can tell in which order the steps of an order are read.',
    'Mend `keyOf` in it, so that the steps of every order stay in their order and the orders still spread over the partitions. Then `run orders.ts`, once. To start over, delete the topic and create it again.',
  ],
  passed:
    '{events} events of {orders} orders, with {keys} different keys, in {used} partitions. The steps of every order stand behind one another.',
  why: 'Order is promised within a partition only. So ask: what must stay in order? That is the key. Everything else may go where it likes, and the work can be shared.',
  hints: [
    'Which events must not overtake one another? Those of the same order.',
    'The tab Files of the dock opens `orders.ts`. `keyOf` is given an event, with `id`, `shop`, `order`, `step` and `what`.',
    'To see one order: `kafka-console-consumer … --from-beginning --timeout-ms 5000 --property print.partition=true --property print.key=true | grep "{shop}-7 "`',
  ],
  solution:
    'The order is the key: `return event.order`. All steps of an order go to one partition, in the order in which they were sent, and sixty keys spread over four partitions.',
  answers: {},
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 4 --replication-factor 3`.',
    },
    'wrong-partitions': {
      expected: 'Four partitions in `{topic}`, or two at least.',
      observed: 'It has {partitions}.',
      hint: 'With a single partition everything is in order, and nothing can be shared. Delete the topic, and create it with `--partitions 4`.',
    },
    empty: {
      expected: 'Events of the orders `{shop}-1` to `{shop}-60`.',
      observed: 'There are none in the topic.',
      hint: '`run orders.ts` sends them. The program lies in your home.',
    },
    'some-missing': {
      expected: '{wanted} events: five steps of sixty orders.',
      observed: 'There are {found}.',
      hint: 'Did the program end before it was done? Delete the topic, create it again, and run the program once more.',
    },
    'sent-twice': {
      expected: 'Every event once: {wanted} in all.',
      observed: 'There are {events}.',
      hint: 'What an earlier run sent is still there. Delete the topic, create it again, and run the program once.',
    },
    'no-key': {
      expected: 'A key that keeps the steps of an order together.',
      observed: 'There are events without a key, for example `{value}`.',
      hint: 'Without a key the client puts them where it likes, each somewhere else. Give all steps of one order the same key. Then delete the topic, create it again, and run the program once.',
    },
    'constant-key': {
      expected: 'Keys that spread the orders over the partitions.',
      observed: 'All events have the key `{key}`, and so they are all in one partition.',
      hint: 'Now everything is in order, also what need not be, and a single consumer has all the work. What has to stay together is one order, not a whole shop.',
    },
    'event-as-key': {
      expected: 'One key for all steps of an order.',
      observed: 'Every event has a key of its own: {keys} keys. One of them is `{key}`.',
      hint: 'A key says what belongs together. With a name for every event, nothing does. Choose another one in `keyOf`, delete the topic, create it again, and run the program once.',
    },
    'one-partition': {
      expected: 'Events in two partitions or more.',
      observed: 'There are {keys} keys, and all events are in one partition.',
      hint: 'Is there a `partition` in the program? It is stronger than the key. Leave it out, delete the topic, create it again, and run the program once.',
    },
    scattered: {
      expected: 'All steps of an order in one partition.',
      observed: 'Those of `{order}` are in the partitions {partitions}. There are {keys} different keys.',
      hint: 'Between two partitions there is no order. Choose a key that is the same for all steps of one order. Then delete the topic, create it again, and run the program once.',
    },
    'out-of-order': {
      expected: 'The steps of `{order}` behind one another.',
      observed: 'Step {step}, at offset {offset}, comes after a later step.',
      hint: 'A partition keeps the order in which it was sent. Send the first steps first.',
    },
  },
  waits: {},
};
