// The words of exercise 7.2, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { offsets } from './lab.ts';

export const windBack: ExerciseMessages<(typeof offsets)['exercises']['7.2']> = {
  title: 'Wind back to a time',
  goal: [
    'Create a topic `{topic}` with two partitions. In your home lies a program, `trains.ts`. Run it once: `run trains.ts`. It sends forty trains of yesterday, one for each minute from 14:00 to 14:39 (UTC), to both partitions in turn.',
    'Let the group `{group}` read all forty and leave. Then it turns out that its program was wrong from 14:{minute} on. Wind the group back to 14:{minute} of that day, and leave it there: read nothing more.',
  ],
  passed:
    '`{group}` had read on, and stands at offset {one} in partition 0 and {other} in partition 1 now: the first trains of 14:{minute} or later.',
  why: 'When a program was wrong, its records are still there. Wind the group back, and let the mended program read them again. That is what a log has over a queue.',
  hints: [
    'All forty: `kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --group {group} --from-beginning --max-messages 40`',
    '`kafka-consumer-groups --group {group} --topic {topic} --reset-offsets --to-datetime 2026-01-31T14:{minute}:00.000`, with the day that `trains.ts` has printed. The time is UTC.',
    'This only shows what would be done. Add `--execute`, and it is done.',
  ],
  solution:
    'For each partition the broker looks up the first record that is of that time or later. The tool commits these offsets in the name of the group. It only may while the group has no members.',
  answers: {},
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 2 --replication-factor 3`, then `run trains.ts`.',
    },
    'wrong-partitions': {
      expected: 'Two partitions in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Delete the topic, create it with `--partitions 2`, and run `trains.ts` again.',
    },
    empty: {
      expected: 'Forty trains in `{topic}`.',
      observed: 'It is empty.',
      hint: '`run trains.ts` sends them. It lies in your home; the tab Files shows it.',
    },
    'other-records': {
      expected: 'In both partitions trains from before 14:{minute} and trains from then on.',
      observed: 'There are {records} records, and their times are others.',
      hint: 'Records get their time from the producer; the console producer gives them the present. Delete the topic, create it again, and send with `run trains.ts`.',
    },
    'no-group': {
      expected: 'A place of the group `{group}` in `{topic}`.',
      observed: 'No group has committed an offset there.',
      hint: 'First let it read everything: `kafka-console-consumer` with `--group {group} --from-beginning --max-messages 40`.',
    },
    'other-group': {
      expected: 'A place of the group `{group}` in `{topic}`.',
      observed: 'The group that has one is `{found}`.',
      hint: 'Read with `--group {group}`, and wind that one back.',
    },
    'never-read': {
      expected: 'A group that had read on and was wound back.',
      observed: '`{group}` stands at the right place, but it never had a member. Nobody has read anything.',
      hint: 'A place can be set for a name nobody has ever used. Let the group read all forty first, then reset it once more.',
    },
    'group-active': {
      expected: 'A group without members.',
      observed: '`{group}` is `{state}`; members: {members}.',
      hint: "While somebody reads, the tool refuses: `Assignments can only be reset if the group '{group}' is inactive`. End the consumer with Ctrl-C in its console. One that was killed is a member until its session runs out, 45 s later.",
    },
    'at-the-end': {
      expected: 'A place at the first train of 14:{minute} or later.',
      observed: '`{group}` stands at the end of both partitions.',
      hint: 'Did you say `--execute`? Without it the tool only shows what it would do. Did it say `Unparseable date`? Then the milliseconds were missing, and nothing was done. Else: a time after the last train leads to the end, with the words `Falling back to latest known offset`. Was it the right day?',
    },
    'at-the-start': {
      expected: 'A place at the first train of 14:{minute} or later.',
      observed: '`{group}` stands at the beginning of both partitions.',
      hint: 'A time before the first train leads there. The tool takes UTC unless you add a zone, such as `+02:00`; then it counts in that one.',
    },
    'one-partition': {
      expected: 'The right place in both partitions.',
      observed: 'In partition {partition} it is right. In partition {left} the place is {place}.',
      hint: '`--topic {topic}` means all of its partitions, `--topic {topic}:1` only one. Reset once more, without a number.',
    },
    'other-time': {
      expected: 'A place at the first train of 14:{minute} or later, in both partitions.',
      observed: 'The first train that `{group}` would read is that of {next}.',
      hint: 'Reset once more: `--to-datetime` takes a day and a time to the millisecond, `…T14:{minute}:00.000`.',
    },
    'read-on': {
      expected: 'A group that waits at 14:{minute}.',
      observed: '`{group}` was put there, and has read on since.',
      hint: 'Reset it once more, and leave it.',
    },
    'not-wound-back': {
      expected: 'A group that had been further on, and was put back.',
      observed: '`{group}` stands at the right place, but nobody has seen it go back in both partitions.',
      hint: 'Let it read all forty, then reset it once more. What happened while the lab was off was not seen.',
    },
  },
  waits: {
    unseen:
      'What `{group}` did has not been seen yet. The recorder looks once a second, and at no more than a hundred groups. `kafka-consumer-groups --list` shows how many there are; `--delete --group …` takes one away. Then press Check again.',
  },
};
