// Reference answer and mistakes of exercise 10.4.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import { create, endAll, reader, untilShared } from './consoles.ts';
import type { groupsAndRebalancing } from './lab.ts';

const made = create('{topic}', 6);
const owners = `owners() { kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group $1 2>/dev/null | awk '$2 == "{topic}" { print $3, $7 }' | sort; }`;
const by = (assignor: string) =>
  reader(
    '{topic}',
    `--consumer-property partition.assignment.strategy=org.apache.kafka.clients.consumer.${assignor}`,
  );
const [range, sticky] = [by('RangeAssignor'), by('CooperativeStickyAssignor')];
const two = (group: string) => [`reader --group ${group}; reader --group ${group}`, untilShared(group, 2)];
/** Two, then a third; sets the variable to how many partitions moved. Ends them, so that the machine has air. */
const joined = (group: string, moved: string) => [
  ...two(group),
  `owners ${group} > before-${moved}.txt; reader --group ${group}`,
  untilShared(group, 3),
  `owners ${group} > after-${moved}.txt`,
  `${moved}=$(join before-${moved}.txt after-${moved}.txt | awk '$2 != $3' | wc -l)`,
  endAll,
];
const both = [made, owners, range, ...joined('{eager}', 'em'), sticky, ...joined('{cooperative}', 'cm')];
const answers = {
  eagerMoved: '"$em"',
  eagerPaused: '6',
  cooperativeMoved: '"$cm"',
  cooperativePaused: '"$cm"',
};

export const stopTheWorld: ExerciseAnswers<Reason<(typeof groupsAndRebalancing)['exercises']['10.4']>> = {
  solution: { name: 'owners compared before and after', lines: both, answers },
  alternatives: [
    {
      name: 'the assignor round robin, which is eager too, and the cooperative group first',
      lines: [
        made,
        owners,
        sticky,
        ...joined('{cooperative}', 'cm'),
        by('RoundRobinAssignor'),
        ...joined('{eager}', 'em'),
      ],
      answers,
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    { name: 'three partitions', lines: [create('{topic}', 3)], reason: 'wrong-partitions' },
    { name: 'nobody there', lines: [made], reason: 'no-group' },
    {
      name: 'one only',
      lines: [made, range, 'reader --group {eager}', untilShared('{eager}', 1)],
      reason: 'never-two',
      afterwards: [endAll],
    },
    {
      name: 'no third',
      lines: [made, range, ...two('{eager}')],
      reason: 'never-three',
      afterwards: [endAll],
    },
    {
      name: 'both cooperative',
      lines: [made, owners, sticky, ...joined('{eager}', 'em')],
      answers,
      reason: 'not-eager',
    },
    {
      name: 'the default for both',
      lines: [
        made,
        owners,
        range,
        ...joined('{eager}', 'em'),
        reader('{topic}'),
        ...joined('{cooperative}', 'cm'),
      ],
      answers,
      reason: 'not-cooperative',
    },
    { name: 'nothing answered', lines: both, reason: 'no-answer' },
    {
      name: 'an eager member keeps what it keeps',
      lines: both,
      answers: { ...answers, eagerPaused: '"$em"' },
      reason: 'eager-keeps',
    },
    {
      name: 'everybody stops, always',
      lines: both,
      answers: { ...answers, cooperativePaused: '6' },
      reason: 'cooperative-stops-all',
    },
    {
      name: 'nobody ever stops',
      lines: both,
      answers: { ...answers, cooperativePaused: '0' },
      reason: 'nothing-paused',
    },
    { name: 'all six moved', lines: both, answers: { ...answers, eagerMoved: '6' }, reason: 'wrong-eager' },
    {
      name: 'counted in both generations',
      lines: both,
      answers: { ...answers, cooperativeMoved: '"$(( cm * 2 ))"', cooperativePaused: '"$(( cm * 2 ))"' },
      reason: 'wrong-cooperative',
    },
  ],
  fakes: [
    {
      name: 'numbers without groups',
      lines: [made],
      answers: { eagerMoved: '3', eagerPaused: '6', cooperativeMoved: '2', cooperativePaused: '2' },
    },
    {
      name: 'offsets set under the names of the groups',
      lines: [
        made,
        'for g in {eager} {cooperative}; do kafka-consumer-groups --bootstrap-server kafka1:9092 --group $g --topic {topic} --reset-offsets --to-earliest --execute; done',
      ],
      answers: { eagerMoved: '2', eagerPaused: '6', cooperativeMoved: '2', cooperativePaused: '2' },
    },
  ],
};
