// Reference answer and mistakes of exercise 4.2. Every way ends with all nodes running.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { quorum } from './lab.ts';

const make = (topic: string) =>
  `kafka-topics --bootstrap-server kafka1:9092 --create --topic ${topic} --partitions 1 --replication-factor 3`;
/** The tool would wait a minute; the broker has heard it long before. */
const ask = `timeout 5 ${make('{asked}')}`;
const written = make('{written}');
const send = 'echo 22:10 | kafka-console-producer --bootstrap-server kafka1:9092 --topic {written}';
const stop = ['yard stop zookeeper2', 'yard stop zookeeper3'];
const start = ['yard start zookeeper2', 'yard start zookeeper3'];
const prediction = 'records-only';
const right = [written, ...stop, send, ask, ...start];

export const withoutQuorum: ExerciseAnswers<Reason<(typeof quorum)['exercises']['4.2']>> = {
  solution: { name: 'two stopped', lines: right, prediction },
  alternatives: [
    {
      name: 'two killed, another producer, another door, another guess',
      lines: [
        // First: a new leader needs ZooKeeper to begin, and this producer tries only once.
        written,
        'yard kill zookeeper1',
        'yard kill zookeeper3',
        ask.replace('kafka1:9092', 'kafka3:9094'),
        'kafka-verifiable-producer --bootstrap-server kafka2:9093 --topic {written} --max-messages 5',
        'yard start zookeeper3',
        'yard start zookeeper1',
      ],
      prediction: 'nothing',
    },
    {
      name: 'the wrong way first, then right, all three stopped',
      lines: [
        written,
        'yard stop zookeeper1',
        send,
        'yard start zookeeper1',
        ...stop,
        'yard stop zookeeper1',
        ask,
        send,
        'yard start zookeeper1',
        ...start,
      ],
      prediction: 'all',
    },
  ],
  mistakes: [
    { name: 'nothing predicted', lines: right, reason: 'not-predicted' },
    {
      name: 'predicted when it was seen',
      lines: right,
      prediction,
      predictsLate: true,
      reason: 'predicted-late',
    },
    { name: 'nothing stopped', lines: [written, send, make('{asked}')], prediction, reason: 'no-loss' },
    {
      name: 'one of three stopped',
      lines: [written, 'yard stop zookeeper3', send, make('{asked}'), 'yard start zookeeper3'],
      prediction,
      reason: 'still-a-majority',
    },
    {
      name: 'a broker killed as well',
      lines: [written, ...stop, send, ask, 'yard kill kafka3', ...start, 'yard start kafka3'],
      prediction,
      reason: 'broker-down',
    },
    { name: 'no topic made', lines: [...stop, ...start], prediction, reason: 'no-topic' },
    { name: 'nothing sent', lines: [written, ...stop, ask, ...start], prediction, reason: 'no-records' },
    {
      name: 'sent before',
      lines: [written, send, ...stop, ask, ...start],
      prediction,
      reason: 'outside-the-loss',
    },
    {
      name: 'both topics made before',
      lines: [written, make('{asked}'), ...stop, send, ...start],
      prediction,
      reason: 'asked-before',
    },
    {
      name: 'no topic asked for',
      lines: [written, ...stop, send, ...start],
      prediction,
      reason: 'not-asked',
    },
    {
      name: 'asked for when all was well again',
      // When another topic could be made, its broker had ZooKeeper again.
      lines: [written, ...stop, send, ...start, make('another'), 'sleep 3', make('{asked}')],
      prediction,
      reason: 'asked-afterwards',
    },
  ],
  fakes: [
    {
      name: 'a yard that only says so',
      lines: ['yard() { echo "$2: stopped"; }', ...right],
      prediction,
    },
    {
      name: 'an edited history and an echoed verdict',
      lines: [...right.map((line) => `history -s '${line}'`), `echo 'Passed. 4.2'`],
      prediction,
    },
  ],
};
