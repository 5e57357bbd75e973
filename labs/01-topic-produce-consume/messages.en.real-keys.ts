// The words of exercise 1.2.
import type { ExerciseMessages } from '../kit/index.ts';
import type { topicProduceConsume } from './lab.ts';

export const realKeys: ExerciseMessages<(typeof topicProduceConsume)['exercises']['1.2']> = {
  title: 'A key is not a prefix',
  goal: [
    'Create a topic `{topic}` with three partitions and three copies. Five parcels were seen at five stations. Send one record for each: the parcel is the key, the station is the value.',
    '`{key1}` at `{place1}`, `{key2}` at `{place2}`, `{key3}` at `{place3}`, `{key4}` at `{place4}`, `{key5}` at `{place5}`.',
  ],
  passed:
    'All five keys are keys: for instance key `{key1}`, value `{place1}`, in partition {partition} at offset {offset}.',
  why: 'Records with the same key go to the same partition, so all that happens to one parcel stays in order. A key that is only text in front of the value does nothing of this.',
  hints: [
    'The console producer takes a whole line as the value, unless it is told to look for a key.',
    'Two properties of its reader: `parse.key` and `key.separator`.',
    '`kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic} --property parse.key=true --property key.separator=:`, then one line per parcel, such as `{key1}:{place1}`, then Ctrl-D. To see what was stored, read it back with `--property print.key=true`.',
  ],
  solution:
    '`parse.key=true` makes the tool look for a key in each line, `key.separator=:` says where it ends. Both belong to the tool, not to Kafka: a program hands key and value over apart.',
  answers: {},
  reasons: {
    absent: {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Sending does not create topics here: `auto.create.topics.enable` is off. Create it first, as in exercise 1.1.',
    },
    'other-topic': {
      expected: 'A topic named `{topic}`.',
      observed: 'You created `{found}`.',
      hint: 'Type the name exactly, with the characters after the dash.',
    },
    empty: {
      expected: 'Five records in `{topic}`.',
      observed: 'The topic is there and holds nothing.',
      hint: 'Read what the producer said. `No key separator found`: it looked for a TAB, its default; say `--property key.separator=:`.',
    },
    'null-keys': {
      expected: 'The parcel as the key.',
      observed: 'The key is `null`, and the value is `{value}`.',
      hint: '`parse.key=true` is missing, so the whole line became the value. A `--property` the reader does not know, such as `client.id`, is ignored without a word. Settings of the producer itself go to `--producer-property`.',
    },
    'some-null-keys': {
      expected: 'Five records with keys.',
      observed: '{keyed} of the five have their key; `{value}` was stored with the key `null`.',
      hint: 'Records cannot be changed. Send the missing ones again, this time with their keys.',
    },
    'separator-in-value': {
      expected: 'Key `{key}`, value `{place}`.',
      observed: 'Key `{key}`, value `{value}`.',
      hint: 'What stands between key and value is part of the value. The separator must be all of it: in `a: b` it is the colon and the blank.',
    },
    'cut-elsewhere': {
      expected: 'Key `{key}`, value `{place}`.',
      observed: 'Key `{foundKey}`, value `{value}`.',
      hint: 'The line was cut in the wrong place. The dash belongs to the parcel: choose a separator that occurs nowhere else.',
    },
    swapped: {
      expected: 'The parcel as the key: key `{key}`, value `{place}`.',
      observed: 'Key `{place}`, value `{key}`.',
      hint: 'They are the wrong way round. With the station as key, the records of one station stay in order, not those of one parcel.',
    },
    'wrong-values': {
      expected: 'Key `{key}`, value `{place}`.',
      observed: 'Key `{key}`, value `{value}`.',
      hint: 'The keys are right. Send that parcel again with the station of this attempt.',
    },
    'some-missing': {
      expected: 'Five parcels.',
      observed: '{keyed} of the five arrived. `{key}` did not.',
      hint: 'Send the missing ones; those that are there can stay. Did you end the last line with Enter?',
    },
    'other-records': {
      expected: 'Key `{key}`, value `{place}`, and four more.',
      observed:
        'The topic holds {records} records, and none of them is one of the five. The first: key `{foundKey}`, value `{value}`.',
      hint: 'Compare with the list above. A new attempt has new values.',
    },
  },
  waits: {},
};
