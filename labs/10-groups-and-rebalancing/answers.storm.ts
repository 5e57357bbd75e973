// Reference answer and mistakes of exercise 10.5.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import { create, endAll, reader, untilMembers, untilShared } from './consoles.ts';
import type { groupsAndRebalancing } from './lab.ts';

const topics = [create('{parcels}', 6), create('{stamps}', 1)];
const send = 'producer --topic {parcels} --count {count} | tail -n 1';
const prepared = [...topics, send];
const edit = (...changes: readonly string[]) =>
  `sed -i ${changes.map((one) => `-e '${one}'`).join(' ')} ~/stamp.ts`;
const given = 's/async ({ batch })/async ({ batch, resolveOffset, heartbeat })/';
/** Lines behind the one that stamps. */
const behind = (what: string) => `/await stamp(batch/ s/$/ ${what}/`;
const mend = edit(given, behind('resolveOffset(message.offset); await heartbeat();'));
const byMessage = edit(
  's/eachBatch: async ({ batch })/eachMessage: async ({ partition, message })/',
  '/for (const message of/ d',
  's/await stamp(batch.partition/await stamp(partition/',
  '/^    }$/ d',
);
const start = (log: string) => `run ~/stamp.ts > ${log} 2>&1 &`;
/** Counts what is noted as done: the tool shows no lag where nothing was committed yet. */
const noted = `kafka-consumer-groups --bootstrap-server kafka1:9092 --describe --group {group} 2>/dev/null | awk '$2 == "{parcels}" && $4 != "-" { done += $4 } END { print done + 0 }'`;
const untilDone = `until [ "$(${noted})" -ge {count} ]; do :; done`;
const untilStamped = (count: string) =>
  `until [ "$(cat one.txt two.txt 2>/dev/null | grep -c ' stamped ')" -ge ${count} ]; do sleep 0.3; done`;
/** One begins, a second one joins it at its first parcel, and both work until everything is done. */
const both = ['rm -f one.txt two.txt', start('one.txt'), untilStamped('1'), start('two.txt'), untilDone];
/** Stamps that no member makes, slowly and in the background. */
const byHand =
  'for p in 0 1 2 3 4 5; do for o in $(seq 0 11); do echo "$p-$o:stamped"; sleep 0.3; done; done | kafka-console-producer --bootstrap-server kafka1:9092 --topic {stamps} --property parse.key=true --property key.separator=: & writer=$!';
const stampsThere =
  'until [ "$(kafka-get-offsets --bootstrap-server kafka1:9092 --topic {stamps} | cut -d : -f 3)" -ge 1 ]; do :; done';
const setToEnd =
  'kafka-consumer-groups --bootstrap-server kafka1:9092 --group {group} --topic {parcels} --reset-offsets --to-latest --execute';
/** They do not say goodbye: what comes next waits until the group has noticed. */
const afterwards = [endAll, untilMembers('{group}', 0)];

