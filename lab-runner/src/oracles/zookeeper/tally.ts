// Counting what the cluster strip shows from what ZooKeeper holds. Pure.
import type { ClusterFacts } from '../../ports/oracles.ts';
import type { LeaderState, Replicas } from './kafka-znodes.ts';

/** One topic as far as it is known: replicas by partition, and the states read so far. */
export interface TopicPicture {
  readonly replicas: Replicas;
  readonly states: ReadonlyMap<number, LeaderState>;
}

export interface Count {
  readonly underReplicated: number;
  readonly offline: number;
}

/**
 * A partition without a state has no leader yet: it counts as offline and under-replicated. So does as offline one whose
 * leader is not registered: with all brokers gone there is no controller that would write that down.
 */
export function tally(topics: Iterable<TopicPicture>, registered: ReadonlySet<number>): Count {
  let underReplicated = 0;
  let offline = 0;
  for (const { replicas, states } of topics) {
    for (const [partition, nodes] of replicas) {
      const state = states.get(partition);
      if (state === undefined || state.isr.length < nodes.length) underReplicated += 1;
      // A dead last replica stays in the ISR, so the leader alone tells.
      if (state === undefined || !registered.has(state.leader)) offline += 1;
    }
  }
  return { underReplicated, offline };
}

/** True when a listener need not be told. */
export function sameFacts(one: ClusterFacts, other: ClusterFacts): boolean {
  return (
    one.controller === other.controller &&
    one.controllerForged === other.controllerForged &&
    one.topics === other.topics &&
    one.underReplicated === other.underReplicated &&
    one.offline === other.offline &&
    String(one.brokers) === String(other.brokers) &&
    (one.brokers === null) === (other.brokers === null) &&
    String(one.returning) === String(other.returning) &&
    JSON.stringify(one.noQuorum) === JSON.stringify(other.noQuorum) &&
    String(one.missingInternal) === String(other.missingInternal)
  );
}
