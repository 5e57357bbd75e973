// Reference answer and mistakes of exercise 5.3.
import type { ExerciseAnswers, Reason, Way } from '../kit/index.ts';
import type { logOnDisk } from './lab.ts';

const create =
  'kafka-topics --bootstrap-server kafka1:9092 --create --topic {topic} --partitions 1 --replication-factor 3';
const produce = 'kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}';
const send = `{ seq 300; echo {word}; } | shuf | ${produce} --batch-size 512`;
const file = '$DISKS/kafka2/data/{topic}-0/00000000000000000000.log';
const dump = `kafka-dump-log --print-data-log --files ${file} > ~/dump`;
const offset = `offset=$(grep 'payload: {word}$' ~/dump | grep -o '| offset: [0-9]*' | cut -d ' ' -f 3)`;
const batches = "batches=$(grep -c '^baseOffset' ~/dump)";
const answers = { offset: '$offset', batches: '$batches' };
const seen = [create, send, dump, offset, batches];
const given = (name: string, more: Way['answers']): Way => ({
  name,
  lines: seen,
  answers: { ...answers, ...more },
});
/** Three batches; the word is the second record of the second one. */
const threeGoes = ['seq 100', 'printf "tally\\n{word}\\n"', 'seq 200'].map(
  (records) => `${records} | ${produce}`,
);
/** A field of the line of the batch that holds the word, taken for its offset. */
const ofBatch = (name: string, field: string): Way => ({
  name,
  lines: [
    create,
    ...threeGoes,
    dump,
    batches,
    `offset=$(grep '^baseOffset' ~/dump | sed -n 2p | grep -o '${field}: [0-9]*' | cut -d ' ' -f 2)`,
  ],
  answers,
});

export const rawBytes: ExerciseAnswers<Reason<(typeof logOnDisk)['exercises']['5.3']>> = {
  solution: { name: 'dumped and counted', lines: seen, answers },
  alternatives: [
    {
      name: 'the offset from a consumer, the batches from another copy without data',
      lines: [
        create,
        send,
        `offset=$(kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --from-beginning --max-messages 301 --property print.offset=true | grep -w {word} | grep -o 'Offset:[0-9]*' | cut -d : -f 2)`,
        `batches=$(kafka-dump-log --files ${file.replace('kafka2', 'kafka3')} | grep -c isTransactional)`,
      ],
      answers,
    },
    {
      name: 'three goes instead of small batches',
      lines: [create, ...threeGoes, dump],
      answers: { offset: '101', batches: "$(grep -c '^baseOffset' ~/dump)" },
    },
  ],
  mistakes: [
    { name: 'no topic', lines: [], answers: { offset: '1', batches: '2' }, reason: 'absent' },
    {
      name: 'three partitions',
      lines: [create.replace('--partitions 1', '--partitions 3'), send],
      reason: 'wrong-partitions',
    },
    { name: 'nothing sent', lines: [create], answers: { offset: '0', batches: '0' }, reason: 'empty' },
    { name: 'only numbers', lines: [create, `seq 300 | ${produce} --batch-size 512`], reason: 'no-word' },
    { name: 'sent twice', lines: [create, send, send], reason: 'two-words' },
    {
      name: 'one large batch',
      lines: [create, send.replace(' --batch-size 512', '')],
      answers: { offset: '0', batches: '1' },
      reason: 'one-batch',
    },
    { name: 'nothing typed', lines: seen, reason: 'no-offset' },
    { ...given('counted from one', { offset: '$((offset + 1))' }), reason: 'counted-from-one' },
    { ...ofBatch('where its batch begins', 'baseOffset'), reason: 'base-offset' },
    { ...ofBatch('how many bytes into the file', 'position'), reason: 'took-position' },
    { ...given('another record', { offset: '9999' }), reason: 'wrong-offset' },
    { name: 'only the offset', lines: seen, answers: { offset: '$offset' }, reason: 'no-batches' },
    { ...given('the records', { batches: '301' }), reason: 'counted-records' },
    {
      ...given('every line', { batches: '$(grep -c -i offset ~/dump)' }),
      reason: 'counted-lines',
    },
    { ...given('one too few', { batches: '$((batches - 1))' }), reason: 'wrong-batches' },
  ],
  fakes: [
    {
      name: 'a dump written by hand',
      lines: [
        "printf 'baseOffset: 0\\n| offset: 1 payload: {word}\\nbaseOffset: 2\\n' > ~/dump",
        offset,
        batches,
      ],
      answers,
    },
    {
      name: 'functions in place of the tools',
      lines: [
        'kafka-console-producer() { cat > /dev/null; }',
        'kafka-dump-log() { echo "baseOffset: 0"; echo "| offset: 7 payload: {word}"; echo "baseOffset: 8"; }',
        ...seen,
      ],
      answers,
    },
  ],
};
