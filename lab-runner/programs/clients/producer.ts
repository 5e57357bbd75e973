// The `producer` of the console: sends test messages without a key and says where each was stored.
import { Partitioners } from 'kafkajs';
import { brokersOfTheLab } from '../environment.ts';
import { helpOf, readFlags } from '../flags.ts';
import { end, Trouble } from '../trouble.ts';
import { enter, topicTrouble } from './door.ts';
import { pause, print, stopAsked, within } from './stopping.ts';

const program = {
  name: 'producer',
  description: 'Sends test messages to a topic and says where each one was stored.',
  flags: {
    kafka: {
      kind: 'text',
      help: 'brokers to knock at, host:port parted by commas',
      fallback: brokersOfTheLab,
    },
    topic: { kind: 'text', help: 'the topic to send to; it must exist', fallback: 'test-topic' },
    count: { kind: 'number', help: 'how many messages', fallback: 10, least: 1 },
    loop: { kind: 'yes-no', help: 'go on, one message each second, until Ctrl-C', fallback: false },
    every: { kind: 'number', help: 'milliseconds between two messages of a loop', fallback: 1000 },
    verbose: {
      kind: 'yes-no',
      help: 'also the time of each answer, and what the library says',
      fallback: false,
    },
  },
  notes: [
    'Ctrl-C ends it once the message under way is acknowledged; twice ends it at once.',
    'Exit status: 0 everything was acknowledged, 1 something was not, 2 a flag makes no sense.',
  ],
} as const;

/** Milliseconds without an acknowledgement after which it says so, and after Ctrl-C gives up. */
const patienceMs = 3000;

async function main(): Promise<number> {
  const flags = readFlags(program, process.argv.slice(2));
  if (flags === 'help') {
    await print(helpOf(program));
    return 0;
  }
  const { topic, loop, count, every, verbose } = flags;
  const stop = stopAsked();
  const { kafka, partitions } = await enter({ ...flags, clientId: 'producer' });
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  const until = loop ? 'until Ctrl-C' : `${count} of them`;
  await print(`Sending test messages to ${topic} (partitions: ${partitions}), ${until}.`);
  let stored = 0;
  for (let number = 1; (loop || number <= count) && !stop.aborted; number += 1) {
    const begun = Date.now();
    const waiting = setInterval(() => {
      const seconds = Math.round((Date.now() - begun) / 1000);
      process.stderr.write(`message ${number}: no acknowledgement for ${seconds} s, trying on\n`);
    }, patienceMs);
    const sent = await within(
      producer.send({ topic, acks: -1, messages: [{ key: null, value: `test message ${number}` }] }),
      stop,
      patienceMs,
    )
      .catch((error: unknown) => {
        throw topicTrouble(topic, error) ?? notAcknowledged(number, stored);
      })
      .finally(() => clearInterval(waiting));
    if (sent === 'too late') throw notAcknowledged(number, stored);
    stored += 1;
    const [where] = sent;
    const time = verbose ? `  after ${Date.now() - begun} ms` : '';
    await print(`test message ${number} → partition ${where?.partition}, offset ${where?.baseOffset}${time}`);
    if (loop) await pause(every, stop);
  }
  await producer.disconnect();
  await print(`${stop.aborted ? 'Stopped: ' : ''}${stored} sent, ${stored} acknowledged.`);
  return 0;
}

function notAcknowledged(number: number, stored: number): Trouble {
  return new Trouble(
    `Message ${number} was not acknowledged; whether it is stored is not known. ${stored} before it are.`,
    'See which brokers are down with: yard status',
  );
}

await end(main());
