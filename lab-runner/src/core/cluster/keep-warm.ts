// Keeps what a start has warmed: a broker that was started again has no block of producer ids, and fetches one only when
// it is first asked. Without ZooKeeper's quorum it cannot, and a new producer would hang where the lesson says it does not.
import type { Disposable } from '../../ports/cluster-driver.ts';
import type { ClusterFacts, ConnectedKafka, WatchedZooKeeper } from '../../ports/oracles.ts';

export interface KeepWarmParts {
  readonly zookeeper: Pick<WatchedZooKeeper, 'facts' | 'onChange'>;
  readonly kafka: Pick<ConnectedKafka, 'warmBroker'>;
  readonly log: { debug(facts: object, message: string): void };
}

/** Asks every broker that registers, once per registration. What fails is not repeated: the broker is away again, or ends. */
export function keepWarm({ zookeeper, kafka, log }: KeepWarmParts): Disposable {
  const ended = new AbortController();
  let known: readonly number[] = [];
  const look = ({ brokers }: ClusterFacts): void => {
    // Unknown is not gone.
    if (brokers === null) return;
    for (const id of brokers.filter((one) => !known.includes(one))) {
      kafka.warmBroker(id, { signal: ended.signal }).catch((error: unknown) => {
        log.debug({ err: error, broker: id }, 'a broker that came back got no producer ids');
      });
    }
    known = brokers;
  };
  look(zookeeper.facts());
  const subscription = zookeeper.onChange(look);
  return {
    dispose() {
      subscription.dispose();
      ended.abort(new Error('The lab is stopping.'));
    },
  };
}
