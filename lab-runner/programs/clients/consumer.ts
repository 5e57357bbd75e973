// The `consumer` of the console: reads a topic as a member of a group and commits what it has shown.
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { brokersOfTheLab } from '../environment.ts';
import { helpOf, readFlags } from '../flags.ts';
import { end, Trouble } from '../trouble.ts';
import { enter, rootOf, topicTrouble } from './door.ts';
import { print, stopAsked, within } from './stopping.ts';

const program = {
  name: 'consumer',
  description: 'Reads a topic as a member of a consumer group, and commits what it has shown.',
  flags: {
    kafka: {
      kind: 'text',
      help: 'brokers to knock at, host:port parted by commas',
      fallback: brokersOfTheLab,
    },
    topic: { kind: 'text', help: 'the topic to read; it must exist', fallback: 'test-topic' },
    consumer: { kind: 'text', help: 'the consumer group', fallback: 'test-group', alias: 'group' },
    latest: {
      kind: 'yes-no',
      help: 'where the group has no committed offset, begin at the end; false begins at the oldest record',
      fallback: true,
    },
    count: { kind: 'number', help: 'end after so many records; 0 reads until Ctrl-C', fallback: 0 },
    verbose: { kind: 'yes-no', help: 'also key, time, commits, and what the library says', fallback: false },
  },
  notes: [
    'Where the group has a committed offset, reading goes on from there, whatever --latest says.',
    'Ctrl-C commits, leaves the group and ends; twice ends at once, and the group waits for its time-out.',
    'Exit status: 0 ended cleanly, 1 something went wrong, 2 a flag makes no sense.',
  ],
  gone: {
    zookeeper:
      'Consumers have not asked ZooKeeper since Kafka 0.9: name brokers with --kafka, or leave it out.',
  },
} as const;

/** Milliseconds to leave the group politely. */
const leaveWithinMs = 5000;

async function main(): Promise<number> {
  const flags = readFlags(program, process.argv.slice(2));
  if (flags === 'help') {
    await print(helpOf(program));
    return 0;
  }
  const { topic, consumer: groupId, latest, count, verbose } = flags;
  const stop = stopAsked();
  const { kafka } = await enter({ ...flags, clientId: 'consumer' });
  // A short wait for records, so that Ctrl-C need not sit one out.
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 500 });
  tellOfTheGroup(consumer, topic);
  let shown = 0;
  let full: () => void = () => undefined;
  const enough = new Promise<void>((resolve) => {
    full = resolve;
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
  const failed = new Promise<never>((_, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
      if (restart) process.stderr.write(`Trouble, trying again: ${rootOf(error).message}\n`);
      else reject(topicTrouble(topic, error) ?? error);
    });
  });
  failed.catch(() => undefined);

  const eachBatch = async ({ batch, resolveOffset, heartbeat, ...more }: EachBatchPayload): Promise<void> => {
    for (const { offset, key, value, timestamp } of batch.messages) {
      if (stop.aborted || !more.isRunning() || more.isStale() || (count > 0 && shown >= count)) break;
      const details = verbose
        ? `  key ${key === null ? 'none' : textOf(key)}, ${new Date(Number(timestamp)).toISOString()}`
        : '';
      await print(`partition ${batch.partition}, offset ${offset}: ${textOf(value)}${details}`);
      shown += 1;
      resolveOffset(offset);
      await heartbeat();
    }
    await more.commitOffsetsIfNecessary(more.uncommittedOffsets());
    if (count > 0 && shown >= count) full();
  };

  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: !latest });
  await print(`Joining group ${groupId} to read ${topic}…`);
  // A failure to join comes as CRASH.
  void consumer.run({ eachBatch, eachBatchAutoResolve: false }).catch(() => undefined);
  await Promise.race([enough, failed]);
  const left = await within(consumer.disconnect(), AbortSignal.abort(), leaveWithinMs);
  if (left === 'too late') {
    throw new Trouble(
      `${shown} records shown; the group was not left in time.`,
      'The group drops this member by itself after its session time-out, 30 s.',
    );
  }
  await print(`${stop.aborted ? 'Stopped: ' : ''}${shown} shown; left group ${groupId}.`);
  return 0;
}

function tellOfTheGroup(consumer: Consumer, topic: string): void {
  consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberAssignment } }) => {
    const mine = [...(memberAssignment[topic] ?? [])].sort((a, b) => a - b);
    const share =
      mine.length === 0
        ? 'no partition: the group has more members than partitions'
        : `partitions ${mine.join(', ')}`;
    process.stdout.write(`In the group, with ${share}.\n`);
  });
  consumer.on(consumer.events.REBALANCING, () => {
    process.stdout.write('The partitions are being shared out anew…\n');
  });
}

/** Text as it is; what a terminal would act on is shown as a dot. */
function textOf(bytes: Buffer | null): string {
  return bytes === null
    ? '(no value)'
    : bytes.toString('utf8').replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g, '·');
}

await end(main());
