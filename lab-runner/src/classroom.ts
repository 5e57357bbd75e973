// Puts the change between classes together: what the core decides, on this runner's disk, grader, consoles and cluster.
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { RailyardError } from '../protocol/index.ts';
import { type Classes, createClasses } from './core/class/index.ts';
import type { Cluster } from './core/cluster/cluster.ts';
import type { ConsoleHub } from './core/console/index.ts';
import type { GradedLab, Grader } from './core/grader/index.ts';
import type { Timeline } from './core/timeline/index.ts';
import type { ProgressArchive, ResultsFolder } from './ports/class-records.ts';
import type { Workbench } from './ports/workbench.ts';
import { openClassJournal } from './storage/class-journal.ts';
import { openResultsFolder } from './storage/class-results.ts';

export interface ClassroomParts {
  readonly dataDir: string;
  readonly labs: readonly GradedLab[];
  readonly progress: ProgressArchive;
  readonly grader: Grader;
  readonly consoles: ConsoleHub;
  readonly workbench: Workbench;
  readonly cluster: Cluster;
  readonly timeline: Pick<Timeline, 'forget'>;
  readonly log: Logger;
}

export interface Classroom {
  readonly classes: Classes;
  readonly results: ResultsFolder;
  /** Brings a change that an earlier runner left half-done to its end; aborting leaves the rest to the next one. */
  resume(signal: AbortSignal | undefined): Promise<void>;
}

export function openClassroom(parts: ClassroomParts): Classroom {
  const { dataDir, labs, progress, grader, consoles, workbench, cluster, timeline, log } = parts;
  const results = openResultsFolder(dataDir);
  const course = labs.flatMap(({ lab, messages }) =>
    Object.keys(lab.exercises).map((exercise) => ({
      lab: lab.id,
      exercise,
      title: messages.exercises[exercise]?.title ?? exercise,
    })),
  );
  const classes = createClasses({
    journal: openClassJournal({ dataDir, log }),
    results,
    progress,
    course,
    async quiet() {
      await grader.abortAll(new RailyardError('SEAT_RESET'));
      await consoles.closeAll('SEAT_RESET');
    },
    clearProgress: () => grader.clear(),
    progressRestored: () => grader.reread(),
    clearHome: () => workbench.clearHome(),
    async resetCluster() {
      const { epoch, way, clean, differences, elapsedMs } = await cluster.reset('hard');
      timeline.forget();
      return { epoch, way, clean, differences: [...differences], elapsedMs };
    },
    log,
    clock: Date.now,
    newId: randomUUID,
  });
  const cancel = () => {
    void classes.stop();
    cluster.stop().catch((error: unknown) => log.error({ err: error }, 'the reset could not be stopped'));
  };
  return {
    classes,
    results,
    async resume(signal) {
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        await classes.resume();
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
  };
}
