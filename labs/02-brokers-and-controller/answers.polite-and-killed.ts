// Reference answer and mistakes of exercise 2.3.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { brokersAndController } from './lab.ts';

const servers = '--bootstrap-server kafka1:9092,kafka2:9093,kafka3:9094';
const create = `kafka-topics ${servers} --create --topic {topic} --partitions 3 --replication-factor 3`;
const id = 'id={broker}; id=${id#kafka}';
/** True while the broker leads a partition of the topic, as ZooKeeper has it. */
const led = `led() { for p in 0 1 2; do zookeeper-shell zookeeper1:2181 get /brokers/topics/{topic}/partitions/$p/state; done | grep "\\"leader\\":$id,"; }`;
const prepared = [create, id, led, 'until led; do :; done'];
const back = `yard start {broker}; until led; do kafka-leader-election ${servers} --election-type preferred --all-topic-partitions; done`;
const stop = 'yard stop {broker}';
const registered = `yard start {broker}; until zookeeper-shell zookeeper1:2181 ls /brokers/ids | grep '1, 2, 3'; do :; done`;
const kill = ['yard kill {broker}', 'while led; do :; done'];
const both = [...prepared, stop, back, ...kill];

/** Sets `$name` to the ms from the last such command to the first line of the timeline after it that matches. */
const read = (name: string, action: string, until = '{topic}-[0-9]*: leader {broker} →') =>
  `${name}=$(yard timeline --since 15m | awk 'function ms(t, p) { split(t, p, /[:.]/); return ((p[1] * 60 + p[2]) * 60 + p[3]) * 1000 + p[4] } /${action} {broker} was asked/ { begun = ms($2); took = "" } /${until}/ && begun && took == "" { took = ms($2) - begun } END { print took }')`;
const polite = read('polite', 'stop');
const killed = read('killed', 'kill');
const away = read('away', 'kill', '{broker} registered');
const answers = { polite: '"$polite"', killed: '"$killed"' };

export const politeAndKilled: ExerciseAnswers<Reason<(typeof brokersAndController)['exercises']['2.3']>> = {
  solution: { name: 'read from the timeline', lines: [...both, polite, killed], answers },
  alternatives: [
    {
      name: 'the time at which ZooKeeper wrote the new leader down',
      lines: [
        ...prepared,
        `p=$(kafka-topics ${servers} --describe --topic {topic} | grep "Leader: $id" | grep -o 'Partition: [0-9]' | tr -dc 0-9)`,
        `written() { date -d "$(zookeeper-shell zookeeper1:2181 stat /brokers/topics/{topic}/partitions/$p/state | grep '^mtime' | cut -d ' ' -f 3-)" +%s; }`,
        'begun=$(date +%s); yard stop {broker}; polite=$((($(written) - begun) * 1000))',
        back,
        'begun=$(date +%s); yard kill {broker}; while led; do :; done; killed=$((($(written) - begun) * 1000))',
      ],
      answers,
    },
    {
      name: 'the kill first, copies placed by hand',
      lines: [
        `kafka-topics ${servers} --create --topic {topic} --replica-assignment 1:2:3,2:3:1,3:1:2`,
        ...[id, led, 'until led; do :; done', ...kill, back, stop, polite, killed],
      ],
      answers,
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], answers: { polite: '300', killed: '6000' }, reason: 'absent' },
    {
      name: 'one copy',
      lines: [`kafka-topics ${servers} --create --topic {topic} --partitions 3 --replication-factor 1`],
      reason: 'one-copy',
    },
    {
      name: 'guessed, nothing stopped',
      lines: [create],
      answers: { polite: '300', killed: '6000' },
      reason: 'not-stopped',
    },
    {
      name: 'another broker',
      lines: [create, id, 'other=kafka$((id % 3 + 1)); yard stop $other; yard start $other'],
      answers: { polite: '300', killed: '6000' },
      reason: 'another-broker',
    },
    {
      name: 'killed while it led nothing',
      lines: [...prepared, stop, registered, 'yard kill {broker}', registered, polite],
      answers: { polite: '"$polite"', killed: '6000' },
      reason: 'led-nothing',
    },
    {
      name: 'the polite stop only',
      lines: [...prepared, stop],
      answers: { polite: '300', killed: '6000' },
      reason: 'no-kill',
    },
    {
      name: 'the kill only',
      lines: [...prepared, ...kill],
      answers: { polite: '300', killed: '6000' },
      reason: 'no-polite-stop',
    },
    { name: 'measured, not answered', lines: both, reason: 'no-answer' },
    {
      name: 'seconds',
      lines: [...both, polite, killed],
      answers: { polite: '"$polite"', killed: '"$(((killed + 500) / 1000))"' },
      reason: 'seconds',
    },
    {
      name: 'the other way round',
      lines: [...both, polite, killed],
      answers: { polite: '"$killed"', killed: '"$polite"' },
      reason: 'swapped',
    },
    {
      name: 'the time until it was back',
      lines: [...both, registered, polite, away],
      answers: { polite: '"$polite"', killed: '"$away"' },
      reason: 'until-it-was-back',
    },
    {
      name: 'no difference expected',
      lines: [...both, polite],
      answers: { polite: '"$polite"', killed: '"$polite"' },
      reason: 'killed-wrong',
    },
    {
      name: 'half a minute for both',
      lines: [...both, killed],
      answers: { polite: '30000', killed: '"$killed"' },
      reason: 'polite-wrong',
    },
  ],
  fakes: [
    {
      name: 'a function in place of the lab',
      lines: [
        create,
        `yard() { echo '    7  14:03:07.025  stop {broker} was asked for'; }`,
        'yard stop {broker}; yard start {broker}; yard kill {broker}',
      ],
      answers: { polite: '300', killed: '6000' },
    },
    {
      name: 'an edited history',
      lines: [create, `history -s 'yard stop {broker}'; history -s 'yard kill {broker}'`],
      answers: { polite: '300', killed: '6000' },
    },
  ],
};
