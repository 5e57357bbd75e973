// Waiting until the ZooKeeper session of a broker's last life is gone. A broker that starts earlier dies with
// NodeExistsException on /brokers/ids/n.
import { RailyardError } from '../../../protocol/index.ts';
import type { BrokerNode, ZooKeeperNode } from '../../topology.ts';
import { pauseFor } from './waiting.ts';

/** Asks ZooKeeper whether a broker is registered; `undefined` while ZooKeeper does not answer. */
export type BrokerRegistered = (id: number, signal?: AbortSignal) => Promise<boolean | undefined>;

/** Milliseconds; ten times the session timeout, since ZooKeeper itself may have to start first. */
const withinMs = 60_000;
const askEveryMs = 100;

export interface OldSession {
  readonly name: string;
  readonly id: number;
  readonly leftPolitely: boolean;
  readonly registered: BrokerRegistered;
  readonly say: (detail: string) => void;
  readonly signal: AbortSignal;
}

/** Resolves when the broker may start. Throws START_TIMEOUT when the registration stays. */
export async function oldSessionGone(session: OldSession): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await session.registered(session.id, session.signal).catch(() => undefined);
    if (answer === false) return;
    // It closed its session, so it may start together with the ensemble.
    if (answer === undefined && session.leftPolitely) return;
    session.say(
      answer === undefined
        ? 'waiting for ZooKeeper to answer'
        : 'waiting for its old ZooKeeper session to expire',
    );
    if (Date.now() > deadline) {
      throw new RailyardError('START_TIMEOUT', {
        what: `${session.name}, whose old registration in ZooKeeper must go first,`,
        seconds: withinMs / 1000,
      });
    }
    await pauseFor(askEveryMs, session.signal);
  }
}

/** What a node's life has to know of its ZooKeeper session; ZooKeeper nodes have none. */
export function sessionOf(node: BrokerNode | ZooKeeperNode, registered: BrokerRegistered) {
  const { name, id, role } = node;
  return {
    async oldSessionGone(
      leftPolitely: boolean,
      say: (detail: string) => void,
      signal: AbortSignal,
    ): Promise<void> {
      if (role === 'kafka') await oldSessionGone({ name, id, leftPolitely, registered, say, signal });
    },
    hasDeregistered: async () => role !== 'kafka' || (await registered(id).catch(() => undefined)) === false,
  };
}
