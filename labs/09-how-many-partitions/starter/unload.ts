// Unloads crates: reads them as a member of a group, one after the other. Unloading a crate takes its time.
import { Kafka, logLevel } from 'kafkajs';

const topic = '{trial}';
const group = '{group}';
const crates = 60;
const [, msForOne = 0] = '{pace}'.split(':').map(Number);

const kafka = new Kafka({
  clientId: 'unload',
  brokers: ['kafka1:9092', 'kafka2:9093'],
  logLevel: logLevel.ERROR,
});
const consumer = kafka.consumer({ groupId: group, allowAutoTopicCreation: false });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });

let begun = 0;
let done = 0;
const finished = new Promise<void>((resolve) => {
  void consumer.run({
    eachMessage: async () => {
      if (done === 0) begun = Date.now();
      await pause(msForOne);
      done += 1;
      if (done === crates) resolve();
    },
  });
});
await finished;
const seconds = (Date.now() - begun) / 1000;
await consumer.disconnect();

console.log(
  crates +
    ' crates unloaded in ' +
    seconds.toFixed(1) +
    ' s: ' +
    Math.round((crates * 60) / seconds) +
    ' a minute',
);
