// Stamps parcels: reads them as a member of a group and writes every stamp down.
// A stamp takes its time, and that is not the mistake. What does the group hear of this program meanwhile?
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const kafka = new Kafka({
  clientId: 'clerk',
  brokers: ['kafka1:9092', 'kafka2:9093'],
  logLevel: logLevel.NOTHING,
});
const producer = kafka.producer({
  createPartitioner: Partitioners.DefaultPartitioner,
  allowAutoTopicCreation: false,
});
const consumer = kafka.consumer({
  groupId: '{group}',
  // Who gives no sign of life for so long is taken for dead.
  sessionTimeout: 6000,
  heartbeatInterval: 2000,
  allowAutoTopicCreation: false,
});
const say = (what: string) => console.log(new Date().toTimeString().slice(0, 8) + ' ' + what);

/** The work: 0.7 s for a parcel, written down as partition and offset. */
async function stamp(parcel: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 700));
  await producer.send({ topic: '{stamps}', messages: [{ key: parcel, value: 'stamped' }] });
  say('stamped ' + parcel);
}

consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
  const mine = payload.memberAssignment['{parcels}'] ?? [];
  say('in the group, with partitions: ' + (mine.join(', ') || 'none'));
});

await producer.connect();
await consumer.connect();
await consumer.subscribe({ topic: '{parcels}', fromBeginning: true });
await consumer.run({
  eachBatch: async ({ batch }) => {
    for (const message of batch.messages) {
      await stamp(batch.partition + '-' + message.offset);
    }
  },
});
