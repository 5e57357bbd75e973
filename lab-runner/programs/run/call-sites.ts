// Remembers from which line of the learner's a Kafka client was called: the library's own errors have lost it.
import { Kafka } from 'kafkajs';

const sites = new WeakMap<Error, string>();

/** The stack of the call that ended in this error; empty when no client of Kafka's was asked. */
export function siteOf(error: Error): string {
  return sites.get(error) ?? '';
}

type Method = (...values: unknown[]) => unknown;

/** Has every producer, consumer and admin client of this process remember. */
export function rememberCalls(): void {
  const makers = Kafka.prototype as unknown as Record<string, Method>;
  for (const kind of ['producer', 'consumer', 'admin']) {
    const make = makers[kind];
    if (make === undefined) continue;
    makers[kind] = function (this: unknown, ...values) {
      const client = make.apply(this, values) as Record<string, unknown>;
      for (const [name, method] of Object.entries(client)) {
        if (typeof method === 'function') client[name] = remembering(client, method as Method);
      }
      return client;
    };
  }
}

function remembering(client: unknown, method: Method): Method {
  return (...values) => {
    const site = new Error().stack ?? '';
    const answer = method.apply(client, values);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch((error: unknown) => {
      if (error instanceof Error && !sites.has(error)) sites.set(error, site);
      throw error;
    });
  };
}
