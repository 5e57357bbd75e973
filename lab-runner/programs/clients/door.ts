// A client's way in: brokers that answer, a topic that is there, and words for what is not. Never creates a topic.
import { Kafka, type logCreator, logLevel } from 'kafkajs';
import { Trouble } from '../trouble.ts';

export interface DoorOptions {
  /** `host:port`, parted by commas. */
  readonly kafka: string;
  readonly topic: string;
  readonly verbose: boolean;
  readonly clientId: string;
}

export interface Door {
  readonly kafka: Kafka;
  /** Partitions of the topic. */
  readonly partitions: number;
}

/** Milliseconds one attempt to connect may take. */
const connectWithinMs = 3000;

/** Finds a broker and the topic. Throws a Trouble when there is none. */
export async function enter(options: DoorOptions): Promise<Door> {
  const brokers = addresses(options.kafka);
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId: options.clientId,
    logLevel: options.verbose ? logLevel.WARN : logLevel.NOTHING,
    logCreator: plainLines,
    connectionTimeout: connectWithinMs,
    // Long enough to live through an election or a broker's restart.
    retry: { initialRetryTime: 200, maxRetryTime: 2000, retries: 40 },
  });
  const admin = kafka.admin({ retry: { initialRetryTime: 100, retries: 2 } });
  try {
    await admin.connect().catch((error: unknown) => {
      throw nobodyAnswers(brokers, error);
    });
    const { topics } = await admin.fetchTopicMetadata({ topics: [options.topic] }).catch((error: unknown) => {
      throw topicTrouble(options.topic, error) ?? nobodyAnswers(brokers, error);
    });
    return { kafka, partitions: topics[0]?.partitions.length ?? 0 };
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/** The list, checked for what people get wrong. Throws a Trouble with status 2. */
export function addresses(list: string): readonly string[] {
  const all = list.split(',').map((one) => one.trim());
  for (const one of all) {
    const [, port] = /^[^\s:]+:(\d{1,5})$/.exec(one) ?? [];
    if (port !== undefined && Number(port) > 0 && Number(port) < 65_536) continue;
    throw new Trouble(
      `"${one}" is not an address of a broker.`,
      'Write host:port, several parted by commas, as in --kafka kafka1:9092,kafka2:9093',
      2,
    );
  }
  return all;
}

function nobodyAnswers(brokers: readonly string[], error: unknown): Trouble {
  const cause = rootOf(error);
  const why = connectionWords(cause.code ?? '') ?? cause.message;
  return new Trouble(
    `No broker answers at ${brokers.join(', ')}: ${why}.`,
    'See which brokers run, and where, with: yard status',
  );
}

function connectionWords(code: string): string | undefined {
  if (code === 'ECONNREFUSED') return 'nobody listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the name is not known';
  if (code === 'ECONNRESET') return 'the connection was closed, as by something that is no broker';
  return undefined;
}

/** Words for what the cluster says of a topic; `undefined` when the error is about something else. */
export function topicTrouble(topic: string, error: unknown): Trouble | undefined {
  const { type = '', message } = rootOf(error);
  switch (type) {
    case 'UNKNOWN_TOPIC_OR_PARTITION':
      return new Trouble(
        `There is no topic ${topic}, and this program creates none.`,
        `Create it with: kafka-topics --bootstrap-server "$RAILYARD_BROKERS" --create --topic ${topic}`,
      );
    case 'INVALID_TOPIC_EXCEPTION':
      return new Trouble(
        `"${topic}" cannot be the name of a topic.`,
        'A name has at most 249 letters, digits, dots, underscores and hyphens.',
      );
    case 'LEADER_NOT_AVAILABLE':
      return new Trouble(
        `A partition of ${topic} has no leader now.`,
        'See which brokers are down with: yard status',
      );
    case 'NOT_ENOUGH_REPLICAS':
    case 'NOT_ENOUGH_REPLICAS_AFTER_APPEND':
      return new Trouble(
        `The cluster refused the record (${type}): fewer replicas are in sync than min.insync.replicas asks for.`,
        'See which brokers are down with: yard status',
      );
    case 'INVALID_RECORD':
      return new Trouble(
        `The cluster refused the record (${type}): a compacted topic takes no record without a key.`,
        `See the topic's cleanup.policy with: kafka-topics --bootstrap-server "$RAILYARD_BROKERS" --describe --topic ${topic}`,
      );
    case 'MESSAGE_TOO_LARGE':
      return new Trouble(`The cluster refused the record (${type}).`, 'Send a smaller one.');
    case 'INCONSISTENT_GROUP_PROTOCOL':
      return new Trouble(
        'The members of this group cannot agree how to share partitions: another kind of client is in it.',
        'Stop the other client, or choose another group with --consumer.',
      );
    case '':
      return undefined;
    default:
      return new Trouble(
        `The cluster said ${type}: ${message}.`,
        'Look the name up in the Kafka documentation.',
      );
  }
}

interface Cause {
  readonly message: string;
  readonly type?: string;
  readonly code?: string;
}

/** kafkajs wraps what happened into what it tried: the innermost error says it. */
export function rootOf(error: unknown): Cause {
  let inner: unknown = error;
  for (let depth = 0; depth < 8; depth += 1) {
    const next: unknown = isObject(inner) ? inner['cause'] : undefined;
    if (!isObject(next)) break;
    inner = next;
  }
  if (!isObject(inner)) return { message: String(inner) };
  const text = (key: string) => (typeof inner[key] === 'string' ? (inner[key] as string) : undefined);
  const message = (text('message') ?? 'unknown').replace(/\.$/, '');
  // Some errors carry the code of the socket only in their message.
  const code = text('code') ?? /\b(E[A-Z_]{4,})\b/.exec(message)?.[1];
  return { message, type: text('type'), code };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The library's own words, one line each, where they do not mix with the records. */
const plainLines: logCreator = () => {
  return ({ namespace, label, log: { message, error } }) => {
    const more = typeof error === 'string' ? `: ${error}` : '';
    process.stderr.write(`[kafkajs ${label}] ${namespace} ${message}${more}\n`);
  };
};
