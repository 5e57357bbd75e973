// What the core needs to know of consumer groups: a look at all of them, which never joins one. Says nothing of how coordinators are asked.
import type { ClusterImage } from '@railyard/labs/kit';
import type { GroupSighting, Sighting } from './sighting.ts';

export interface GroupOffset {
  readonly topic: string;
  readonly partition: number;
  /** `null`: nothing is committed. */
  readonly committed: number | null;
  /** The high watermark; `null` is unknown. */
  readonly end: number | null;
}

export interface GroupLook {
  readonly sighting: GroupSighting;
  /** The broker that leads its partition of `__consumer_offsets`; `null` while nobody does. */
  readonly coordinator: number | null;
  /** Why its state is not known now; everything else is what was known last. */
  readonly unknown?: string | undefined;
  readonly offsets: readonly GroupOffset[];
}

export interface GroupsLook {
  /** Why nothing can be said of any group. */
  readonly cause?: string | undefined;
  /** Every group there may be, also those that are not followed or whose coordinator does not answer. */
  readonly names: readonly string[];
  /** What the coordinators wrote down since the look before, oldest first: generations shorter than a look, offsets set. */
  readonly steps: readonly Sighting[];
  readonly groups: readonly GroupLook[];
}

export interface GroupsOracle {
  /**
   * Who leads what is taken from the image. `fresh`: what happened since the look before is not told, only how it is
   * now. Never throws; a broker that does not answer within half a second makes its groups unknown.
   */
  look(image: ClusterImage, options: { readonly fresh: boolean }): Promise<GroupsLook>;
  close(): void;
}

/** More groups than these are counted, not followed. */
export const mostGroups = 100;
