// The brokers by their ids: one connection each, opened when needed, and the patience a moving cluster asks for.
import { RailyardError } from '../../../protocol/index.ts';
import { messageOf, pause } from '../patience.ts';
import {
  type BrokerAddress,
  type BrokerConnection,
  connectBroker,
  type Credentials,
} from './broker-connection.ts';
import { refusal, type WireRequest } from './wire.ts';

export interface Brokers {
  /** Sends one request to one broker; throws KAFKA_UNREACHABLE, or the protocol's own error. */
  send<T>(id: number, request: WireRequest<T>, withinMs?: number): Promise<T>;
  close(): void;
}

const answerWithinMs = 4000;

/** Connections are made on first use and again after they broke. */
export function createBrokers(
  addresses: ReadonlyMap<number, BrokerAddress>,
  credentials: Credentials,
): Brokers {
  const connections = new Map<number, Promise<BrokerConnection>>();

  async function connection(id: number): Promise<BrokerConnection> {
    const known = connections.get(id);
    if (known) {
      const settled = await known.catch(() => undefined);
      if (settled?.open) return settled;
      if (connections.get(id) !== known) return connection(id);
    }
    const address = addresses.get(id);
    if (address === undefined) {
      throw new RailyardError('KAFKA_UNREACHABLE', {
        broker: `broker ${id}`,
        detail: 'it is not one of this lab',
      });
    }
    const fresh = connectBroker(address, credentials);
    connections.set(id, fresh);
    return fresh;
  }

  return {
    async send(id, request, withinMs = answerWithinMs) {
      return (await connection(id)).send(request, withinMs);
    },
    close() {
      for (const one of connections.values()) {
        one.then(
          (open) => open.close(),
          () => undefined,
        );
      }
      connections.clear();
    },
  };
}

export interface Patience {
  readonly withinMs?: number;
  readonly signal?: AbortSignal | undefined;
  /** Refusals that pass by themselves although Kafka does not mark them so. */
  readonly alsoPassing?: readonly string[];
}

/** Not marked as passing in kafkajs's table, but each ends when an election or a load does. */
const passing = ['NOT_LEADER_FOR_PARTITION', 'UNKNOWN_TOPIC_OR_PARTITION', 'COORDINATOR_NOT_AVAILABLE'];

/** Repeats work that met a moved leader, a loading coordinator or a broken connection. What is thrown is for people. */
export async function patiently<T>(work: () => Promise<T>, options: Patience = {}): Promise<T> {
  const { withinMs = 4000, signal, alsoPassing = [] } = options;
  const end = performance.now() + withinMs;
  for (let wait = 25; ; wait = Math.min(wait * 2, 250)) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      const refused = refusal(error);
      const passes = refused
        ? refused.retriable || passing.includes(refused.type) || alsoPassing.includes(refused.type)
        : error instanceof RailyardError && ['KAFKA_UNREACHABLE', 'PARTITION_OFFLINE'].includes(error.code);
      if (!passes || performance.now() + wait > end) throw forPeople(error);
    }
    await pause(wait, signal);
  }
}

function forPeople(error: unknown): unknown {
  if (error instanceof RailyardError) return error;
  const detail = refusal(error)?.type ?? messageOf(error);
  return new RailyardError('KAFKA_REFUSED', { detail }, error);
}
