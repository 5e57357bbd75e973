// The words of exercise 7.4, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { offsets } from './lab.ts';

export const coordinator: ExerciseMessages<(typeof offsets)['exercises']['7.4']> = {
  title: 'Find the coordinator',
  goal: [
    'Let a group `{group}` commit a place in any topic you like.',
    'Then: which partition of `__consumer_offsets` keeps that place? And which broker is the coordinator of the group?',
  ],
  passed:
    'Of {partitions} partitions, number {partition} keeps the places of `{group}`. Broker {leader} leads it, so broker {leader} is the coordinator.',
  why: 'Each group has one broker it talks to: for commits, for heartbeats, for who reads what. When that broker goes, the next leader of the partition takes over, and it reads everything it needs from there.',
  hints: [
    'Any topic will do: `kafka-console-consumer … --group {group} --from-beginning --max-messages 1`. `kafka-consumer-groups --describe --group {group} --state` names the coordinator.',
    'The partition has a folder like any other, and what is in it can be searched: `grep -l -a {group} $DISKS/kafka1/data/__consumer_offsets-*/*.log`',
    'It can also be computed, from the name alone: `run keeper.ts {group} …`, with the number of partitions at the end. The program lies in your home.',
  ],
  solution:
    'All places of a group are in one partition, chosen by the name of the group. Who leads this partition is the coordinator.',
  answers: {
    partition: { label: 'Partition of `__consumer_offsets`', help: 'its number' },
    broker: { label: 'Coordinator', help: 'a broker, by name or id' },
  },
  reasons: {
    'no-group': {
      expected: 'A place committed by `{group}`, in any topic.',
      observed: 'The group has committed nothing.',
      hint: 'Read something with `--group {group}`. Without `--group` nothing is committed.',
    },
    'no-partition': {
      expected: 'The partition of `__consumer_offsets` that keeps the group. There are {partitions}.',
      observed: 'The group is there. The field was empty.',
      hint: 'Search the files, or compute it. In the console: `yard check 7.4 --answer partition=…`.',
    },
    'no-such-partition': {
      expected: 'A partition of `__consumer_offsets`: 0 to {highest}.',
      observed: 'You gave {given}. {clue}',
      hint: 'Here the topic has {partitions} partitions. A hash below zero is made positive first.',
    },
    'wrong-partition': {
      expected: 'The partition of `__consumer_offsets` that keeps `{group}`. There are {partitions}.',
      observed: 'You gave {given}. {clue}',
      hint: 'It does not depend on the topic that is read, only on the name of the group. Search for the name in the files of `__consumer_offsets`.',
    },
    'no-broker': {
      expected: 'The coordinator of `{group}`.',
      observed: 'Partition {partition} is right. This field was empty.',
      hint: 'It is the broker that leads this partition.',
    },
    'not-a-broker': {
      expected: 'One of the three brokers.',
      observed: 'You gave `{given}`.',
      hint: 'Give a name such as `kafka2`, or an id such as 2.',
    },
    'wrong-broker': {
      expected: 'The broker that leads partition {partition} of `__consumer_offsets`.',
      observed: 'You gave `{given}`. {part}.',
      hint: '`kafka-topics --describe --topic __consumer_offsets` says who leads which partition.',
    },
  },
  waits: {
    'no-leader':
      'Partition {partition} of `__consumer_offsets` has no leader at this moment, so the group has no coordinator. Are all brokers running?',
  },
};
