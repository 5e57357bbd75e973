// A broker's ZooKeeper session at one moment: alive, running out, gone. Pure; the bar and its words are drawn elsewhere.
import { whyUnknown } from './knowledge.ts';
import type { Moment } from './moment.ts';

/** How long ZooKeeper waits for a silent broker. Source: infra/kafka/server.properties, held to it by a test. */
export const sessionTimeoutMs = 6000;

export type Session =
  | { readonly state: 'unknown' }
  | { readonly state: 'alive'; readonly id: string }
  /** Nothing is heard of the broker since `since`; it stays registered until ZooKeeper has waited long enough. */
  | { readonly state: 'draining'; readonly since: number; readonly id: string }
  /** Silent, and nobody is there to end the session: expiry is the ZooKeeper leader's work. */
  | { readonly state: 'held'; readonly since: number | undefined }
  | { readonly state: 'gone' };

export function sessionOf({ image, silentSince }: Moment, broker: number): Session {
  const since = silentSince[`kafka${broker}`];
  const held = image.quorum === false;
  if (image.brokers === null) return held ? { state: 'held', since } : { state: 'unknown' };
  const id = image.brokers[String(broker)];
  if (id === undefined) return { state: 'gone' };
  if (held) return { state: 'held', since };
  if (whyUnknown(image) !== undefined) return { state: 'unknown' };
  return since === undefined ? { state: 'alive', id } : { state: 'draining', since, id };
}

/** What is left of the session at `now`, from 1 to 0. */
export function leftOf(session: Session, now: number): number {
  if (session.state === 'alive') return 1;
  if (session.state !== 'draining') return 0;
  return Math.min(1, Math.max(0, 1 - (now - session.since) / sessionTimeoutMs));
}

/** The bar in words. `now` is `undefined` where no clock runs. */
export function sessionWords(session: Session, now: number | undefined): string {
  switch (session.state) {
    case 'unknown':
      return 'session unknown';
    case 'alive':
      return 'session alive';
    case 'held':
      return session.since === undefined ? 'session unknown: no quorum' : 'silent; no quorum ends it';
    case 'gone':
      return 'not registered';
    case 'draining': {
      if (now === undefined) return 'silent, session runs out';
      const seconds = Math.ceil((sessionTimeoutMs - (now - session.since)) / 1000);
      return seconds > 0 ? `session ends within ${seconds} s` : 'session is due to end';
    }
  }
}
