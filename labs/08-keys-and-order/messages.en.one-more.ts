// The words of exercise 8.3, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { keysAndOrder } from './lab.ts';

export const oneMore: ExerciseMessages<(typeof keysAndOrder)['exercises']['8.3']> = {
  title: 'One partition more',
  goal: [
    'Create a topic `{topic}` with three partitions. Send records with the keys `{wagon}-1`, `{wagon}-2` and so on, some ten or more of them. Then give the topic a fourth partition, and send records with the same keys once more.',
    'Name a key that has moved: its older records stand in one partition, its newer ones in another.',
  ],
  passed:
    'The older records of `{given}` stand in partition {old}, from offset {oldOffset} on. The newer ones are in partition {now}, from offset {nowOffset} on. Between the two there is no order any more.',
  why: 'The number of partitions is part of the sum that turns a key into a place. Change it, and most keys lead elsewhere. What is stored stays where it is. So choose the number with care, before there are keys to lose.',
  hints: [
    '`seq 20 | sed "s/.*/{wagon}-&:before/" | kafka-console-producer … --property parse.key=true --property key.separator=:`',
    '`kafka-topics --bootstrap-server kafka1:9092 --alter --topic {topic} --partitions 4`. Then send again, with another word behind the colon.',
    'Read with `--property print.partition=true --property print.key=true`, and `| sort`. A key that stands below two partitions has moved.',
  ],
  solution:
    'Before, the sum was divided by three; now it is divided by four. For three keys of four what is left over is another number.',
  answers: { key: { label: 'A key that moved', help: 'as it was sent' } },
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Create it with `--partitions 3 --replication-factor 3`.',
    },
    'not-grown': {
      expected: 'Four partitions in `{topic}`.',
      observed: 'It has {partitions}.',
      hint: 'Send something first. Then: `kafka-topics --bootstrap-server kafka1:9092 --alter --topic {topic} --partitions 4`.',
    },
    'grown-too-far': {
      expected: 'Four partitions in `{topic}`.',
      observed: 'It has {partitions}, and partitions cannot be taken away.',
      hint: 'Delete the topic, and create it with three again.',
    },
    'wrong-start': {
      expected: 'A topic that had three partitions first.',
      observed: 'It was made with {born}.',
      hint: 'Delete it, create it with `--partitions 3`, send, and give it the fourth then.',
    },
    'no-answer': {
      expected: 'A key that has moved.',
      observed: 'The topic has grown from three partitions to four. The field was empty.',
      hint: 'In the console: `yard check 8.3 --answer key=…`.',
    },
    'other-key': {
      expected: 'A key that begins with `{wagon}-`.',
      observed: 'You gave `{given}`.',
      hint: 'Use the keys of this attempt: `{wagon}-1`, `{wagon}-2` and so on.',
    },
    'unknown-key': {
      expected: 'A key with records in `{topic}`.',
      observed: 'There are none with the key `{given}`.',
      hint: 'Read the topic with `--property print.key=true`, and copy a key from there.',
    },
    stays: {
      expected: 'A key that has moved.',
      observed: 'All records of `{given}` belong to partition {old}, with three partitions and with four.',
      hint: 'One key of four stays by chance. Try another one.',
    },
    'only-before': {
      expected: 'Records of `{given}` in two partitions.',
      observed: 'They are in partition {old} only. New ones would go to {now}, but none was sent.',
      hint: 'Send records with the same keys again, now that there are four partitions.',
    },
    'only-after': {
      expected: 'Records of `{given}` in two partitions.',
      observed: 'They are in partition {now} only. When there were three it would have been {old}.',
      hint: 'Nothing with this key was sent before the topic grew, and now it is too late. Delete the topic and begin with three partitions.',
    },
    'by-hand': {
      expected: 'Records of `{given}` in partition {old} from before, and in {now} from afterwards.',
      observed: 'There is one in partition {partition} that its key did not lead to when it was sent.',
      hint: 'Somebody has chosen the partition, or used a client with another sum. Send with the console producer, under another key.',
    },
  },
  waits: {},
};
