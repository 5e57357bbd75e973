// What a soft reset needs beyond looking: things taken away through those who keep them. Decides nothing.
import type { ConnectedKafka, WatchedZooKeeper } from './oracles.ts';

export interface CleanableZooKeeper extends WatchedZooKeeper {
  /** Deletes a node and all below it; nothing when it is not there. */
  remove(path: string): Promise<void>;
  /** Gives a config entity (`topics/orders`, `users/alice/clients/app`) exactly these overrides and tells the brokers as Kafka's tools do; none at all take the entity away. */
  setOverrides(entity: string, overrides: Readonly<Record<string, string>>): Promise<void>;
}

/** Each resolves when it is done, and stops between two requests when the signal aborts. */
export interface CleanableKafka extends ConnectedKafka {
  /** Resolves when every coordinator has read what it keeps; until then groups and transactions are missing from their lists. */
  coordinatorsReady(signal?: AbortSignal): Promise<void>;
  /** Transactional ids with a transaction that has not ended. */
  openTransactions(): Promise<readonly string[]>;
  abortTransactions(signal: AbortSignal): Promise<void>;
  cancelReassignments(signal: AbortSignal): Promise<void>;
  /** Removes members that are left, then groups with their offsets. */
  removeGroups(signal: AbortSignal): Promise<void>;
  removeTopics(topics: readonly string[], signal: AbortSignal): Promise<void>;
  removePermissions(signal: AbortSignal): Promise<void>;
}
