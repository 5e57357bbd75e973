// The words of exercise 7.3, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { offsets } from './lab.ts';

export const nightShift: ExerciseMessages<(typeof offsets)['exercises']['7.3']> = {
  title: '“--from-beginning prints nothing”',
  goal: [
    'Run the file `night-shift.sh` from your home once: `bash night-shift.sh`. It makes a topic `{topic}` with {count} deliveries, and a group `{group}`.',
    'In the morning somebody starts the consumer of `{group}` with `--from-beginning`, and it prints nothing. Try it. Find out why, and see to it that this very group reads all deliveries from the first to the last. A group with another name is no solution: the program that uses this one has its name in its settings.',
  ],
  passed:
    '`{group}` stood at the end, was put back to the start, and has read from offset {low} to {high} since.',
  why: 'A committed offset wins over every wish about where to begin. `--from-beginning` and `auto.offset.reset` are for a group that has none. A new group name only hides that.',
  hints: [
    'What does the cluster know of the group? `kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group {group}`',
    'It has a place, and the place is the end. The night shift had not said `--from-beginning`, so the group began at the end, and that is what it committed.',
    '`--reset-offsets --to-earliest --execute` puts it back. Then read: `--group {group} --max-messages {count}`.',
  ],
  solution:
    'The group has a committed offset, so nobody asks where it would like to begin. Set the offset back, or delete it, and the group reads from the start.',
  answers: {},
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Run what the night shift left: `bash night-shift.sh`. It takes about ten seconds.',
    },
    'not-prepared': {
      expected: '{count} deliveries in `{topic}`, and a place of `{group}` in it.',
      observed: 'The log ends at {high}, and the place of `{group}` is {place}.',
      hint: 'Run the whole script: `bash night-shift.sh`. If you deleted something, delete the topic and run it again.',
    },
    'topic-remade': {
      expected: 'The deliveries of the night, read by `{group}`.',
      observed:
        'The topic was deleted and made again. With it the place of the group went, and so did the deliveries.',
      hint: 'In real life they would be lost. Delete the topic, run `bash night-shift.sh` once more, and change only the place of the group.',
    },
    'new-group': {
      expected: '`{group}` has read everything from the start.',
      observed: '`{group}` still stands at offset {place}, the end. `{found}` has read the topic.',
      hint: 'A new group has no place yet, so `--from-beginning` counts for it. That hides the cause: this group would be stuck tomorrow as well. Put its place back with `--reset-offsets` and `--execute`.',
    },
    'still-running': {
      expected: 'The place of `{group}` put back to the start.',
      observed: 'It is {place}, and a consumer of the group is running.',
      hint: "While a group has members its place cannot be set: `Assignments can only be reset if the group '{group}' is inactive`. End the consumer with Ctrl-C, then reset.",
    },
    'nothing-happened': {
      expected: 'The place of `{group}` put back to the start, and all deliveries read from there.',
      observed: 'It stands at offset {place} of {high}, and was never put back.',
      hint: 'A committed offset wins over `--from-beginning`. `kafka-consumer-groups … --reset-offsets --to-earliest` changes it, and only with `--execute`. What happened while the lab was off was not seen.',
    },
    'not-read': {
      expected: 'A group that has read everything from the start.',
      observed: 'Its place was set to {place}. Nobody has read since.',
      hint: 'Put it to the earliest offset if it is not there, and then let it read: `kafka-console-consumer … --group {group} --max-messages {count}`.',
    },
    'not-from-start': {
      expected: 'A group that has read everything from the start.',
      observed: 'It was put somewhere after offset {low}, and has read from there only.',
      hint: 'Use `--to-earliest`, and read again.',
    },
    'read-partly': {
      expected: 'All {count} deliveries read.',
      observed: 'The group stands at offset {place} of {high}.',
      hint: 'Read the rest with the same group. It goes on where it stopped.',
    },
  },
  waits: {
    reading:
      'A consumer of `{group}` is still running. It has committed {place} of {high}. It commits every five seconds, and when it leaves: press Ctrl-C in its console.',
    unseen:
      'What `{group}` did has not been seen yet. The recorder looks once a second, and at no more than a hundred groups. `kafka-consumer-groups --list` shows how many there are; `--delete --group …` takes one away. Then press Check again.',
  },
};
