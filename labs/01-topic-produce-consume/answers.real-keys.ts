// Reference answer and mistakes of exercise 1.2.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { topicProduceConsume } from './lab.ts';

const create =
  'kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 3 --replication-factor 3';
const produce = 'kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}';
const keyed = '--property parse.key=true --property key.separator';

/** `printf` of the five parcels, or of those asked for, one per line. */
const lines = (between: string, numbers: readonly number[] = [1, 2, 3, 4, 5]) =>
  `printf '%s\\n' ${numbers.map((n) => `'{key${n}}${between}{place${n}}'`).join(' ')}`;

export const realKeys: ExerciseAnswers<Reason<(typeof topicProduceConsume)['exercises']['1.2']>> = {
  solution: { name: 'colon between', lines: [create, `${lines(':')} | ${produce} ${keyed}=:`] },
  alternatives: [
    {
      name: 'TAB between, the default',
      lines: [
        create,
        `printf '%s\\t%s\\n' ${[1, 2, 3, 4, 5].map((n) => `{key${n}} {place${n}}`).join(' ')} | ${produce} --property parse.key=true`,
      ],
    },
    {
      name: 'the old line, as far as 3.9 still takes it',
      lines: [
        create,
        `${lines(':')} | kafka-console-producer --broker-list kafka1:9092,kafka2:9093,kafka3:9094 --topic {topic} --timeout 30000 --property client.id=flinox ${keyed}=:`,
      ],
    },
    {
      name: 'wrong first, then right',
      lines: [create, `${lines(':')} | ${produce}`, `${lines('=')} | ${produce} ${keyed}==`],
    },
  ],
  mistakes: [
    {
      name: 'no topic made',
      lines: [`${lines(':')} | ${produce} --max-block-ms 2000 ${keyed}=:`],
      reason: 'absent',
    },
    {
      name: 'capital letters',
      lines: ['name={topic}; kafka-topics --bootstrap-server kafka1:9092 --create --topic "${name^^}"'],
      reason: 'other-topic',
    },
    {
      name: 'no separator named',
      lines: [create, `${lines(':')} | ${produce} --property parse.key=true`],
      reason: 'empty',
    },
    { name: 'no key looked for', lines: [create, `${lines(':')} | ${produce}`], reason: 'null-keys' },
    {
      name: 'a property nobody reads',
      lines: [create, `${lines(':')} | ${produce} --property client.id=flinox`],
      reason: 'null-keys',
    },
    {
      name: 'the separator alone',
      lines: [create, `${lines(':')} | ${produce} --property key.separator=:`],
      reason: 'null-keys',
    },
    {
      name: 'two with keys, three without',
      lines: [
        create,
        `${lines(':', [1, 2])} | ${produce} ${keyed}=:`,
        `${lines(':', [3, 4, 5])} | ${produce}`,
      ],
      reason: 'some-null-keys',
    },
    {
      name: 'a blank after the colon',
      lines: [create, `${lines(': ')} | ${produce} ${keyed}=:`],
      reason: 'separator-in-value',
    },
    {
      name: 'cut at the dash',
      lines: [create, `${lines(':')} | ${produce} ${keyed}=-`],
      reason: 'cut-elsewhere',
    },
    {
      name: 'station and parcel swapped',
      lines: [
        create,
        `printf '%s:%s\\n' ${[1, 2, 3, 4, 5].map((n) => `{place${n}} {key${n}}`).join(' ')} | ${produce} ${keyed}=:`,
      ],
      reason: 'swapped',
    },
    {
      name: 'stations of another day',
      lines: [create, `${lines('').replaceAll(/\{place\d\}/g, ':Nowhere')} | ${produce} ${keyed}=:`],
      reason: 'wrong-values',
    },
    {
      name: 'three of five',
      lines: [create, `${lines(':', [1, 2, 3])} | ${produce} ${keyed}=:`],
      reason: 'some-missing',
    },
    {
      name: 'something else',
      lines: [create, `echo 'hello:world' | ${produce} ${keyed}=:`],
      reason: 'other-records',
    },
  ],
  fakes: [
    {
      name: 'a function in place of the tool',
      lines: ['kafka-console-producer() { cat; }', create, `${lines(':')} | ${produce} ${keyed}=:`],
    },
    {
      name: 'the records echoed, the history edited',
      lines: [lines(':'), `history -s '${produce} ${keyed}=:'`, 'alias kafka-console-producer=cat'],
    },
  ],
};
