// The words of exercise 10.2, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';

export const spectator: ExerciseMessages<(typeof groupsAndRebalancing)['exercises']['10.2']> = {
  title: 'The spectator',
  goal: [
    'Create a topic `{topic}` with three partitions, and let four consumers read it as the group `{group}`.',
    'One of them has nothing to do. What is its member id? Write it down.',
    'Then stop one of the three that work, and see what the fourth does.',
  ],
  passed:
    '`{member}` sat idle while {members} members had three partitions among them. When another left, it took over partition {took}. So it was a reserve.',
  why: 'A partition is read by one member of a group at a time, so members beyond the number of partitions have nothing to read. "No use" is too strong: they stand ready, and step in without anybody starting them.',
  hints: [
    'Four consoles are many. One will do: put `> /dev/null &` behind each command. `jobs` lists them, `kill %2` stops the second.',
    '`kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group {group} --members` lists them. The last column counts partitions; `CONSUMER-ID` is the member id.',
    'In the console: `yard check 10.2 --answer idle=…`. A beginning of the id is enough, if no other member has the same.',
  ],
  solution:
    'Three partitions are enough for three members. The fourth is in the group, sends its heartbeats, and is given an empty list. When a member goes, the partitions are shared out anew, and it gets one.',
  answers: { idle: { label: 'The idle member', help: 'its member id, as in CONSUMER-ID' } },
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 3 --replication-factor 3`.',
    },
    'wrong-partitions': {
      expected: 'Three partitions in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Delete the topic, and create it with `--partitions 3`.',
    },
    'no-group': {
      expected: 'Four members in the group `{group}`.',
      observed: 'Nobody has joined it.',
      hint: 'Start the consumers with `--group {group}`, all four.',
    },
    'too-few': {
      expected: 'Four members at the same time.',
      observed: '`{group}` had {members} at most.',
      hint: 'With three members each has a partition, and nobody is idle. Start one more, while the others are running.',
    },
    'no-answer': {
      expected: 'The member id of the one without partitions.',
      observed: 'One of {members} members has nothing to do. The answer is empty.',
      hint: '`kafka-consumer-groups … --describe --group {group} --members`: the line that ends in 0.',
    },
    'only-client-id': {
      expected: 'The id of one member.',
      observed: 'You answered `{given}`. {count} members begin like that.',
      hint: 'The client id is what a program calls itself, and several may have the same. The group adds a random part: take the whole `CONSUMER-ID`.',
    },
    'not-a-member': {
      expected: 'The id of a member of `{group}`.',
      observed: 'You answered `{given}`. No member was called that.',
      hint: 'A member that leaves and comes back gets a new id. Take the whole text in the column `CONSUMER-ID`, now.',
    },
    'has-partitions': {
      expected: 'The member without partitions.',
      observed: 'You answered `{given}`. That one had partitions: {has}.',
      hint: 'Look for the line that ends in 0: `kafka-consumer-groups … --describe --group {group} --members`.',
    },
    'never-stepped-in': {
      expected: 'The spectator at work, after another member has gone.',
      observed: '`{member}` is the one. It has not been given anything yet.',
      hint: 'Stop one of the three that work: Ctrl-C in its console, or `kill %…` with its number in `jobs`. If it was the spectator you stopped, start over with four.',
    },
    'not-recorded': {
      expected: 'The group in the lab’s timeline.',
      observed: '`{group}` has members, but how it shared was not recorded.',
      hint: 'Stop all consumers, and start them again: the next assignment will be seen.',
    },
  },
  waits: {
    'changing-over': 'The partitions are being shared out anew at this moment. That takes some seconds.',
  },
};
