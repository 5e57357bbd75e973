// Loads crates: makes one after the other and sends it. Making a crate takes its time.
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const topic = '{trial}';
const crates = 60;
const [msForOne = 0] = '{pace}'.split(':').map(Number);

const kafka = new Kafka({
  clientId: 'load',
  brokers: ['kafka1:9092', 'kafka2:9093'],
  logLevel: logLevel.ERROR,
});
const producer = kafka.producer({
  createPartitioner: Partitioners.DefaultPartitioner,
  allowAutoTopicCreation: false,
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

await producer.connect();
const send = (value: string) => producer.send({ topic, messages: [{ value }] });
await send('crate 0'); // The first one finds the way; it is not counted.

const begun = Date.now();
for (let number = 1; number <= crates; number += 1) {
  await Promise.all([pause(msForOne), send('crate ' + number)]);
}
const seconds = (Date.now() - begun) / 1000;
await producer.disconnect();

console.log(
  crates +
    ' crates loaded in ' +
    seconds.toFixed(1) +
    ' s: ' +
    Math.round((crates * 60) / seconds) +
    ' a minute',
);
