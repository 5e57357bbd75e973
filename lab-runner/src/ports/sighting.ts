// What a look at one part of the cluster shows. A look is always full: whoever keeps the last one finds what changed.
import type {
  Committed,
  EnsembleRole,
  EventOf,
  GroupMember,
  GroupState,
  GroupWay,
  Leadership,
  Share,
} from '@railyard/labs/kit';

type Settings = Readonly<Record<string, string>>;

export type Sighting =
  /** Live registrations: broker id → session in hex. */
  | { readonly of: 'brokers'; readonly sessions: Readonly<Record<string, string>> }
  /** `epoch` is `null` while nobody is the controller: it is the last one's then. */
  | { readonly of: 'controller'; readonly controller: number | null; readonly epoch: number | null }
  /** Every topic there is, also those that are not followed. */
  | { readonly of: 'topics'; readonly names: readonly string[] }
  /** Topics the controller has been told to delete: it takes their partitions apart first, which is no news of theirs. */
  | { readonly of: 'deletions'; readonly topics: readonly string[] }
  /** `null` for a topic that was deleted. `removing`: by partition, the replicas a reassignment takes away. */
  | {
      readonly of: 'topic';
      readonly topic: string;
      readonly replicas: readonly (readonly number[])[] | null;
      readonly removing: Readonly<Record<string, readonly number[]>>;
    }
  | {
      readonly of: 'partition';
      readonly topic: string;
      readonly partition: number;
      readonly state: Leadership;
    }
  | { readonly of: 'topicConfig'; readonly topic: string; readonly values: Settings }
  /** All settings of one kind of entity, by name; passwords are hidden. */
  | {
      readonly of: 'settings';
      readonly entity: Exclude<EventOf<'config'>['entity'], 'topics'>;
      readonly all: Readonly<Record<string, Settings>>;
    }
  /** The rules of every resource that has any. */
  | { readonly of: 'acls'; readonly all: Readonly<Record<string, readonly string[]>> }
  | {
      readonly of: 'ensemble';
      readonly roles: Readonly<Record<string, EnsembleRole>>;
      readonly quorum: boolean;
    }
  /** `false`: from now on ZooKeeper tells nothing. `true`: it tells again, and one full look is complete. */
  | { readonly of: 'contact'; readonly has: boolean }
  /** Every group there may be, also those whose coordinator does not answer. */
  | { readonly of: 'groups'; readonly names: readonly string[] }
  | ({ readonly of: 'group' } & GroupSighting)
  /** Committed offsets that were set back, or set by hand. */
  | { readonly of: 'offsets'; readonly group: string; readonly changes: EventOf<'offsets'>['changes'] }
  /** `false`: nobody looks at the groups any more. `true`: somebody does, and one full look is complete. */
  | { readonly of: 'watch'; readonly watched: boolean }
  /** Which topics are followed: all of them, or only these while there are too many. */
  | { readonly of: 'following'; readonly topics: readonly string[] | 'all' };

/** One group as its coordinator keeps it. */
export interface GroupSighting {
  readonly group: string;
  readonly state: GroupState;
  readonly generation: number | null;
  readonly protocol: string;
  readonly way: GroupWay;
  readonly members: Readonly<Record<string, GroupMember>>;
  /** Of the last assignment stored; members that have left since may still be named. */
  readonly shares: Readonly<Record<string, Share>>;
  /** Told with an assignment; a commit alone is no news. */
  readonly committed?: Committed;
}
