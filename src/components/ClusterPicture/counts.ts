// The counts in the head of the picture, and who leads what. Unknown is a value of its own, with its cause. Pure.
import { type ClusterImage, type EnsembleRole, zookeeperNames } from '@railyard/labs/kit';
import { isInternal, minIsrOf, registeredIn } from './replicas.ts';

export interface Counts {
  readonly underReplicated: number;
  readonly underMinIsr: number;
  readonly offline: number;
  /** How many of all these are in topics Kafka keeps for itself. */
  readonly internal: {
    readonly underReplicated: number;
    readonly underMinIsr: number;
    readonly offline: number;
  };
  /** True when some topics are not followed, or some states not seen yet: the counts are floors. */
  readonly atLeast: boolean;
}

/**
 * Counts over all followed partitions, by Kafka's own definitions (UnderReplicated, UnderMinIsr, Offline). A leader that is
 * not registered leads nothing, also where no controller is left to write that down.
 */
export function countsOf(image: ClusterImage): Counts {
  const all = { underReplicated: 0, underMinIsr: 0, offline: 0 };
  const internal = { underReplicated: 0, underMinIsr: 0, offline: 0 };
  const registered = registeredIn(image);
  const leads = (broker: number) => broker >= 0 && (registered?.includes(broker) ?? true);
  let unseen = false;
  for (const [topic, { replicas, states }] of Object.entries(image.topics)) {
    replicas.forEach((assigned, partition) => {
      const state = states[String(partition)];
      if (state === undefined) {
        unseen = true;
        return;
      }
      for (const tally of isInternal(topic) ? [all, internal] : [all]) {
        if (state.isr.length < assigned.length) tally.underReplicated += 1;
        if (state.isr.length < minIsrOf(image, topic, assigned.length)) tally.underMinIsr += 1;
        if (!leads(state.leader)) tally.offline += 1;
      }
    });
  }
  return { ...all, internal, atLeast: unseen || image.gaps.includes('partitions') };
}

export interface Ensemble {
  readonly members: readonly { readonly name: string; readonly role: EnsembleRole | 'unknown' }[];
  readonly leader: string | undefined;
  /** Members that serve: the leader and who follows it. */
  readonly serving: number;
  /** `undefined` while no member has said anything. */
  readonly quorum: boolean | undefined;
}

/** What the three ZooKeepers say of themselves. */
export function ensembleOf(image: ClusterImage | undefined): Ensemble {
  const roles = image?.gaps.includes('all') ? {} : (image?.roles ?? {});
  const members = zookeeperNames.map((name) => ({ name, role: roles[name] ?? ('unknown' as const) }));
  return {
    members,
    leader: members.find(({ role }) => role === 'leader')?.name,
    serving: members.filter(({ role }) => role === 'leader' || role === 'follower').length,
    quorum: Object.keys(roles).length === 0 ? undefined : (image?.quorum ?? undefined),
  };
}
