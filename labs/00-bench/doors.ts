// What is wrong with a list of bootstrap servers, judged by its text. Asks no broker.
import { brokerNames, type BrokerName, type ClientPorts, zookeeperNames } from '../kit/index.ts';

export interface Doors {
  /** The addresses Kafka reads. */
  readonly addresses: readonly string[];
  /** Brokers named by an address they really listen on. */
  readonly brokers: ReadonlySet<BrokerName>;
  /** Addresses that are no broker's. */
  readonly wrong: readonly string[];
  readonly zookeeper: string | undefined;
  /** An entry in which something other than a comma was meant to part two addresses. */
  readonly run: { readonly text: string; readonly read: string } | undefined;
}

/** What Kafka reads of an entry: it splits at commas only, and of what is left it takes the last address (Utils.getHost). */
const readOf = (entry: string): string => entry.split(/[\s;|]+/).at(-1) ?? entry;

/** Looks at the list as Kafka 3.9 reads it. */
export function readDoors(servers: string, ports: ClientPorts): Doors {
  const entries = servers
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const addresses = entries.map(readOf);
  const named = addresses.map((address) => brokerNames.find((name) => address === `${name}:${ports[name]}`));
  const run = entries.find((entry) => readOf(entry) !== entry);
  return {
    addresses,
    brokers: new Set(named.filter((name) => name !== undefined)),
    wrong: addresses.filter((_, index) => named[index] === undefined),
    zookeeper: addresses.find((address) =>
      zookeeperNames.some((name) => address.startsWith(`${name}:`) || address.endsWith(`:${ports[name]}`)),
    ),
    run: run === undefined ? undefined : { text: run, read: readOf(run) },
  };
}

/** All brokers, those the list leans on first: the one whose loss hurts is found soonest. */
export function stopOrder({ brokers }: Doors): readonly BrokerName[] {
  return [...brokers, ...brokerNames.filter((name) => !brokers.has(name))];
}
