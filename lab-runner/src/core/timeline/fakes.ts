// A store in memory, and a history in which nothing happened, for tests.
import { type ClusterImage, emptyImage, type HistoryOracle, type TimelineEvent } from '@railyard/labs/kit';
import type { TimelineStore } from '../../ports/timeline.ts';

/** Keeps what it is given; `refuse` makes it a full disk. */
export function createMemoryStore(kept: Partial<ReturnType<TimelineStore['load']>> = {}) {
  let base: ClusterImage = kept.base ?? emptyImage;
  let events: readonly TimelineEvent[] = kept.events ?? [];
  const store = {
    refuse: false,
    closed: false,
    load: () => ({ base, events }),
    append(more: readonly TimelineEvent[]) {
      if (store.refuse) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      events = [...events, ...more];
    },
    replace(nextBase: ClusterImage, nextEvents: readonly TimelineEvent[]) {
      if (store.refuse) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      [base, events] = [nextBase, [...nextEvents]];
    },
    close: () => void (store.closed = true),
  };
  return store;
}

/** Nothing happened, ever. */
export const noHistory = (): HistoryOracle => ({
  events: async () => [],
  of: async () => [],
  atStart: async () => emptyImage,
  gaps: async () => [],
});
