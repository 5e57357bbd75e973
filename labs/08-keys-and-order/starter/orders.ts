// Sends what happened to sixty orders: five steps each, all orders mixed, as in real life.
// It has one weakness: read back, the steps of an order may come in any order. Mend keyOf.
import { Kafka } from 'kafkajs';

interface OrderEvent {
  /** A name of its own for every event. */
  id: string;
  shop: string;
  order: string;
  step: number;
  what: string;
}

/** The key decides the partition. */
function keyOf(event: OrderEvent): string | null {
  return event.id;
}

const steps = ['placed', 'paid', 'packed', 'shipped', 'delivered'];

/** What happens to one order, first things first. */
function story(number: number): OrderEvent[] {
  const order = '{shop}-' + number;
  return steps.map((what, n) => ({ id: order + '/' + (n + 1), shop: '{shop}', order, step: n + 1, what }));
}

/** All events, the orders mixed; each order's own steps stay in their order. */
function mixed(): OrderEvent[] {
  const stories = Array.from({ length: 60 }, (_, n) => story(n + 1));
  const events: OrderEvent[] = [];
  while (stories.length > 0) {
    const at = Math.floor(Math.random() * stories.length);
    const next = stories[at]?.shift();
    if (next === undefined) stories.splice(at, 1);
    else events.push(next);
  }
  return events;
}

const events = mixed();
const producer = new Kafka({ brokers: ['kafka1:9092', 'kafka2:9093', 'kafka3:9094'] }).producer();
await producer.connect();
for (const event of events) {
  const value = event.order + ' step ' + event.step + ': ' + event.what;
  await producer.send({ topic: '{topic}', messages: [{ key: keyOf(event), value }] });
}
await producer.disconnect();
console.log('Sent ' + events.length + ' events to {topic}.');
