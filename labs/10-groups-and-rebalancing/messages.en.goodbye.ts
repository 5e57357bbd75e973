// The words of exercise 10.3, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';

export const goodbye: ExerciseMessages<(typeof groupsAndRebalancing)['exercises']['10.3']> = {
  title: 'Death or goodbye',
  goal: [
    'Create a topic `{topic}` with two partitions, and keep records coming: `producer --topic {topic} --loop --every 500` in a console of its own.',
    'Let two consumers read it as the group `{group}`, with a session time-out of {timeout} seconds: `--consumer-property session.timeout.ms={timeout}000`.',
    'Stop one with Ctrl-C. How many seconds until the group has noticed? Start it again, wait until both have a partition, and kill one with `kill -9`. How many seconds now?',
  ],
  passed:
    'After the goodbye the group knew it in {goodbyeS} s. After the kill nobody read that partition for {killedS} s: first the session had to run out.',
  why: 'A consumer that ends properly tells its group, and the next one takes over at once. One that dies says nothing, and silence needs time to be believed. Programs that close their consumer before they end spare everybody the wait.',
  hints: [
    '`echo $!` right after `… &` gives you the process id, for `kill -INT …` (that is what Ctrl-C sends) and `kill -9 …`.',
    '`yard timeline` writes down when a member is not in the group any more. `date +%T` in front of your `kill` tells you when you sent it.',
    'Whole seconds. Your watch need not be exact: a few seconds more or less are fine.',
  ],
  solution:
    'Ctrl-C lets the consumer close: it commits, leaves the group, and is missed at once. `kill -9` lets it do nothing. Its heartbeats stop, and when none has come for the whole session time-out, the coordinator takes it for dead.',
  answers: {
    goodbye: { label: 'After the goodbye', help: 'seconds, a whole number' },
    killed: { label: 'After the kill', help: 'seconds, a whole number' },
  },
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 2 --replication-factor 3`.',
    },
    'wrong-partitions': {
      expected: 'Two partitions in `{topic}`, one for each consumer.',
      observed: 'It has {partitions}.',
      hint: 'One more is possible at any time: `kafka-topics --bootstrap-server kafka1:9092 --alter --topic {topic} --partitions 2`.',
    },
    'no-group': {
      expected: 'Two members in the group `{group}`.',
      observed: 'Nobody has joined it.',
      hint: 'Start the consumers with `--group {group}`, both of them.',
    },
    alone: {
      expected: 'Two members that share the partitions.',
      observed: 'No two members of `{group}` had a partition at the same time.',
      hint: 'When the only member goes, nobody can take over. Start a second one, and wait until each has a partition: `kafka-consumer-groups … --describe --group {group} --members`.',
    },
    'nobody-left': {
      expected: 'One member that left, and another that took over.',
      observed: 'Nobody has left `{group}` yet.',
      hint: 'If you have just killed one: the group does not know it yet. That is what you are to measure; look at `yard timeline`.',
    },
    'no-traffic': {
      expected: 'Records coming in while a member leaves.',
      observed: 'Somebody left, but nothing was sent to `{topic}` at that time.',
      hint: 'Without records nobody can say how long nobody read. Run `producer --topic {topic} --loop --every 500` in another console, and do it again.',
    },
    'no-goodbye': {
      expected: 'One member that said goodbye, and one that was killed.',
      observed: 'One was killed: its partition was not read for {killed} s. Nobody said goodbye.',
      hint: 'Start the second consumer again, wait until each has a partition, and press Ctrl-C in its console (or `kill -INT` its process).',
    },
    'no-kill': {
      expected: 'One member that said goodbye, and one that was killed.',
      observed: 'One said goodbye: the group knew it after {goodbye} s. Nobody was killed.',
      hint: 'If you have just used `kill -9`: the group does not know it yet. Wait for it in `yard timeline`. Plain `kill` sends TERM, which is a polite request too. Start the second consumer again, wait until each has a partition, and use `kill -9`.',
    },
    'no-answer': {
      expected: 'Two numbers.',
      observed: 'One said goodbye, one was killed. An answer is missing.',
      hint: 'In the console: `yard check 10.3 --answer goodbye=… --answer killed=…`. `yard timeline` has the times.',
    },
    milliseconds: {
      expected: 'Seconds.',
      observed: 'You answered {killed} for the kill.',
      hint: 'These look like milliseconds. Divide by 1000.',
    },
    swapped: {
      expected: 'First the goodbye, then the kill.',
      observed: 'You answered {goodbye} and {killed}. It is the other way round.',
      hint: 'Who says goodbye is missed at once. Who is killed is waited for.',
    },
    'goodbye-wrong': {
      expected: 'The seconds from Ctrl-C until the group knew.',
      observed: 'You answered {goodbye}. The timeline says {goodbyeS}.',
      hint: 'A goodbye needs no time-out. Look at `yard timeline`: "is not in group … any more" comes right after it.',
    },
    'killed-wrong': {
      expected: 'The seconds from the kill until the group knew.',
      observed: 'You answered {killed}. By the records nobody read, it was about {killedS}.',
      hint: 'Without another setting a Java consumer has 45 s and one of kafkajs 30 s. Yours has what you gave it: {timeout} s, counted from the last heartbeat before the kill.',
    },
    'not-recorded': {
      expected: 'The group in the lab’s timeline.',
      observed: '`{group}` has members, but how it shared was not recorded.',
      hint: 'Stop both consumers, and start them again: the next assignment will be seen.',
    },
  },
  waits: {
    'changing-over': 'The partitions are being shared out anew at this moment. That takes some seconds.',
  },
};
