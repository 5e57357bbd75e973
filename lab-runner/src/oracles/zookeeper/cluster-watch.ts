// The facts of the cluster strip, kept current: brokers, controller, topics. Starts afresh on every connection.
import type { Disposable } from '../../ports/cluster-driver.ts';
import { type ClusterFacts, unknownFacts } from '../../ports/oracles.ts';
import type { KafkaZnodes } from './kafka-znodes.ts';
import type { Session } from './session.ts';
import { sameFacts } from './tally.ts';
import { sweepTopics } from './topic-sweep.ts';
import { type TopicCounter, watchTopics } from './topic-watch.ts';

/** Above this many topics their partitions are no longer watched one by one. */
export const watchedTopics = 300;
const sweepEveryMs = 5000;
/** Changes that come together are told together. */
const gatherMs = 20;
/** What was last known stands this long without a connection: moving to the next server is not news. */
const graceMs = 1500;
const retryMs = 500;
/** Where groups keep their places, and transactions their state. */
const internalTopics = ['__consumer_offsets', '__transaction_state'];

export interface ClusterWatch {
  facts(): ClusterFacts;
  onChange(listener: (facts: ClusterFacts) => void): Disposable;
  /** Forgets everything at once: the session is being closed on purpose. */
  forget(): void;
}

/** Follows the cluster through the session's connections. */
export function watchCluster(
  session: Session,
  znodes: KafkaZnodes,
  onTrouble: (error: unknown) => void,
): ClusterWatch {
  const listeners = new Set<(facts: ClusterFacts) => void>();
  let facts = unknownFacts;
  let picture: Picture | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let grace: NodeJS.Timeout | undefined;

  const tell = (next: ClusterFacts) => {
    if (sameFacts(facts, next)) return;
    facts = next;
    listeners.forEach((listener) => listener(facts));
  };
  const gather = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      const next = picture?.facts();
      if (next) tell(next);
    }, gatherMs);
  };
  const drop = () => {
    picture?.dispose();
    picture = undefined;
    clearTimeout(gathering);
    gathering = undefined;
  };
  const forget = () => {
    clearTimeout(grace);
    drop();
    tell(unknownFacts);
  };

  session.onState((up) => {
    clearTimeout(grace);
    drop();
    if (up) picture = draw(znodes, gather, onTrouble);
    else grace = setTimeout(forget, graceMs);
  });

  return {
    facts: () => facts,
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    forget,
  };
}

interface Picture {
  /** `undefined` until the first look is complete. */
  facts(): ClusterFacts | undefined;
  dispose(): void;
}

/** What one connection shows. */
function draw(znodes: KafkaZnodes, onChange: () => void, onTrouble: (error: unknown) => void): Picture {
  let disposed = false;
  let complete = false;
  let brokers: readonly number[] = [];
  let controller: number | null = null;
  let names: readonly string[] = [];
  let counter: TopicCounter | undefined;
  let sweeping = false;

  // A read that fails while the connection lives is tried again; a lost connection draws a picture of its own.
  const again = (read: () => Promise<void>) => {
    const attempt = () => {
      if (disposed) return;
      read().then(onChange, (error: unknown) => {
        onTrouble(error);
        setTimeout(attempt, retryMs).unref();
      });
    };
    return attempt;
  };
  const brokersChanged = again(readBrokers);
  const controllerChanged = again(readController);
  const topicsChanged = again(readTopics);

  async function readBrokers(): Promise<void> {
    brokers = await znodes.brokerIds(brokersChanged);
  }
  async function readController(): Promise<void> {
    controller = (await znodes.controllerId(controllerChanged)) ?? null;
  }
  async function readTopics(): Promise<void> {
    names = await znodes.topics(topicsChanged);
    if (disposed) return;
    if (counter === undefined || sweeping !== names.length > watchedTopics) {
      counter?.dispose();
      sweeping = names.length > watchedTopics;
      counter = sweeping
        ? sweepTopics(znodes, onChange, onTrouble, { everyMs: sweepEveryMs })
        : watchTopics(znodes, onChange, onTrouble);
    }
    onChange();
    await counter.follow(names);
  }

  again(async () => {
    await Promise.all([readBrokers(), readController(), readTopics()]);
    complete = true;
  })();

  return {
    facts() {
      if (!complete) return undefined;
      const count = counter?.count() ?? { underReplicated: null, offline: null };
      const missing = internalTopics.filter((name) => !names.includes(name));
      const lost = missing.length > 0 ? { missingInternal: missing } : {};
      return { brokers, controller, topics: names.length, ...count, ...lost };
    },
    dispose() {
      disposed = true;
      counter?.dispose();
    },
  };
}
