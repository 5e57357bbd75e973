// Reference answer and mistakes of exercise 6.2.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { retentionAndCompaction } from './lab.ts';

const plain =
  'kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 1 --replication-factor 3';
const create = `${plain} --config cleanup.policy=compact --config segment.ms=100`;
const produce =
  'kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic} --property parse.key=true --property key.separator=: --property null.marker=NONE';
const lines = (values: readonly string[], gone: readonly string[]) =>
  [
    ...values.flatMap((value) => ['{first}', '{second}', '{third}'].map((key) => `${key}:${value}`)),
    ...gone.map((value) => `{gone}:${value}`),
  ].join('\\n');
const signals = ['stop', 'caution', 'go'];
const sending = (values: readonly string[], gone: readonly string[], with_ = produce) =>
  `printf '${lines(values, gone)}\\n' | ${with_}`;
const send = sending(signals, ['stop', 'NONE']);
/** A tool takes longer to start than the segments here are open. */
const close = `echo clock:1 | ${produce}`;
const read =
  'kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --from-beginning --timeout-ms 3000 --property print.key=true 2>/dev/null';
const cleaned = `until [ "$(${read} | grep -c '^{first}')" = 1 ]; do :; done`;

export const lastValue: ExerciseAnswers<Reason<(typeof retentionAndCompaction)['exercises']['6.2']>> = {
  solution: { name: 'all at once, closed by one more', lines: [create, send, close] },
  alternatives: [
    {
      name: 'signal after signal, policy set afterwards',
      lines: [
        plain,
        ...['{first}', '{second}', '{third}'].map(
          (key) => `printf '${signals.map((value) => `${key}:${value}`).join('\\n')}\\n' | ${produce}`,
        ),
        `printf '{gone}:stop\\n{gone}:NONE\\n' | ${produce}`,
        'kafka-configs --bootstrap-server kafka1:9092 --alter --entity-type topics --entity-name {topic} --add-config cleanup.policy=compact,segment.ms=100',
        close,
        cleaned,
      ],
    },
    {
      name: 'compacted and deleted, the tombstone forgotten at once',
      lines: [
        `${plain} --config cleanup.policy=compact,delete --config segment.ms=100 --config delete.retention.ms=0`,
        send,
        close,
        cleaned,
      ],
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], reason: 'absent' },
    {
      name: 'three partitions',
      lines: [create.replace('--partitions 1', '--partitions 3'), send],
      reason: 'wrong-partitions',
    },
    { name: 'no policy', lines: [`${plain} --config segment.ms=100`, send, close], reason: 'not-compacted' },
    {
      name: 'without keys: all refused',
      lines: [
        create,
        "printf 'go\\ngo\\n' | kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}",
      ],
      reason: 'key-missing',
    },
    {
      name: 'in the wrong order',
      lines: [create, sending(['go', 'caution', 'stop'], ['stop', 'NONE']), close],
      reason: 'wrong-last-value',
    },
    {
      name: 'no tombstone',
      lines: [create, sending(signals, ['stop', 'caution']), close],
      reason: 'no-tombstone',
    },
    {
      name: 'an empty value',
      lines: [create, sending(signals, ['stop', '']), close],
      reason: 'empty-string',
    },
    {
      name: 'the word null',
      lines: [create, sending(signals, ['stop', 'null']), close],
      reason: 'null-word',
    },
    {
      name: 'only the last values',
      lines: [create, sending(['go'], ['NONE']), close],
      reason: 'too-few-sent',
    },
    { name: 'never closed', lines: [create, send], reason: 'nothing-closed' },
    {
      name: 'segments of a week',
      lines: [`${plain} --config cleanup.policy=compact`, send, close],
      reason: 'nothing-closed',
    },
    {
      name: 'closed by the same keys again',
      lines: [create, send, send],
      reason: 'nothing-closed',
    },
  ],
  fakes: [
    {
      name: 'one of each, as if the others had gone',
      lines: [create, sending(['go'], ['NONE']), `seq 9 | sed 's/.*/x&:1/' | ${produce}`, close],
    },
    {
      name: 'functions in place of the tools',
      lines: ['kafka-console-producer() { cat > /dev/null; }', create, send, close],
    },
  ],
};
