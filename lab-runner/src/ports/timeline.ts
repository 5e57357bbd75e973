// What the core needs of a place that keeps the timeline. The store stamps nothing and knows no meaning.
import type { ClusterImage, TimelineEvent } from '@railyard/labs/kit';

export interface TimelineStore {
  /** What was kept so far: the image the oldest kept event starts from, and the events, oldest first. */
  load(): { readonly base: ClusterImage; readonly events: readonly TimelineEvent[] };
  /** Written before the call returns; what was written survives a kill of this process. */
  append(events: readonly TimelineEvent[]): void;
  /** Keeps only `base` and `events`, in one step. */
  replace(base: ClusterImage, events: readonly TimelineEvent[]): void;
  close(): void;
}
