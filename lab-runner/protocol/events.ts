// News from runner to page, one socket per tab. The first event after opening is always a full `cluster`.
import { ClusterImage, TimelineEvent } from '@railyard/labs/kit';
import * as z from 'zod/mini';
import { ClusterView } from './cluster.ts';
import { ConsoleView } from './console.ts';
import { ExerciseView } from './exercise.ts';

export const RunnerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('cluster'), cluster: ClusterView }),
  z.object({ type: z.literal('exercise'), exercise: ExerciseView }),
  z.object({ type: z.literal('consoles'), consoles: z.array(ConsoleView) }),
  /** All exercises changed at once: progress cleared or restored. `notice` is a banner for people. */
  z.object({ type: z.literal('progress'), notice: z.optional(z.string()) }),
  /** What the cluster is, sent once when a page joins; then only what happens. */
  z.object({ type: z.literal('image'), image: ClusterImage }),
  z.object({ type: z.literal('timeline'), events: z.array(TimelineEvent) }),
  /** Which class ended last: another id than the page has seen means that somebody else sits here now. */
  z.object({ type: z.literal('class'), ended: z.string() }),
  z.object({ type: z.literal('stopping'), reason: z.string() }),
]);
export type RunnerEvent = z.infer<typeof RunnerEvent>;