export const storm: ExerciseAnswers<Reason<(typeof groupsAndRebalancing)['exercises']['10.5']>> = {
  solution: {
    name: 'a heartbeat and an offset after each parcel',
    lines: [...prepared, mend, ...both],
    afterwards,
  },
  alternatives: [
    { name: 'message by message', lines: [...prepared, byMessage, ...both], afterwards },
    {
      name: 'smaller pieces: a parcel or two for each fetch',
      lines: [...prepared, edit('s/sessionTimeout: 6000,/& maxBytesPerPartition: 100,/'), ...both],
      afterwards,
    },
    {
      name: 'the storm first, then mended, gone before the check',
      lines: [
        ...prepared,
        'rm -f one.txt two.txt',
        start('one.txt'),
        untilStamped('$(( {count} + 10 ))'),
        endAll,
        mend,
        ...both,
        endAll,
        untilMembers('{group}', 0),
      ],
    },
  ],
  mistakes: [
    { name: 'no topics', lines: [], reason: 'absent' },
    { name: 'no topic for the stamps', lines: [create('{parcels}', 6)], reason: 'absent' },
    {
      name: 'one partition',
      lines: [create('{parcels}', 1), create('{stamps}', 1)],
      reason: 'wrong-partitions',
    },
    {
      name: 'ten parcels',
      lines: [...topics, 'producer --topic {parcels} | tail -n 1'],
      reason: 'too-few-parcels',
    },
    { name: 'never started', lines: prepared, reason: 'never-ran' },
    {
      name: 'as it was',
      lines: [...prepared, 'rm -f one.txt two.txt', start('one.txt'), untilStamped('$(( {count} + 10 ))')],
      reason: 'storm',
      afterwards,
    },
    {
      name: 'two that are silent',
      lines: [
        ...prepared,
        'rm -f one.txt two.txt',
        start('one.txt'),
        start('two.txt'),
        untilStamped('$(( {count} + 30 ))'),
      ],
      reason: 'storm',
      afterwards,
    },
    {
      name: 'stopped half way',
      lines: [
        ...prepared,
        mend,
        'rm -f one.txt two.txt',
        start('one.txt'),
        untilStamped('20'),
        endAll,
        untilMembers('{group}', 0),
      ],
      reason: 'too-little',
    },
    {
      name: 'only a heartbeat',
      lines: [...prepared, edit(given, behind('await heartbeat();')), ...both],
      reason: 'repeated',
      afterwards,
    },
    {
      name: 'the work taken out',
      lines: [
        ...prepared,
        edit('s/setTimeout(resolve, 700)/setTimeout(resolve, 1)/'),
        'rm -f one.txt two.txt',
        start('one.txt'),
        untilDone,
      ],
      reason: 'hurried',
      afterwards,
    },
    {
      name: 'mended, and alone',
      lines: [...prepared, mend, 'rm -f one.txt two.txt', start('one.txt'), untilDone],
      reason: 'alone',
      afterwards,
    },
    {
      name: 'a queue of its own, and noted at once',
      lines: [
        ...prepared,
        edit(
          's/^await producer.connect.*/let queue = Promise.resolve();\\n&/',
          's/await stamp(\\(.*\\));/queue = queue.then(() => stamp(\\1));/',
        ),
        ...both,
        untilStamped('{count}'),
      ],
      reason: 'noted-too-early',
      afterwards,
    },
    {
      name: 'a longer session',
      lines: [...prepared, edit('s/sessionTimeout: 6000/sessionTimeout: 90000/'), ...both],
      reason: 'kept-waiting',
      afterwards,
    },
    {
      name: 'the second one when all was done',
      lines: [
        ...prepared,
        mend,
        'rm -f one.txt two.txt',
        start('one.txt'),
        untilDone,
        start('two.txt'),
        untilShared('{group}', 2),
      ],
      reason: 'nobody-let-in',
      afterwards,
    },
    {
      name: 'readers that commit nothing, stamps by hand, the tool at the end',
      lines: [
        ...prepared,
        reader('{parcels}', '--group {group}', '--consumer-property enable.auto.commit=false'),
        'reader',
        untilShared('{group}', 1),
        byHand,
        stampsThere,
        'reader',
        untilShared('{group}', 2),
        'wait $writer',
        endAll,
        untilMembers('{group}', 0),
        setToEnd,
      ],
      reason: 'not-noted',
    },
    {
      name: 'put back to the start afterwards',
      lines: [
        ...prepared,
        mend,
        ...both,
        endAll,
        untilMembers('{group}', 0),
        'kafka-consumer-groups --bootstrap-server kafka1:9092 --group {group} --topic {parcels} --reset-offsets --to-earliest --execute',
      ],
      reason: 'left-behind',
    },
  ],
  fakes: [
    {
      name: 'offsets set to the end',
      lines: [...prepared, setToEnd],
    },
    {
      name: 'stamps by hand, at leisure, beside two who only read',
      lines: [
        ...prepared,
        reader('{parcels}', '--group {group}', '--from-beginning'),
        'reader',
        'reader',
        untilShared('{group}', 2),
        byHand,
        'wait $writer',
      ],
      afterwards,
    },
    {
      name: 'stamps by hand, and somebody who only reads',
      lines: [
        ...prepared,
        'kafka-console-consumer --bootstrap-server kafka1:9092 --topic {parcels} --group {group} --from-beginning --max-messages {count} > /dev/null',
        `for p in 0 1 2 3 4 5; do for o in $(seq 0 11); do echo "$p-$o:stamped"; done; done | kafka-console-producer --bootstrap-server kafka1:9092 --topic {stamps} --property parse.key=true --property key.separator=:`,
      ],
    },
  ],
};
