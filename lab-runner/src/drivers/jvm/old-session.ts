// Waiting until the ZooKeeper session of a broker's last life is gone. A broker that starts earlier dies with
// NodeExistsException on /brokers/ids/n.
import { existsSync } from 'node:fs';
import { RailyardError } from '../../../protocol/index.ts';
import type { NodeFiles } from './node-files.ts';
import { pauseFor } from './waiting.ts';

/** Asks ZooKeeper whether a broker is registered; `undefined` while ZooKeeper does not answer. */
export type BrokerRegistered = (id: number, signal?: AbortSignal) => Promise<boolean | undefined>;

/** Milliseconds; ten times the session timeout, since ZooKeeper itself may have to start first. */
const withinMs = 60_000;
const askEveryMs = 100;

export interface OldSession {
  readonly name: string;
  readonly id: number;
  readonly files: NodeFiles;
  readonly leftPolitely: boolean;
  readonly registered: BrokerRegistered;
  readonly say: (detail: string) => void;
  readonly signal: AbortSignal;
}

/** Resolves when the broker may start. Throws START_TIMEOUT when the registration stays. */
export async function oldSessionGone(session: OldSession): Promise<void> {
  // Its first life: there is no earlier session.
  if (!existsSync(session.files.firstData)) return;
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
