// Puts the timeline together with those who feed it: the driver, ZooKeeper, and whoever asks for acts. Decides nothing.
import { nodeNames } from '@railyard/labs/kit';
import type { Logger } from 'pino';
import { type Asker, createTimeline, nodeStates, type Timeline } from './core/timeline/index.ts';
import type { GradedLab } from './core/grader/index.ts';
import type { ClusterDriver } from './ports/cluster-driver.ts';
import type { WatchedZooKeeper } from './ports/oracles.ts';
import type { ProgressStore } from './ports/progress-store.ts';
import { openTimelineFile } from './storage/timeline-file.ts';

export interface TimelineSources {
  readonly dataDir: string;
  readonly driver: ClusterDriver;
  readonly zookeeper: WatchedZooKeeper;
  /** Generation of the cluster. */
  readonly epoch: () => number;
  readonly log: Logger;
}

/** Opens the timeline of a data folder and listens from then on; `close` writes that nobody looks any more. */
export function openTimeline({ dataDir, driver, zookeeper, epoch, log }: TimelineSources): Timeline {
  const timeline = createTimeline({ store: openTimelineFile(dataDir), epoch, log });
  nodeStates(timeline, driver.states());
  const subscriptions = [
    driver.onChange((node, state) => {
      timeline.nodeIs(node, state);
      if (node.startsWith('zookeeper')) zookeeper.askEnsemble();
    }),
    zookeeper.onSighting((sighting) => timeline.saw(sighting)),
  ];
  return {
    ...timeline,
    close() {
      subscriptions.forEach((subscription) => subscription.dispose());
      timeline.close();
    },
  };
}

/** The driver as somebody uses it whose acts are to be told: each is noted before it is done. */
export function notedDriver(
  driver: ClusterDriver,
  timeline: Pick<Timeline, 'asked'>,
  by: Asker,
): ClusterDriver {
  return {
    ...driver,
    start(node, options) {
      if (driver.states()[node].phase !== 'running') timeline.asked(node, 'start', by);
      return driver.start(node, options);
    },
    stop(node, options) {
      const { phase } = driver.states()[node];
      if (phase !== 'stopped' && phase !== 'absent') timeline.asked(node, 'stop', by);
      return driver.stop(node, options);
    },
  };
}

/** Notes that the lab itself stops its nodes now, so that no learner is taken for it. */
export function noteShutdown(driver: Pick<ClusterDriver, 'states'>, timeline: Pick<Timeline, 'asked'>): void {
  const states = driver.states();
  for (const node of nodeNames) {
    const { phase } = states[node];
    if (phase !== 'stopped' && phase !== 'absent') timeline.asked(node, 'stop', 'shutdown');
  }
}

/** The names drawn for the attempts under way; topics so named are followed before others. */
export function drawnNames(
  labs: readonly GradedLab[],
  progress: Pick<ProgressStore, 'currentAttempt'>,
): ReadonlySet<string> {
  const exercises = labs.flatMap(({ lab }) => Object.keys(lab.exercises));
  return new Set(exercises.flatMap((id) => Object.values(progress.currentAttempt(id)?.values ?? {})));
}

/** Whether an attempt is under way, and not passed, whose exercise says `follows: 'groups'`. */
export function followsGroups(
  labs: readonly GradedLab[],
  progress: Pick<ProgressStore, 'currentAttempt' | 'lastVerdict'>,
): () => boolean {
  const exercises = labs.flatMap(({ lab }) =>
    Object.entries(lab.exercises).flatMap(([id, { follows }]) => (follows === 'groups' ? [id] : [])),
  );
  return () =>
    exercises.some((id) => {
      const attempt = progress.currentAttempt(id);
      if (attempt === undefined) return false;
      const last = progress.lastVerdict(id);
      return !(last?.attempt === attempt.number && last.verdict.outcome === 'passed');
    });
}
