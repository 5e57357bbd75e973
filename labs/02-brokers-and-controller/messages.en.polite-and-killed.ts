// The words of exercise 2.3.
import type { ExerciseMessages } from '../kit/index.ts';
import type { brokersAndController } from './lab.ts';

const both = '`{broker}` stopped politely, and killed, each time while it led something of `{topic}`.';
const times = 'Both times in milliseconds, each within {toleranceMs} ms of what was recorded.';

export const politeAndKilled: ExerciseMessages<(typeof brokersAndController)['exercises']['2.3']> = {
  title: 'Polite stop, or kill',
  goal: [
    'Create a topic named `{topic}` with three partitions and three copies of each, so that every broker leads one. Stop `{broker}` politely, and measure: how long from your command until the partition that it led has another leader?',
    'Start it again. A broker that returns leads nothing, so give it back what it led: `kafka-leader-election --bootstrap-server kafka1:9092 --election-type preferred --all-topic-partitions`. Then kill it, and measure the same.',
    'Read the times from `yard timeline` or from the picture, or measure them in your own way.',
  ],
  passed:
    'Recorded: after the polite stop the last partition had another leader in {politeMs} ms, after the kill in {killedMs} ms.',
  why: 'A broker that says goodbye hands over first and leaves then. A broker that is killed can tell nobody: its partitions wait until its session in ZooKeeper has run out. A planned restart should always be a polite stop.',
  hints: [
    '`yard stop {broker}` is the polite one, `yard kill {broker}` the other. `yard timeline` lists what happened, with times.',
    'Before each of the two, look whether `{broker}` leads anything: `kafka-topics --bootstrap-server kafka1:9092 --describe --topic {topic}`.',
    'In the timeline, find your command, and after it the line in which a partition of `{topic}` gets another leader. The answer is the time between the two.',
  ],
  solution:
    'The timeline has both stories. Polite: command, new leader, and only then the end of the registration. Killed: command, then nothing for as long as the session lives, then the end of the registration, then the new leader.',
  answers: {
    polite: { label: 'Polite stop', help: 'Milliseconds from the command to the new leader.' },
    killed: { label: 'Kill', help: 'Milliseconds from the command to the new leader.' },
  },
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`, with three partitions and three copies of each.',
      observed: 'The cluster has no topic of that name.',
      hint: '`kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 3 --replication-factor 3`',
    },
    'one-copy': {
      expected: 'Three copies of each partition of `{topic}`.',
      observed: 'A partition has one copy only.',
      hint: 'With one copy there is no other broker that could lead. Delete the topic and create it with `--replication-factor 3`.',
    },
    'not-stopped': {
      expected: both,
      observed: 'No broker has left the cluster since this attempt began.',
      hint: '`yard stop {broker}`',
    },
    'another-broker': {
      expected: both,
      observed: '`{other}` left the cluster. `{broker}` did not.',
      hint: 'This attempt is about `{broker}`.',
    },
    'led-nothing': {
      expected: both,
      observed: '`{broker}` left the cluster once while it led nothing of `{topic}`, so nothing had to move.',
      hint: 'A broker that returns leads nothing. Give it back what it led before: `kafka-leader-election --bootstrap-server kafka1:9092 --election-type preferred --all-topic-partitions`',
    },
    'no-polite-stop': {
      expected: both,
      observed: '`{broker}` has not been stopped politely since `{topic}` was made.',
      hint: 'See that it runs and leads a partition of `{topic}`, and then: `yard stop {broker}`',
    },
    'no-kill': {
      expected: both,
      observed: '`{broker}` has not been killed since `{topic}` was made.',
      hint: 'Start it if it is down, give it back what it led, and then: `yard kill {broker}`',
    },
    'no-answer': {
      expected: 'Both times, in milliseconds.',
      observed: 'Polite stop: {polite}. Kill: {killed}.',
      hint: 'Everything is recorded. Read the times from: `yard timeline`',
    },
    seconds: {
      expected: 'Both times, in milliseconds.',
      observed: 'You gave {killed} for the kill, which looks like seconds.',
      hint: 'A second has 1000 ms.',
    },
    swapped: {
      expected: 'First the time of the polite stop, then that of the kill.',
      observed: 'You gave {polite} and {killed}: the other way round it would be right.',
      hint: 'Which of the two leaves without a word? Look at the timeline again.',
    },
    'until-it-was-back': {
      expected: 'The time until another broker leads.',
      observed: 'You measured until `{broker}` was registered again.',
      hint: 'The partitions do not wait for its return: another broker leads long before. Look for the line in which the leader changes.',
    },
    'polite-wrong': {
      expected: times,
      observed: 'You gave {polite} for the polite stop; recorded were {politeMs}.',
      hint: 'The timeline has your command and, after it, the partition with its new leader. Take the last such stop.',
    },
    'killed-wrong': {
      expected: times,
      observed: 'The polite stop is right. You gave {killed} for the kill; recorded were {killedMs}.',
      hint: 'The timeline has your command and, after it, the partition with its new leader. Take the last such kill.',
    },
  },
  waits: {
    session: '`{broker}` is silent, and its session has not run out yet.',
    leaders: 'A partition that `{broker}` led has no new leader yet.',
  },
};
