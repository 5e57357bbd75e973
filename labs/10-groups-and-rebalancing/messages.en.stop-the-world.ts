// The words of exercise 10.4, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';

export const stopTheWorld: ExerciseMessages<(typeof groupsAndRebalancing)['exercises']['10.4']> = {
  title: 'Does everybody have to stop?',
  goal: [
    'Create a topic `{topic}` with six partitions. Let two consumers read it as the group `{eager}`, with the assignor `range`. When each has three partitions, start a third.',
    'Do the same with the group `{cooperative}` and the assignor `cooperative-sticky`. The setting is `partition.assignment.strategy`, and its value the name of a class: `org.apache.kafka.clients.consumer.RangeAssignor` and `….CooperativeStickyAssignor`.',
    'For each group: how many partitions changed their owner when the third came? And how many did nobody read for a moment, because their owner had to let go of them?',
  ],
  passed:
    'With `range` {em} of {total} partitions moved, and all {total} paused for it. With `cooperative-sticky` {cm} moved, and only these {cm} paused.',
  why: 'Every join, every departure, every new version that is rolled out is a rebalance. If each stops all members, a large group stands still for a good part of a busy day.',
  hints: [
    '`kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group {eager}` shows the owner of each partition. Keep what it prints from before the third came, and compare.',
    '`yard timeline` writes down each assignment with what moved. The picture shows kept and paused partitions too.',
    'Eager: before a new assignment every member gives back everything it has. Cooperative: a member gives back only what another is to have.',
  ],
  solution:
    'An eager member lets go of all its partitions before it joins again, also of those that it gets back. So all six pause. A cooperative member keeps reading; in a first round it learns what to let go of, and in a second round the new member gets it.',
  answers: {
    eagerMoved: { label: 'range: changed their owner', help: 'partitions' },
    eagerPaused: { label: 'range: paused', help: 'partitions' },
    cooperativeMoved: { label: 'cooperative-sticky: changed their owner', help: 'partitions' },
    cooperativePaused: { label: 'cooperative-sticky: paused', help: 'partitions' },
  },
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 6 --replication-factor 3`.',
    },
    'wrong-partitions': {
      expected: 'Six partitions in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Delete the topic, and create it with `--partitions 6`.',
    },
    'no-group': {
      expected: 'Three members in `{group}`, one after the other.',
      observed: 'Nobody has joined `{group}`.',
      hint: '`kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --group {group} --consumer-property partition.assignment.strategy=… > /dev/null &`',
    },
    'never-two': {
      expected: 'In `{group}`: first two members with all six partitions between them, then a third.',
      observed: 'There was no moment with exactly two.',
      hint: 'Stop all of them, start two, and wait until each has three: `kafka-consumer-groups … --describe --group {group} --members`.',
    },
    'never-three': {
      expected: 'A third member in `{group}`, beside the same two as before.',
      observed: 'Two members had all six partitions. A third has not joined them.',
      hint: 'Start one more while both are running.',
    },
    'not-eager': {
      expected: '`{group}` shared out eagerly, by `range`.',
      observed: 'It was shared out by `{protocol}`.',
      hint: 'Stop the members and begin again with `--consumer-property partition.assignment.strategy=org.apache.kafka.clients.consumer.RangeAssignor`.',
    },
    'not-cooperative': {
      expected: '`{group}` shared out by `cooperative-sticky`.',
      observed: 'It was shared out by `{protocol}`.',
      hint: 'All members have to support it. Stop them and begin again with `--consumer-property partition.assignment.strategy=org.apache.kafka.clients.consumer.CooperativeStickyAssignor`.',
    },
    'no-answer': {
      expected: 'Four numbers.',
      observed: 'Both groups did their part. An answer is missing.',
      hint: 'In the console: `yard check 10.4 --answer eagerMoved=… --answer eagerPaused=… --answer cooperativeMoved=… --answer cooperativePaused=…`.',
    },
    'eager-keeps': {
      expected: 'With `range`: all partitions that paused.',
      observed: 'You answered {eagerPaused}, the number of those that moved.',
      hint: 'An eager member gives back everything before it joins again, also what it will get back. How many partitions had an owner?',
    },
    'cooperative-stops-all': {
      expected: 'With `cooperative-sticky`: the partitions that somebody had to let go of.',
      observed: 'You answered {cooperativePaused}, all of them.',
      hint: 'That is the eager way. Here a member goes on with what it keeps.',
    },
    'nothing-paused': {
      expected: 'With `cooperative-sticky`: the partitions that somebody had to let go of.',
      observed: 'You answered 0.',
      hint: 'A partition that moves cannot be read by two at the same time. Between the old owner and the new one there is a gap.',
    },
    'wrong-eager': {
      expected: 'What happened in the eager group.',
      observed: 'You answered {eagerMoved} moved and {eagerPaused} paused. The timeline says otherwise.',
      hint: 'Compare the owners of the six partitions before and after. `yard timeline` lists what went from whom to whom; partitions that it calls staying did not move.',
    },
    'wrong-cooperative': {
      expected: 'What happened in the cooperative group.',
      observed:
        'You answered {cooperativeMoved} moved and {cooperativePaused} paused. The timeline says otherwise.',
      hint: 'It takes two generations: in the first, partitions go to nobody; in the second, from nobody to the new member. Those are the same partitions, so count them once.',
    },
    'not-recorded': {
      expected: 'The group in the lab’s timeline.',
      observed: '`{group}` has members, but how it shared was not recorded.',
      hint: 'Stop its consumers, and begin again: the next assignment will be seen.',
    },
  },
  waits: {
    'changing-over':
      'The partitions of `{group}` are being shared out anew at this moment. That takes some seconds.',
  },
};
