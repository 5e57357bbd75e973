// The words of exercise 5.3, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { logOnDisk } from './lab.ts';

export const rawBytes: ExerciseMessages<(typeof logOnDisk)['exercises']['5.3']> = {
  title: 'Read the raw bytes',
  goal: [
    'Create a topic `{topic}` with one partition. Send it the numbers from 1 to 300 in any order, with the word `{word}` somewhere among them, in small batches: `--batch-size 512`.',
    'Then dump the file of its log. What is the offset of the record that holds `{word}`? And how many batches are there?',
  ],
  passed: '`{word}` is the record with offset {offset}. The {records} records came in {batches} batches.',
  why: 'The batch is what travels, what is compressed, what has a checksum, and what is stored, byte for byte as the producer made it. A broker hardly ever looks inside. So how you batch decides what a record costs.',
  hints: [
    '`{ seq 300; echo {word}; } | shuf | kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic} --batch-size 512`',
    '`kafka-dump-log --print-data-log --files $DISKS/kafka1/data/{topic}-0/00000000000000000000.log` prints a line for each batch and, below it, a line for each of its records.',
    'A line of a batch begins with `baseOffset`; a line of a record begins with `| offset`. `grep -c "^baseOffset"` counts the first kind.',
  ],
  solution:
    'With `--print-data-log` each record shows its offset and its payload. The batches are counted by their own lines.',
  answers: {
    offset: { label: 'Offset of the word', help: 'one number' },
    batches: { label: 'Batches in the log', help: 'one number' },
  },
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 1 --replication-factor 3`.',
    },
    'wrong-partitions': {
      expected: 'One partition in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Each partition has a file of its own, and numbers of its own. Delete the topic, and create it with `--partitions 1`.',
    },
    empty: {
      expected: 'Records in `{topic}`.',
      observed: 'It is empty.',
      hint: 'Send the numbers and the word with `kafka-console-producer`.',
    },
    'no-word': {
      expected: 'A record that holds `{word}` and nothing else.',
      observed: 'There are {records} records, and none of them is this word.',
      hint: 'Send it as a line of its own, among the numbers.',
    },
    'two-words': {
      expected: 'One record with `{word}`.',
      observed: 'It is there more than once, at offsets {one} and {other}.',
      hint: 'Records cannot be taken back. Delete the topic, create it again, and send everything once.',
    },
    'one-batch': {
      expected: 'Records in several batches.',
      observed: 'All {records} records are in one.',
      hint: 'The console producer waits up to a second for more and fills batches of 16 KiB. Start over, with `--batch-size 512`.',
    },
    'no-offset': {
      expected: 'The offset of the record that holds `{word}`.',
      observed: 'The records are there. The field was empty.',
      hint: 'Dump the file with `--print-data-log`, and search the output for the word. In the console: `yard check 5.3 --answer offset=…`.',
    },
    'counted-from-one': {
      expected: 'The offset as Kafka counts.',
      observed: 'You gave {given}, one too many.',
      hint: 'Offsets count from 0. Read it from the line itself: `| offset: …`.',
    },
    'base-offset': {
      expected: 'The offset of the record.',
      observed: 'You gave {given}. At this offset its batch begins.',
      hint: 'The line of the batch stands above the lines of its records. Take the number from the line with `payload: {word}`.',
    },
    'took-position': {
      expected: 'The offset of the record.',
      observed: 'You gave {given}. That is a position: so many bytes into the file its batch begins.',
      hint: 'Offsets count records, positions count bytes. The index exists to turn the one into the other. Take the number behind `offset:`.',
    },
    'wrong-offset': {
      expected: 'The offset of the record that holds `{word}`.',
      observed: 'You gave {given}, and there is another record.',
      hint: 'Search the dump: `… | grep "payload: {word}"`.',
    },
    'no-batches': {
      expected: 'The number of batches.',
      observed: 'The offset is right. The field of the batches was empty.',
      hint: 'Count the lines that begin with `baseOffset`.',
    },
    'counted-records': {
      expected: 'The number of batches.',
      observed: 'You gave {given}: so many records there are.',
      hint: 'A batch holds several records. Count the lines that begin with `baseOffset`.',
    },
    'counted-lines': {
      expected: 'The number of batches.',
      observed: 'You gave {given}, and there are only {records} records.',
      hint: 'Some lines of the dump are for batches and some for records. Count only those that begin with `baseOffset`.',
    },
    'wrong-batches': {
      expected: 'The number of batches.',
      observed: 'You gave {given}.',
      hint: '`kafka-dump-log --files … | grep -c "^baseOffset"` counts them.',
    },
  },
  waits: {
    'no-leader': 'The partition has no leader at this moment. Are all brokers running?',
  },
};
