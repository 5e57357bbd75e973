// ZooKeeper as the first oracle: reads on demand, facts pushed by watches. Knows Kafka's znodes, not its protocol.
import type { BrokerRegistration } from '@railyard/labs/kit';
import type { Logger } from 'pino';
import type { CleanableZooKeeper } from '../../ports/clean-up.ts';
import type { Sighting } from '../../ports/sighting.ts';
import type { Topology } from '../../topology.ts';
import { messageOf } from '../patience.ts';
import { watchCluster } from './cluster-watch.ts';
import { electPreferred } from './election.ts';
import { watchEnsemble } from './ensemble-watch.ts';
import { kafkaZnodes } from './kafka-znodes.ts';
import { setOverrides } from './overrides.ts';
import { createSession } from './session.ts';
import { connectedSessions } from './way-back.ts';
import { readZnodes } from './znodes.ts';

export interface ZooKeeperOracleOptions {
  readonly topology: Pick<Topology, 'zookeepers'>;
  /** The address the ensemble is bound to. */
  readonly bind: string;
  readonly log: Pick<Logger, 'debug'>;
  /** Topics that are followed before others when there are too many. */
  readonly favoured?: () => ReadonlySet<string>;
}

/** Not connected until `connect()`; may be connected again after `close()`, also to an ensemble whose data was wiped. */
export function createZooKeeperOracle(options: ZooKeeperOracleOptions): CleanableZooKeeper {
  const { topology, bind, log, favoured = () => new Set() } = options;
  const session = createSession(topology.zookeepers.map(({ client }) => `${bind}:${client}`));
  const znodes = readZnodes(session);
  const kafka = kafkaZnodes(znodes);
  const listeners = new Set<(sighting: Sighting) => void>();
  const onSighting = (sighting: Sighting) => listeners.forEach((listener) => listener(sighting));
  const onTrouble = (error: unknown) => {
    log.debug({ reason: messageOf(error) }, 'a look at the cluster through ZooKeeper was cut short');
  };
  const connected = () => connectedSessions(topology.zookeepers, bind);
  const watch = watchCluster({ session, znodes, kafka, connected, onTrouble, onSighting, favoured });
  const ensemble = watchEnsemble(topology.zookeepers, bind, (seen) => {
    watch.asked(seen);
    onSighting({ of: 'ensemble', ...seen });
  });
  session.onState(() => ensemble.poke());

  return {
    connect() {
      session.connect();
      ensemble.begin();
    },
    connected: () => session.connected(),
    facts: () => watch.facts(),
    onChange: (listener) => watch.onChange(listener),
    onSighting(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    askEnsemble: () => ensemble.poke(),
    electPreferredLeaders: (partitions) => electPreferred(znodes, kafka, partitions),
    async close() {
      ensemble.rest();
      session.close();
      watch.forget();
    },

    remove: (path) => znodes.remove(path),
    setOverrides: (entity, overrides) => setOverrides(znodes, entity, overrides),

    get: (path) => znodes.get(path),
    children: (path) => znodes.children(path),
    clusterId: () => kafka.clusterId(),
    async brokers() {
      const found = await Promise.all((await kafka.brokerIds()).map((id) => kafka.broker(id)));
      return found.filter((broker): broker is BrokerRegistration => broker !== undefined);
    },
    async controller() {
      const [claim, epoch] = await Promise.all([kafka.claim(), kafka.controllerEpoch()]);
      if (claim?.id === undefined) return undefined;
      return { id: claim.id, epoch, elected: await kafka.elected(claim) };
    },
    topics: () => kafka.topics(),
    topic: (name) => kafka.topic(name),
    topicConfig: (name) => kafka.overrides(name),
  };
}
