// Forty trains: one each minute, from 14:00 to 14:39 of yesterday. Even minutes go to partition 0, odd ones to 1.
// A record carries the time its producer gives it. Here that is the time of the train, in UTC.
import { Kafka } from 'kafkajs';

const minute = 60_000;
const today = new Date();
const yesterday = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() - 1);

const messages = Array.from({ length: 40 }, (_, n) => {
  const time = yesterday + (14 * 60 + n) * minute;
  return {
    partition: n % 2,
    timestamp: String(time),
    value: 'the train of ' + new Date(time).toISOString().slice(11, 16),
  };
});

const producer = new Kafka({ brokers: ['kafka1:9092', 'kafka2:9093', 'kafka3:9094'] }).producer();
await producer.connect();
await producer.send({ topic: '{topic}', messages });
await producer.disconnect();

const day = new Date(yesterday).toISOString().slice(0, 10);
console.log('Sent 40 trains to {topic}. They are of ' + day + '.');
