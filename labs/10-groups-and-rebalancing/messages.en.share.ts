// The words of exercise 10.1, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';

export const share: ExerciseMessages<(typeof groupsAndRebalancing)['exercises']['10.1']> = {
  title: 'Share',
  goal: [
    'Create a topic `{topic}` with three partitions.',
    'Let two consumers read it together, as the group `{group}`: each partition is read by exactly one of them. You need two consoles, or an `&` behind the command.',
  ],
  passed:
    'In generation {generation} one member of `{group}` had the partitions {first}, the other {second}. That is all of `{topic}`, and nothing twice. They were shared out by `{by}`.',
  why: 'That is how reading is made faster: more members, fewer partitions for each. Nobody told them who takes what. The group is the name they have in common.',
  hints: [
    'A consumer joins the group whose name it is given: `--group {group}`. Both need the same name.',
    '`kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --group {group}`, in one console and in a second one. The dock’s tabs can have several.',
    '`kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group {group} --members --verbose` shows who has what. So does the picture, in the part about groups.',
  ],
  solution:
    'Both join the group by its name. One of them is made the leader of the group, and gives each member its partitions: three for two members makes two and one.',
  answers: {},
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
      expected: 'Two members in the group `{group}`.',
      observed: 'Nobody has joined it.',
      hint: 'Start a consumer with `--group {group}`. A consumer with `--partition` is in no group: it takes what it was told to take.',
    },
    'other-group': {
      expected: 'The group `{group}`.',
      observed: '`{topic}` was read by the group `{other}`.',
      hint: 'Without `--group` the console consumer makes up a group of its own, a new one each time. Say `--group {group}`, twice.',
    },
    'one-member': {
      expected: 'Two members in `{group}` at the same time.',
      observed: 'There was one at a time, with all three partitions.',
      hint: 'The second has to come while the first is still there. Open another console for it, or put `&` behind the first command.',
    },
    'two-groups': {
      expected: 'Two members in the same group.',
      observed: 'One consumer was in `{group}`, another in `{other}`. Each had all three partitions.',
      hint: 'Two groups do not share, they both get everything. Give both consumers `--group {group}`.',
    },
    'too-many': {
      expected: 'Exactly two members.',
      observed: '`{group}` had {members} at the same time.',
      hint: 'That works as well, but two are asked for. Stop one with Ctrl-C and look again.',
    },
    'not-shared': {
      expected: 'Three partitions of `{topic}`, in the hands of two members.',
      observed: '`{group}` had two members, but between them they did not read all of `{topic}`.',
      hint: 'Do both read the same topic? A member is only given partitions of topics that it asked for: `--topic {topic}` for both.',
    },
    'not-recorded': {
      expected: 'The group in the lab’s timeline.',
      observed: '`{group}` has members, but how it shared was not recorded.',
      hint: 'Stop both consumers with Ctrl-C, and start them again: the next assignment will be seen.',
    },
  },
  waits: {
    'changing-over': 'The partitions are being shared out anew at this moment. That takes some seconds.',
  },
};
