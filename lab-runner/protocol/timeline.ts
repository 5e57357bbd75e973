// The timeline on the wire: a stretch of it to read, and its news.
import { ClusterImage, TimelineEvent } from '@railyard/labs/kit';
import * as z from 'zod/mini';

/** A stretch of the timeline: the image it starts from and every event after it. */
export const TimelineView = z.object({
  base: ClusterImage,
  events: z.array(TimelineEvent),
  /** True when older events that were asked for have been let go; `base` stands for them. */
  cut: z.boolean(),
});
export type TimelineView = z.infer<typeof TimelineView>;
